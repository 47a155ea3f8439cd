/** Named figures in a sentence: `AUC 0.86`, `latency 120 ms`, `конверсия выросла до 12%`, `reduced costs by 30%`. */
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { ReadSentence } from '../knowledge/reading.ts';

export interface Metric {
  readonly name: string;
  readonly value: number;
  /** Where the name begins in the sentence. */
  readonly start: number;
}

const NUMBER = /(?<![\p{L}\p{N}.,])[-–]?\d+(?:[\s ]\d{3})*(?:[.,]\d+)?(?!\p{L}*\d)/gu;
// How far from its name a figure may stand, in characters, with no other name between.
const REACH = 45;
const BACK_REACH = 14;

interface Figure {
  readonly value: number;
  readonly start: number;
  readonly end: number;
}

function figures(text: string): Figure[] {
  return [...text.matchAll(NUMBER)].map((match) => ({
    value: Number(match[0].replace(/[\s ]/g, '').replace(',', '.').replace('–', '-')),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Percentages are given as written: `30%` is 30. Of “from 0.7 to 0.86” the last counts. */
export function metricsIn(sentence: ReadSentence, knowledge: Knowledge): Metric[] {
  const found: Metric[] = [];
  const numbers = figures(sentence.text);
  const hits = knowledge.metricPhrases.find(sentence.words);
  for (const [index, hit] of hits.entries()) {
    const start = sentence.words[hit.from]!.start;
    const end = sentence.words[hit.to - 1]!.end;
    const nextHit = hits[index + 1];
    const limit = Math.min(end + REACH, nextHit === undefined ? Infinity : sentence.words[nextHit.from]!.start);
    const after = numbers.filter(
      (figure) => figure.start >= end && figure.start < limit && !/[,;](?!\d)/.test(sentence.text.slice(end, figure.start)),
    );
    const chosen = rise(sentence.text, after) ?? before(sentence.text, numbers, start, found);
    if (chosen !== undefined && Number.isFinite(chosen.value)) found.push({ name: hit.id, value: chosen.value, start });
  }
  return found;
}

/** The first figure, or the one after “to” / “до” where a change is told. */
function rise(text: string, after: readonly Figure[]): Figure | undefined {
  const [first, second] = after;
  if (first === undefined || second === undefined) return first;
  return /^\s*%?\s*\S*\s*(?:до|to|->|→|-)\s*$/i.test(text.slice(first.end, second.start)) ? second : first;
}

/** “900 запросов в секунду”, “99.9% uptime”: the figure directly before the name, when no other name took it. */
function before(text: string, numbers: readonly Figure[], start: number, taken: readonly Metric[]): Figure | undefined {
  const last = numbers.findLast((figure) => figure.end <= start);
  if (last === undefined || start - last.end > BACK_REACH || /[,;.]\s/.test(text.slice(last.end, start))) return undefined;
  return taken.some((metric) => metric.value === last.value) ? undefined : last;
}
