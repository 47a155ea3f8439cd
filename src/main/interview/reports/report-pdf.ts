/** The report as a pdfmake document: plain data, the same facts as the HTML. */
import type { PdfDefinition } from '../../ports/screening.ts';
import { chartSvg, scaleSvg } from './chart.ts';
import { escapeHtml } from './html-text.ts';
import { ACCENT, clean, HALF, headRows, INK, LARGE, linesOf, listOf, MUTED, NARROW, PAINT, sectionOf } from './pdf-text.ts';
import { competenciesOf, contradictionsOf, howOf, momentOf, questionsOf, transcriptOf } from './report-pdf-parts.ts';
import type { Report } from './report.ts';
import { chartPoints, toReportView, type CompetencyView, type ReportView } from './report-view.ts';

/** A4; rendered by the `DocumentRenderer` port, which adds page numbers. */
export function reportPdf(report: Report): PdfDefinition {
  const view = toReportView(report);
  const { labels } = view;
  return {
    pageSize: 'A4',
    pageMargins: [48, 48, 48, 56],
    info: { title: `${clean(view.candidate)} · ${labels.title}`, creator: 'Viva', producer: 'Viva' },
    language: report.language,
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
      ...view.facts.map(({ name, value }) => ({ text: [{ text: `${name}  `, color: MUTED }, clean(value)] })),
      verdictOf(view),
      { text: labels.reasons, style: 'heading' },
      listOf(view.reasons, labels.none),
      ...(view.furtherReasons.length === 0 ? [] : [{ text: labels.moreReasons(view.furtherReasons.length), style: 'quiet' }]),
      ...(view.redFlags.length === 0 ? [] : [{ text: labels.redFlags, style: 'heading' }, listOf(view.redFlags, labels.none)]),
      ...scoresOf(view),
      ...(view.isWhole ? wholeOf(view) : evidenceOf(view, labels.evidence)),
      { text: clean(view.foot), style: 'quiet', margin: [0, 20, 0, 0] },
    ],
  };
}

function verdictOf(view: ReportView): PdfDefinition {
  const { labels, report } = view;
  const { decision, overall, spread } = report.recommendation;
  return {
    margin: [0, 14, 0, 0],
    unbreakable: true,
    stack: [
      {
        text: [
          { text: view.decisionWord, fontSize: 18, bold: true, color: decision === 'move' ? ACCENT : INK },
          { text: `     ${view.overall}`, fontSize: 14 },
        ],
      },
      ...(view.spread === null ? [] : [{ text: view.spread, color: MUTED }]),
      { svg: scaleSvg({ overall, spread, borders: view.borders }, PAINT, ''), width: 280, margin: [-5, 6, 0, 4] },
      { text: labels.scale, style: 'quiet' },
      ...(view.isWhole ? [{ text: `${labels.machine} ${labels.person}`, style: 'quiet' }] : []),
    ],
  };
}

function wholeOf(view: ReportView): PdfDefinition[] {
  const { labels } = view;
  return [
    ...competenciesOf(view),
    ...(view.evidence.length === 0 ? [] : evidenceOf(view, labels.otherEvidence)),
    ...contradictionsOf(view),
    ...questionsOf(view),
    ...howOf(view),
    ...(view.furtherReasons.length === 0 ? [] : [{ text: labels.furtherReasons, style: 'heading' }, listOf(view.furtherReasons, labels.none)]),
    ...transcriptOf(view),
  ];
}

function scoresOf({ labels, competencies, chartText }: ReportView): PdfDefinition[] {
  if (competencies.length === 0)
    return [
      { text: labels.scores, style: 'heading' },
      { text: labels.none, style: 'quiet' },
    ];
  const svg = chartSvg(competencies.map((row) => ({ mark: String(row.number), points: chartPoints(row) })), PAINT, escapeHtml(chartText));
  const row = (competency: CompetencyView): PdfDefinition[] => [
    { text: String(competency.number), color: MUTED },
    { text: clean(competency.name, HALF) },
    { text: pointsOf(competency, labels.insufficient) },
    { text: competency.combined ?? '–' },
  ];
  const table = {
    width: '*',
    fontSize: 9,
    lineHeight: 1,
    layout: 'report',
    table: {
      headerRows: 1,
      keepWithHeaderRows: 1,
      widths: [14, '*', 66, 88],
      body: [['#', labels.competency, labels.rubric, labels.combined].map((text) => ({ text, style: 'column' })), ...competencies.map(row)],
    },
  };
  const body = { columns: [{ svg, width: 150 }, table], columnGap: 20 };
  const lines = competencies.reduce((sum, { name }) => sum + 0.5 + linesOf(name, 18), 5);
  return sectionOf(labels.scores, [{ body, lines: Math.max(12, lines) }]);
}

function pointsOf({ score, isInsufficient }: CompetencyView, insufficient: string): string {
  if (score === null) return '–';
  return isInsufficient ? `0, ${insufficient}` : String(score);
}

function evidenceOf({ labels, evidence }: ReportView, title: string): PdfDefinition[] {
  if (evidence.length === 0)
    return [
      { text: title, style: 'heading' },
      { text: labels.noEvidence, style: 'quiet' },
    ];
  const row = (item: ReportView['evidence'][number]): PdfDefinition[] => [
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
        body: [...headRows(title, [labels.competency, labels.quote, labels.moment]), ...evidence.map(row)],
      },
    },
  ];
}
