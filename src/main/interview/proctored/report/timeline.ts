/** Attention along the time of an interview: a picture, and a table of what was not looking ahead. */
import type { Language } from '../../../ports/language.ts';
import type { AttentionSpan, AttentionState, AttentionSummary } from '../../../ports/proctored.ts';
import type { PdfDefinition } from '../../../ports/screening.ts';
import { ACCENT, clean, headRows, INK, LINE, listOf, MUTED, NARROW, sectionOf } from '../../reports/pdf-text.ts';
import { toTimeline } from '../attention-summary.ts';
import { filled, labelOf, tenths, type ReportLabels } from './labels.ts';

const WIDTH = 499;
const HEIGHT = 18;
const EVENTS = 30;
/** A table that need not be parted. */
const SHORT = 12;
/** Shorter than this would not be seen on paper. */
const THINNEST = 0.5;
const COLOURS: Readonly<Record<AttentionState, string>> = { focused: ACCENT, distracted: '#b4690e', unknown: LINE };
/** Beside the colours, for those who do not see them apart, each state has a height of its own. */
const HEIGHTS: Readonly<Record<AttentionState, number>> = { focused: 8, distracted: HEIGHT, unknown: 4 };

export const clockTime = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;

export function attentionOf(spans: readonly AttentionSpan[], attention: AttentionSummary | null, language: Language, labels: ReportLabels): PdfDefinition[] {
  const limits = { ...listOf(labels.limits, ''), fontSize: 9, color: MUTED, margin: [0, 8, 0, 0] };
  if (attention === null || !attention.assessed) return sectionOf(labels.attention, [{ body: { stack: [{ text: labels.notAssessed }, limits] }, lines: 8 }]);
  const line = toTimeline(spans);
  const shares = { focused: percent(attention.focusedRatio), distracted: percent(attention.distractedRatio), unknown: percent(attention.unknownRatio) };
  const measuredS = line.reduce((sum, { t0, t1 }) => sum + t1 - t0, 0);
  const text = line.length === 0 ? filled(labels.told, shares) : filled(labels.measured, { ...shares, minutes: tenths(measuredS / 60, language) });
  const parts = [{ text }, ...(line.length === 0 ? [] : [pictureOf(line), legendOf(labels)]), limits];
  return [...sectionOf(labels.attention, [{ body: { stack: parts }, lines: 12 }]), ...eventsOf(line, labels)];
}

function pictureOf(line: readonly AttentionSpan[]): PdfDefinition {
  const end = Math.max(...line.map(({ t1 }) => t1), 1);
  const at = (seconds: number): number => (seconds / end) * WIDTH;
  const bars = merged(line).map(({ t0, t1, state }) => ({
    type: 'rect', x: at(t0), y: HEIGHT - HEIGHTS[state], w: Math.max(THINNEST, at(t1) - at(t0)), h: HEIGHTS[state], color: COLOURS[state], lineWidth: 0,
  }));
  const axis = { type: 'line', x1: 0, y1: HEIGHT, x2: WIDTH, y2: HEIGHT, lineWidth: 0.75, lineColor: MUTED };
  return {
    margin: [0, 8, 0, 0],
    stack: [
      { canvas: [...bars, axis] },
      { columns: [0, 0.5, 1].map((share) => ({ text: clockTime(end * share), width: '*', alignment: share === 0 ? 'left' : share === 1 ? 'right' : 'center' })), style: 'quiet' },
    ],
  };
}

/** Neighbours in one state are one bar: hours of a tracker are thousands of stretches. */
function merged(line: readonly AttentionSpan[]): AttentionSpan[] {
  const bars: AttentionSpan[] = [];
  for (const span of line) {
    const last = bars.at(-1);
    if (last?.state === span.state && span.t0 - last.t1 < 1) bars[bars.length - 1] = { ...last, t1: span.t1 };
    else bars.push(span);
  }
  return bars;
}

function legendOf(labels: ReportLabels): PdfDefinition {
  const item = (state: AttentionState): PdfDefinition => ({
    width: 'auto', columnGap: 4,
    columns: [{ width: 10, canvas: [{ type: 'rect', x: 0, y: 10 - HEIGHTS[state] / 2, w: 8, h: HEIGHTS[state] / 2, color: COLOURS[state], lineWidth: 0 }] }, { width: 'auto', text: labels[state], color: INK, fontSize: 9 }],
  });
  return { columns: [item('focused'), item('distracted'), item('unknown')], columnGap: 16, margin: [0, 4, 0, 0] };
}

function eventsOf(line: readonly AttentionSpan[], labels: ReportLabels): PdfDefinition[] {
  const events = merged(line).filter(({ state }) => state !== 'focused');
  if (events.length === 0) return [];
  const name = ({ event, state, reason }: AttentionSpan): string => `${labelOf(labels.eventNames, event)}${state === 'unknown' ? `, ${labels.unknown}` : ''}${reason === null ? '' : ` (${labelOf(labels.reasonNames, reason)})`}`;
  const shown = events.toSorted((a, b) => b.t1 - b.t0 - (a.t1 - a.t0)).slice(0, EVENTS).toSorted((a, b) => a.t0 - b.t0);
  const rows = shown.map((span) => [clockTime(span.t0), clockTime(span.t1), clean(name(span), NARROW * 3)].map((text) => ({ text })));
  return [
    {
      layout: 'report', fontSize: 9, margin: [0, 10, 0, 0], ...(rows.length <= SHORT ? { unbreakable: true } : {}), table: { headerRows: 2, keepWithHeaderRows: 1, widths: [50, 50, '*'], body: [...headRows(labels.events, [labels.from, labels.to, labels.event]), ...rows] },
    },
    ...(events.length > EVENTS ? [{ text: filled(labels.moreEvents, { count: events.length - EVENTS }), style: 'quiet' }] : []),
  ];
}

const percent = (share: number): number => Math.round(share * 100);
