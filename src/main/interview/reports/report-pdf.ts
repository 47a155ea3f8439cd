/** The report as a pdfmake document: plain data, the same facts as the HTML. */
import type { PdfDefinition, ReportInput } from '../../ports/screening.ts';
import { chartSvg } from './chart.ts';
import { escapeHtml } from './report-html.ts';
import { chartPoints, toReportView, type EvidenceRow, type ReportView, type ScoreRow } from './report-view.ts';

// The light tokens of the interface in sRGB.
const INK = '#1d2128';
const MUTED = '#60656d';
const LINE = '#e0e2e5';
const ACCENT = '#00777a';
const PAINT = { grid: LINE, line: ACCENT, area: ACCENT, text: MUTED, fontFamily: 'NotoSans' };
// Longest words, in characters, of the page in large and in plain type, and of narrow columns.
const LARGE = 28;
const WIDE = 40;
const NARROW = 15;

/** A4; rendered by the `DocumentRenderer` port, which adds page numbers. */
export function reportPdf(input: ReportInput): PdfDefinition {
  const view = toReportView(input);
  const { labels } = view;
  return {
    pageSize: 'A4',
    pageMargins: [48, 48, 48, 56],
    info: { title: `${clean(view.candidate)} · ${labels.title}`, creator: 'Viva', producer: 'Viva' },
    language: input.language,
    defaultStyle: { font: 'NotoSans', fontSize: 10, lineHeight: 1.25, color: INK },
    styles: {
      name: { fontSize: 20, bold: true, lineHeight: 1.1 },
      heading: { fontSize: 12, bold: true, margin: [0, 14, 0, 4] },
      quiet: { color: MUTED, fontSize: 9 },
      column: { color: MUTED, fontSize: 9 },
    },
    content: [
      { text: labels.title, style: 'quiet' },
      { text: clean(view.candidate, LARGE), style: 'name', margin: [0, 2, 0, 6] },
      {
        text: [
          { text: `${labels.vacancy}  `, color: MUTED },
          clean(view.vacancy),
          { text: `     ${labels.date}  `, color: MUTED },
          view.date,
        ],
      },
      {
        margin: [0, 14, 0, 0],
        unbreakable: true,
        stack: [
          {
            text: [
              { text: view.decisionWord, fontSize: 18, bold: true, color: view.decision === 'move' ? ACCENT : INK },
              { text: `     ${view.overall}`, fontSize: 14 },
            ],
          },
          { text: labels.scale, style: 'quiet' },
        ],
      },
      { text: labels.reasons, style: 'heading' },
      listOf(view.reasons, labels.none),
      ...(view.redFlags.length === 0 ? [] : [{ text: labels.redFlags, style: 'heading' }, listOf(view.redFlags, labels.none)]),
      ...scoresOf(view),
      ...evidenceOf(view),
      { text: clean(view.foot), style: 'quiet', margin: [0, 20, 0, 0] },
    ],
  };
}

/** Text without control characters; words that no line could hold may break anywhere. */
function clean(text: string, longest = WIDE): string {
  const plain = text.toWellFormed().replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, ' ');
  return plain.replace(new RegExp(`\\S{${longest + 1},}`, 'gu'), (word) =>
    (word.match(new RegExp(`.{1,${longest}}`, 'gsu')) ?? [word]).join('\u200b'),
  );
}

function listOf(items: readonly string[], none: string): PdfDefinition {
  return items.length === 0
    ? { text: none, style: 'quiet' }
    : { ul: items.map((item) => ({ text: clean(item), margin: [0, 0, 0, 2] })), markerColor: MUTED };
}

/** The heading is a header row of its table, so that it never stays behind at the foot of a page. */
function headRows(title: string, names: readonly string[]): PdfDefinition[][] {
  return [
    [{ text: title, style: 'heading', colSpan: names.length }, ...names.slice(1).map(() => ({}))],
    names.map((text) => ({ text, style: 'column' })),
  ];
}

function scoresOf({ labels, scores, chartText }: ReportView): PdfDefinition[] {
  if (scores.length === 0)
    return [
      { text: labels.scores, style: 'heading' },
      { text: labels.none, style: 'quiet' },
    ];
  const svg = chartSvg(
    scores.map((row) => ({ mark: String(row.number), points: chartPoints(row) })),
    PAINT,
    escapeHtml(chartText),
  );
  const row = (score: ScoreRow): PdfDefinition[] => [
    { text: String(score.number), color: MUTED },
    { text: clean(score.name) },
    { text: pointsOf(score, labels.insufficient) },
    { text: score.percent === null ? '–' : `${score.percent}%` },
  ];
  return [
    { svg, width: 190, alignment: 'center', margin: [0, 16, 0, 0] },
    {
      layout: 'report',
      table: {
        headerRows: 2,
        keepWithHeaderRows: 1,
        widths: [20, '*', 110, 110],
        body: [...headRows(labels.scores, ['#', labels.competency, labels.rubric, labels.combined]), ...scores.map(row)],
      },
    },
  ];
}

function pointsOf({ points, isInsufficient }: ScoreRow, insufficient: string): string {
  if (points === null) return '–';
  return isInsufficient ? `0, ${insufficient}` : String(points);
}

function evidenceOf({ labels, evidence }: ReportView): PdfDefinition[] {
  if (evidence.length === 0)
    return [
      { text: labels.evidence, style: 'heading' },
      { text: labels.noEvidence, style: 'quiet' },
    ];
  const row = (item: EvidenceRow): PdfDefinition[] => [
    { text: clean(item.competency, NARROW), color: MUTED },
    { text: clean(item.quote) },
    momentOf(item, labels.noMoment),
  ];
  return [
    {
      layout: 'report',
      table: {
        headerRows: 2,
        keepWithHeaderRows: 1,
        widths: [120, '*', 84],
        body: [...headRows(labels.evidence, [labels.competency, labels.quote, labels.moment]), ...evidence.map(row)],
      },
    },
  ];
}

function momentOf({ moment, href }: EvidenceRow, noMoment: string): PdfDefinition {
  if (moment === null) return { text: noMoment, style: 'quiet' };
  return href === null ? { text: moment } : { text: moment, link: href, color: ACCENT, decoration: 'underline' };
}
