/** The report on a proctored interview as a pdfmake document: plain data, rendered by the `DocumentRenderer` port. */
import { GRADED_CRITERIA, type AttentionSpan, type GradedAnswer, type GradedCriterion, type ProctoredResult, type ProctoredSession } from '../../../ports/proctored.ts';
import type { PdfDefinition } from '../../../ports/screening.ts';
import type { GradingTexts } from '../grading/texts.ts';
import { chartSvg, scoreSvg } from '../../reports/chart.ts';
import { escapeHtml } from '../../reports/html-text.ts';
import { clean, HALF, INK, LARGE, LINE, linesOf, MUTED, PAINT, sectionOf, type Part } from '../../reports/pdf-text.ts';
import { filled, tenths, type ProctoredLabels, type ReportLabels } from './labels.ts';
import { attentionOf, clockTime } from './timeline.ts';
import { transcriptOf } from './transcript.ts';

export interface ProctoredPdfTexts {
  readonly labels: ProctoredLabels;
  readonly grading: GradingTexts;
}

const PAGE_WIDTH = 499;
const heading = (text: string): PdfDefinition => ({ text, style: 'heading' });

/** A4 in the session's language. Quotes and transcripts are verbatim. */
export function toProctoredPdf(session: ProctoredSession, result: ProctoredResult, spans: readonly AttentionSpan[], texts: ProctoredPdfTexts): PdfDefinition {
  const labels = texts.labels[session.language];
  const name = session.own === null ? labels.anonymous : session.own.candidate;
  return {
    pageSize: 'A4',
    pageMargins: [48, 48, 48, 56],
    info: { title: `${clean(name)} · ${labels.title}`, creator: 'Viva', producer: 'Viva' },
    language: session.language,
    defaultStyle: { font: 'NotoSans', fontSize: 10, lineHeight: 1.25, color: INK },
    styles: {
      name: { fontSize: 20, bold: true, lineHeight: 1.1 },
      heading: { fontSize: 12, bold: true, margin: [0, 14, 0, 4] },
      quiet: { color: MUTED, fontSize: 9 },
      column: { color: MUTED, fontSize: 9 },
    },
    content: [
      { text: labels.title, style: 'quiet' },
      { text: clean(name, LARGE), style: 'name', margin: [0, 2, 0, 6] },
      ...factsOf(session, result, labels),
      heading(labels.summary),
      { text: clean(result.summary) },
      { text: labels.person, style: 'quiet', margin: [0, 4, 0, 0] },
      ...marksOf(session, result, labels),
      ...meaningOf(session, labels, texts.grading),
      ...answersOf(result, labels),
      ...attentionOf(spans, result.attention, session.language, labels),
      ...transcriptOf(result, labels),
    ],
  };
}

function factsOf({ language, role, id, createdAt, own }: ProctoredSession, { gradedBy }: ProctoredResult, labels: ReportLabels): PdfDefinition[] {
  const date = new Intl.DateTimeFormat(language === 'ru' ? 'ru-RU' : 'en-GB', { dateStyle: 'long' }).format(new Date(createdAt));
  const facts: readonly (readonly [string, string])[] = [
    ...(Object.hasOwn(labels.roles, role) ? [] : [[labels.ownRole, role] as const]), [labels.role, labels.roles[role] ?? labels.roles.general ?? role], [labels.date, date], ...(own === null ? [[labels.session, id] as const] : []), [labels.gradedBy, gradedBy],
  ];
  return facts.map(([name, value]) => ({ text: [{ text: `${name}  `, color: MUTED }, clean(value)] }));
}

const totalOf = ({ scores }: GradedAnswer): number => GRADED_CRITERIA.reduce((sum, criterion) => sum + scores[criterion], 0);

function marksOf({ language }: ProctoredSession, { answers }: ProctoredResult, labels: ReportLabels): PdfDefinition[] {
  const mean = (criterion: GradedCriterion): number => (answers.length === 0 ? 0 : answers.reduce((sum, { scores }) => sum + scores[criterion], 0) / answers.length);
  const shown = (value: number): string => tenths(value, language);
  const described = GRADED_CRITERIA.map((criterion) => `${labels[criterion]} ${shown(mean(criterion))}`).join(', ');
  const svg = chartSvg(GRADED_CRITERIA.map((criterion, index) => ({ mark: String(index + 1), points: mean(criterion) })), PAINT, escapeHtml(described));
  const key = GRADED_CRITERIA.map((criterion, index) => ({
    columns: [{ text: String(index + 1), color: MUTED, width: 14 }, { text: labels[criterion], width: '*' }, { text: shown(mean(criterion)), width: 30, bold: true }], margin: [0, 0, 0, 3],
  }));
  // The numbers of the picture and of its key, so that the questions have room.
  const names = ['#', labels.question, ...GRADED_CRITERIA.map((_, index) => String(index + 1)), labels.total];
  const row = (answer: GradedAnswer, index: number): PdfDefinition[] => [
    { text: String(index + 1), color: MUTED }, { text: clean(answer.question) }, ...GRADED_CRITERIA.map((criterion) => ({ text: String(answer.scores[criterion]), alignment: 'center' })),
    { text: `${totalOf(answer)} / 25`, bold: true },
  ];
  const table = {
    layout: 'report', fontSize: 9, margin: [0, 10, 0, 0],
    table: {
      headerRows: 1, keepWithHeaderRows: 1, dontBreakRows: true, widths: [12, '*', 14, 14, 14, 14, 14, 44],
      body: [names.map((text, index) => ({ text, style: 'column', ...(index > 1 && index < 7 ? { alignment: 'center' } : {}) })), ...answers.map(row)],
    },
  };
  const picture = { columns: [{ svg, width: 170 }, { stack: [{ text: labels.mean, style: 'quiet', margin: [0, 30, 0, 4] }, ...key], width: '*' }], columnGap: 30 };
  return [...sectionOf(labels.scores, [{ body: picture, lines: 15 }]), table];
}

function meaningOf({ language }: ProctoredSession, labels: ReportLabels, grading: GradingTexts): PdfDefinition[] {
  const row = (criterion: GradedCriterion): PdfDefinition => ({
    columns: [
      { text: labels[criterion], color: MUTED, width: 84 },
      { text: grading.anchors(criterion, language).map((anchor, index) => `${index + 1}  ${anchor}`).join('\n'), width: '*' },
    ],
    columnGap: 8, fontSize: 8.5, margin: [0, 0, 0, 6],
  });
  return sectionOf(labels.meaning, [{ body: { stack: [{ text: labels.scale, style: 'quiet', margin: [0, 0, 0, 6] }, row('clarity')] }, lines: 9 }, ...GRADED_CRITERIA.slice(1).map((criterion) => ({ body: row(criterion), lines: 6 }))]);
}

function answersOf({ answers }: ProctoredResult, labels: ReportLabels): PdfDefinition[] {
  return sectionOf(labels.answers, answers.map((answer, index) => answerOf(answer, index, labels)));
}

function answerOf(answer: GradedAnswer, index: number, labels: ReportLabels): Part {
  const bar = (criterion: GradedCriterion): PdfDefinition => ({
    columns: [{ text: labels[criterion], width: 78 }, { svg: scoreSvg(answer.scores[criterion], PAINT, `${answer.scores[criterion]} / 5`), width: 72, margin: [0, 3, 0, 0] }, { text: String(answer.scores[criterion]), width: 12, bold: true }],
    fontSize: 9, columnGap: 4, margin: [0, 0, 0, 2],
  });
  const quotes = [...Map.groupBy(answer.quotes, ({ quote }) => quote)].map(([quote, shown]) => ({
    margin: [0, 0, 0, 4],
    stack: [
      { text: clean(filled(labels.quoted, { quote }), HALF) },
      { text: [...shown.map(({ criterion }) => labels[criterion]), ...shown.slice(0, 1).flatMap(({ t0 }) => (t0 === null ? [] : [clockTime(t0)]))].join(', '), style: 'quiet', fontSize: 8 },
    ],
  }));
  const parts = [
    { canvas: [{ type: 'line', x1: 0, y1: 0, x2: PAGE_WIDTH, y2: 0, lineWidth: 0.75, lineColor: LINE }], margin: [0, 8, 0, 8] },
    { text: [{ text: `${index + 1}  `, color: MUTED }, { text: clean(answer.question), bold: true, fontSize: 11 }], margin: [0, 0, 0, 6] },
    {
      columns: [
        { width: 180, stack: [...GRADED_CRITERIA.map(bar), { text: `${labels.total}  ${totalOf(answer)} / 25`, bold: true, margin: [0, 4, 0, 0] }] },
        { width: '*', stack: [{ text: labels.raise, style: 'quiet', margin: [0, 0, 0, 2] }, { text: clean(answer.commentary, HALF) }, { text: labels.quotes, style: 'quiet', margin: [0, 8, 0, 2] }, ...(quotes.length === 0 ? [{ text: labels.noQuotes, style: 'quiet' }] : quotes)] },
      ],
      columnGap: 20,
    },
    { text: `${labels.speech}: ${speechOf(answer, labels)}`, style: 'quiet', margin: [0, 4, 0, 0] },
  ];
  const right = linesOf(answer.commentary, 48) + [...new Set(answer.quotes.map(({ quote }) => quote))].reduce((sum, quote) => sum + 1.5 + linesOf(quote, 48), 4);
  return { body: { stack: parts }, lines: linesOf(answer.question, 70) + 4 + Math.max(9, right) };
}

function speechOf({ speech }: GradedAnswer, labels: ReportLabels): string {
  const { wordsPerMinute, pauseShare, fillers, hedges } = speech;
  return [
    ...(wordsPerMinute === null ? [labels.typed] : [filled(labels.pace, { value: wordsPerMinute })]),
    ...(pauseShare === null ? [] : [filled(labels.pauses, { value: Math.round(pauseShare * 100) })]),
    filled(labels.fillers, { value: fillers }), filled(labels.hedges, { value: hedges }),
  ].join('; ');
}
