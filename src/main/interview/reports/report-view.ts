/** What a report says, before it is HTML or PDF: both are made from this, so both say the same. */
import type { Decision, Evidence, ReportInput } from '../../ports/screening.ts';
import { entryOf } from '../knowledge/text.ts';
import { REPORT_LABELS, type ReportLabels } from './labels.ts';

export interface ScoreRow {
  /** From 1; also the mark in the chart. */
  readonly number: number;
  readonly name: string;
  /** 0..5; null when the rubric does not have this competency. */
  readonly points: number | null;
  /** Rubric and coverage together, per cent; null when the final score does not name it. */
  readonly percent: number | null;
  readonly isInsufficient: boolean;
}

export interface EvidenceRow {
  readonly competency: string;
  readonly quote: string;
  /** `1:05–1:12`; null when the quote has no time. */
  readonly moment: string | null;
  /** Null when there is no time or the address may not be linked. */
  readonly href: string | null;
}

export interface ReportView {
  readonly labels: ReportLabels;
  readonly candidate: string;
  readonly vacancy: string;
  readonly date: string;
  /** `Overall: N%`, the same in every language. */
  readonly overall: string;
  readonly decision: Decision;
  readonly decisionWord: string;
  readonly reasons: readonly string[];
  readonly redFlags: readonly string[];
  readonly scores: readonly ScoreRow[];
  readonly evidence: readonly EvidenceRow[];
  /** The chart in words. */
  readonly chartText: string;
  readonly foot: string;
}

export function toReportView(input: ReportInput): ReportView {
  const labels = REPORT_LABELS[input.language];
  const scores = scoreRows(input);
  return {
    labels,
    candidate: shorten(input.candidate) || labels.noName,
    vacancy: shorten(input.vacancy) || labels.unnamed,
    date: new Intl.DateTimeFormat(input.language === 'ru' ? 'ru-RU' : 'en-GB', { dateStyle: 'long' }).format(input.createdAt),
    overall: `Overall: ${toPercent(input.final.overall)}%`,
    decision: input.final.decision,
    decisionWord: labels.decision[input.final.decision],
    reasons: input.final.reasons,
    redFlags: input.rubric.redFlags,
    scores,
    evidence: input.rubric.evidence.map((item) => evidenceRow(item, input.audioUrl)),
    chartText: `${labels.chart}: ${scores.map((row) => `${row.name} ${chartPoints(row).toFixed(0)}/5`).join(', ')}`,
    foot: `${labels.person} ${labels.scoredBy}: ${input.scoredBy}.`,
  };
}

/** The value drawn for a row, 0..5. */
export function chartPoints(row: ScoreRow): number {
  return row.points ?? (row.percent ?? 0) / 20;
}

const NAME_LENGTH = 300;

function shorten(name: string | null): string {
  const trimmed = name?.trim() ?? '';
  return trimmed.length <= NAME_LENGTH ? trimmed : `${trimmed.slice(0, NAME_LENGTH)}…`;
}

function scoreRows({ rubric, final }: ReportInput): ScoreRow[] {
  const names = [...new Set([...final.byCompetency.map(({ name }) => name), ...Object.keys(rubric.scores)])];
  const proven = new Set(rubric.evidence.map(({ competency }) => competency));
  return names.map((name, index) => {
    const points = entryOf(rubric.scores, name);
    const share = final.byCompetency.find((item) => item.name === name)?.score;
    return {
      number: index + 1,
      name,
      points: points === undefined ? null : Math.max(0, Math.min(5, points)),
      percent: share === undefined ? null : toPercent(share),
      isInsufficient: points === 0 && !proven.has(name),
    };
  });
}

function evidenceRow({ quote, t0, t1, competency }: Evidence, audioUrl: string): EvidenceRow {
  // Quotes that were not found in the recording carry 0 and 0.
  const hasTime = t1 > 0 && t1 >= t0;
  return {
    competency: competency ?? '',
    quote,
    moment: hasTime ? `${toClock(t0)}–${toClock(t1)}` : null,
    href: hasTime ? momentHref(audioUrl, t0, t1) : null,
  };
}

/**
 * `{audioUrl}?t0=..&t1=..` (joined by & where there is a query already, before a fragment). Null for any scheme but
 * http and https: relative addresses are fine, `javascript:` is not.
 */
export function momentHref(audioUrl: string, t0: number, t1: number): string | null {
  // Browsers ignore control characters and leading spaces in addresses, so they must not hide a scheme.
  const bare = audioUrl.replace(/[\u0000-\u0020\u007f-\u009f\u2028\u2029]/g, '');
  const scheme = /^([^/?#:]*):/.exec(bare)?.[1];
  if (bare === '' || (scheme !== undefined && !/^https?$/i.test(scheme))) return null;
  const [, address = '', fragment = ''] = /^([^#]*)(#.*)?$/s.exec(bare) ?? [];
  return `${address}${address.includes('?') ? '&' : '?'}t0=${seconds(t0)}&t1=${seconds(t1)}${fragment}`;
}

function seconds(value: number): string {
  return String(Math.round(value * 1_000) / 1_000);
}

function toPercent(share: number): number {
  return Math.round(Math.max(0, Math.min(1, share)) * 100);
}

function toClock(value: number): string {
  const whole = Math.floor(value);
  const minutes = Math.floor(whole / 60);
  const rest = String(whole % 60).padStart(2, '0');
  return minutes < 60 ? `${minutes}:${rest}` : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}:${rest}`;
}
