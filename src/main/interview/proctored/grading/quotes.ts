/** The words of an answer that show a mark, verbatim, with their place in the recording where it is known. */
import { GRADED_CRITERIA, type AnswerToGrade, type GradedAnswer, type GradedCriterion } from '../../../ports/proctored.ts';
import { excerpt, tokens } from '../../knowledge/text.ts';
import type { Marks } from './criteria.ts';
import { isAside } from './criteria.ts';
import type { AnswerSentence, ReadAnswer } from './read-answer.ts';

type Quote = GradedAnswer['quotes'][number];

const QUOTE_LENGTH = 280;

const best = (sentences: readonly AnswerSentence[], worth: (sentence: AnswerSentence) => number): AnswerSentence | undefined =>
  sentences.reduce<AnswerSentence | undefined>((found, sentence) => (worth(sentence) > (found === undefined ? 0 : worth(found)) ? sentence : found), undefined);

export function quotesOf({ sentences, state }: ReadAnswer, marks: Marks, words: AnswerToGrade['words']): Quote[] {
  if (state !== 'answered') return [];
  const isLow = (criterion: GradedCriterion): boolean => marks[criterion].score < 4;
  const shown: Readonly<Record<GradedCriterion, AnswerSentence | undefined>> = {
    clarity: best(sentences, ({ signs, skills }) => signs.size * 2 + skills),
    relevance: best(sentences, ({ hits, isBoast, signs }) => (isBoast ? 0 : hits * 2 + signs.size)),
    structure: best(sentences, ({ signs }) => (signs.has('outcome') ? 3 : 0) + (signs.has('figure') ? 1 : 0) + (signs.has('how') ? 1 : 0)),
    conciseness: marks.conciseness.score < 5 ? best(sentences, (sentence) => (isAside(sentence) ? sentence.words : 0)) : undefined,
    confidence: isLow('confidence')
      ? best(sentences, ({ hedges, isBoast }) => hedges.length * 2 + (isBoast ? 3 : 0)) ?? best(sentences, ({ signs }) => (signs.has('team') ? 1 : 0))
      : best(sentences, ({ signs, deeds }) => (signs.has('own') ? 1 + deeds : 0)),
  };
  return GRADED_CRITERIA.flatMap((criterion) => {
    const sentence = shown[criterion];
    return sentence === undefined ? [] : [toQuote(criterion, excerpt(sentence.text, 0, QUOTE_LENGTH), words)];
  });
}

export function toQuote(criterion: GradedCriterion, quote: string, words: AnswerToGrade['words']): Quote {
  return { criterion, quote, ...timesOf(quote, words) };
}

/** Where the row of the quote's words stands among those that were recognised. */
function timesOf(quote: string, words: AnswerToGrade['words']): { readonly t0: number | null; readonly t1: number | null } {
  const wanted = tokens(quote).map(({ stem }) => stem);
  const heard = words.flatMap(({ text, startS, endS }) => tokens(text).map(({ stem }) => ({ stem, startS, endS })));
  for (let at = 0; wanted.length > 0 && at + wanted.length <= heard.length; at++) {
    if (wanted.every((stem, offset) => heard[at + offset]?.stem === stem)) return { t0: heard[at]?.startS ?? null, t1: heard[at + wanted.length - 1]?.endS ?? null };
  }
  return { t0: null, t1: null };
}
