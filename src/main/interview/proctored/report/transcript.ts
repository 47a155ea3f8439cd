/** What was said, word for word, at the end of the report. */
import type { ProctoredResult } from '../../../ports/proctored.ts';
import type { PdfDefinition } from '../../../ports/screening.ts';
import { clean, linesOf, MUTED, sectionOf, type Part } from '../../reports/pdf-text.ts';
import { filled, type ReportLabels } from './labels.ts';

/** Characters of one transcript, and of all together, that are printed; what is longer is kept whole beside the report. */
const TRANSCRIPT_LENGTH = 50_000;
const TRANSCRIPTS_LENGTH = 400_000;
/** More lines than anybody speaks are run together: each would be a line of paper. */
const MOST_LINES = 400;
/** A few lines each, to be found one's way in; the renderer's time grows with the square of one. Ends with a sentence, or with a word. */
const PARAGRAPH = /[^]{1,600}(?:(?<=[.!?…])\s|$)|[^]{1,800}(?:\s|$)|[^]{1,800}/gu;
const INDENT = 12;
/** Of what the font of the paper, Noto Sans, has no signs: other scripts, pictures, most of mathematics. */
const UNPRINTED = /[^\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\u0000-\u036f\u2000-\u20c0\u2100-\u215f\u2212\ufeff\ufffd]/u;

/** On pages of its own. Headings stay with the first words under them. */
export function transcriptOf({ answers }: ProctoredResult, labels: ReportLabels): PdfDefinition[] {
  const longest = Math.min(TRANSCRIPT_LENGTH, Math.floor(TRANSCRIPTS_LENGTH / Math.max(1, answers.length)));
  const parts = answers.flatMap(({ question, transcript }, index): Part[] => {
    const printed = transcript.slice(0, longest);
    const [first = '', ...rest] = toLines(printed).match(PARAGRAPH) ?? [];
    const heading = { text: clean(`${index + 1}. ${question}`), color: MUTED, margin: [0, 8, 0, 2] };
    const beginning = first === '' ? note(labels.nothing) : paragraph(first);
    const notes = [
      ...(printed.length < transcript.length ? [filled(labels.cut, { shown: longest, whole: transcript.length })] : []),
      ...(UNPRINTED.test(printed.toWellFormed()) ? [labels.unprinted] : []),
    ];
    return [
      { body: { stack: [heading, beginning] }, lines: linesOf(question, 70) + linesOf(first, 70) + 2 },
      // Paragraphs may go over the foot of a page.
      ...[...rest.map(paragraph), ...notes.map(note)].map((body) => ({ body, lines: Infinity })),
    ];
  });
  const [title, ...rest] = sectionOf(labels.transcript, parts);
  return title === undefined ? [] : [{ ...title, pageBreak: 'before' }, ...rest];
}

const paragraph = (text: string): PdfDefinition => ({ text: clean(text.trimEnd()), margin: [INDENT, 0, 0, 3] });

const note = (text: string): PdfDefinition => ({ text, style: 'quiet', margin: [INDENT, 0, 0, 3] });

function toLines(text: string): string {
  const lines = text.trim().split(/\s*\n\s*/u);
  return lines.join(lines.length > MOST_LINES ? ' ' : '\n');
}
