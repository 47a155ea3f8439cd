/** The parts of the PDF that tell an interview held here, in the order of the HTML. */
import type { PdfDefinition } from '../../ports/screening.ts';
import { scoreSvg } from './chart.ts';
import { ACCENT, clean, HALF, LINE, linesOf, listOf, MUTED, PAINT, sectionOf, together } from './pdf-text.ts';
import type { CompetencyView, QuoteView, ReportView, TurnView } from './report-view.ts';

const PAGE_WIDTH = 499;

const rule = (): PdfDefinition => ({ canvas: [{ type: 'line', x1: 0, y1: 0, x2: PAGE_WIDTH, y2: 0, lineWidth: 0.75, lineColor: LINE }], margin: [0, 8, 0, 8] });

export function competenciesOf(view: ReportView): PdfDefinition[] {
  const { labels, competencies } = view;
  const title = { text: labels.competencies, style: 'heading', margin: [0, 0, 0, 0], pageBreak: 'before' };
  if (competencies.length === 0) return [title, { text: labels.none, style: 'quiet' }];
  return [title, ...competencies.map((competency) => competencyOf(competency, view))];
}

function competencyOf(competency: CompetencyView, view: ReportView): PdfDefinition {
  const { labels } = view;
  const { number, name, facts, score, scoreWord, anchor, points, evidence, missing } = competency;
  const head = [
    rule(),
    { text: [{ text: `${number}  `, color: MUTED }, { text: clean(name), bold: true, fontSize: 11 }] },
    { text: facts, style: 'quiet' },
    {
      columns: [
        { svg: scoreSvg(score, PAINT, ''), width: 90, margin: [0, 3, 0, 0] },
        { text: [{ text: scoreWord, bold: true }, anchor === '' ? '' : `   ${clean(anchor)}`], width: '*' },
      ],
      columnGap: 10,
      margin: [0, 4, 0, 6],
    },
  ];
  const value = (point: CompetencyView['points'][number]): PdfDefinition => ({
    columns: [{ text: point.value, bold: true, width: 30 }, { text: clean(point.text, HALF), width: '*' }],
    fontSize: 9,
    margin: [0, 0, 0, 1],
  });
  const halves = {
    columns: [
      {
        width: '55%',
        stack: [
          { text: labels.quote, style: 'quiet', margin: [0, 0, 0, 2] },
          ...(evidence.length === 0 ? [{ text: labels.noQuotes, style: 'quiet' }] : evidence.map((item) => quoteOf(item))),
        ],
      },
      {
        width: '*',
        stack: [
          ...(points.length === 0 ? [] : [{ text: labels.points, style: 'quiet', margin: [0, 0, 0, 2] }, ...points.map(value)]),
          { text: labels.missing, style: 'quiet', margin: [0, points.length === 0 ? 0 : 6, 0, 2] },
          missing.length === 0 ? { text: labels.nothingMissing, fontSize: 9 } : { ...listOf(missing, labels.none, HALF), fontSize: 9 },
        ],
      },
    ],
    columnGap: 20,
  };
  // The columns stand side by side: the longer one and the head have to fit.
  const left = evidence.reduce((sum, { quote }) => sum + 1.5 + linesOf(quote, 36), 1);
  const right = [...points.map(({ text }) => text), ...missing].reduce((sum, text) => sum + linesOf(text, 26), 3);
  return together([...head, halves], 3 + linesOf(name, 50) + linesOf(anchor, 50) + Math.max(left, right));
}

function quoteOf(item: QuoteView, longest = HALF): PdfDefinition {
  return {
    margin: [0, 0, 0, 5],
    stack: [{ text: clean(item.quote, longest) }, ...(item.moment === null ? [] : [{ ...momentOf(item, ''), fontSize: 9 }])],
  };
}

export function momentOf({ moment, href }: QuoteView, noMoment: string): PdfDefinition {
  if (moment === null) return { text: noMoment, style: 'quiet' };
  return href === null ? { text: moment } : { text: moment, link: href, color: ACCENT, decoration: 'underline' };
}

export function contradictionsOf({ labels, contradictions }: ReportView): PdfDefinition[] {
  return sectionOf(
    labels.contradictions,
    contradictions.map(({ subject, quotes }, index) => ({
      body: {
        stack: [
          ...(index === 0 ? [{ text: labels.contradictionNote, style: 'quiet', margin: [0, 0, 0, 4] }] : []),
          { text: clean(subject), bold: true, margin: [0, 0, 0, 2] },
          { columns: quotes.map((quote) => quoteOf(quote)), columnGap: 20 },
        ],
      },
      lines: 3 + linesOf(subject, 50) + Math.max(...quotes.map(({ quote }) => linesOf(quote, 32))),
    })),
  );
}

export function questionsOf({ labels, report }: ReportView): PdfDefinition[] {
  return sectionOf(
    labels.nextQuestions,
    report.nextQuestions.map(({ question, reason, about }, index) => {
      const why = reason === 'contradiction' ? labels.questionReason[reason] : `${labels.questionReason[reason]}: ${about}`;
      const number = { text: `${index + 1}.`, color: MUTED, width: 18 };
      const body = { margin: [0, 0, 0, 4], columns: [number, { stack: [{ text: clean(question) }, { text: clean(why), style: 'quiet' }], width: '*' }] };
      return { body, lines: linesOf(question, 60) + linesOf(why, 60) };
    }),
  );
}

export function howOf({ labels, how }: ReportView): PdfDefinition[] {
  return sectionOf(
    labels.how,
    how.map(({ name, text }) => ({
      body: { margin: [0, 0, 0, 4], columns: [{ text: name, color: MUTED, width: 100 }, { text: clean(text), width: '*' }] },
      lines: linesOf(text, 50),
    })),
  );
}

export function transcriptOf({ labels, transcript }: ReportView): PdfDefinition[] {
  const turn = ({ isAnswer, who, note, text, recognised }: TurnView) => ({
    body: {
      margin: [isAnswer ? 12 : 0, 0, 0, 6],
      stack: [
        { text: note === '' ? clean(who) : `${clean(who)}   ${note}`, style: 'quiet' },
        { text: clean(text), ...(isAnswer ? {} : { color: MUTED }) },
        ...(recognised === null ? [] : [{ text: [`${labels.recognised} `, { text: clean(recognised), decoration: 'lineThrough' }], style: 'quiet' }]),
      ],
    },
    lines: linesOf(who, 60) + linesOf(text, 60) + (recognised === null ? 0 : linesOf(recognised, 60)),
  });
  return sectionOf(labels.transcript, transcript.map(turn));
}
