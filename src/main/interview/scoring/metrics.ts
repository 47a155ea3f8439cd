/** Named figures in a sentence: `AUC 0.86`, `p95 from 800 to 120 ms`, `конверсия выросла до 12%`, `halved churn`. */
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { ReadSentence } from '../knowledge/reading.ts';
import { numbersIn, type NumberHit } from './number-words.ts';

export interface Metric {
  /** As the taxonomy calls it; with ` ×` after it where the value is a factor (doubled is 2). */
  readonly name: string;
  readonly value: number;
  /** Where the name begins in the sentence. */
  readonly start: number;
}

// How far from its name a figure may stand, in characters, with no other name between.
const REACH = 60;
const BACK_REACH = 18;
// What stands between the two figures of a change: the later one counts.
const CHANGE = /^[^.!?]{0,14}?(?:(?<!\p{L})(?:до|to|стал[оаи]?|теперь|сейчас|now|became|becoming)(?!\p{L})|->|→|—)\s*(?:around|about|около|примерно)?\s*$/iu;
/** What begins a change: “…, from 30 to 42 %”. */
const FROM = /,\s*(?:\p{L}+\s+)?(?:from|с|со)\s+$/iu;
const COMMA = /[,;](?!\d)/;
const FACTORS: readonly (readonly [RegExp, number])[] = [
  [/(?<!\p{L})(?:halved|halving|in half|by half)(?!\p{L})/iu, 0.5],
  [/(?<!\p{L})(?:doubled|doubling|twofold|twice)(?!\p{L})/iu, 2],
  [/(?<!\p{L})(?:tripled|tripling|threefold)(?!\p{L})/iu, 3],
  [/(?<!\p{L})(?:удво\p{L}+)/iu, 2],
  [/(?<!\p{L})(?:утро\p{L}+)/iu, 3],
];
const RU_FACTOR = /(?<!\p{L})(?:(вдвое|втрое|вчетверо)|в (\p{L}+|\d+(?:[.,]\d+)?) раз[а]?)(?!\p{L})/iu;
const RU_FACTORS: Readonly<Record<string, number>> = { вдвое: 2, втрое: 3, вчетверо: 4, два: 2, три: 3, четыре: 4, пять: 5, шесть: 6, десять: 10, полтора: 1.5 };
const EN_FACTOR = /(?<!\p{L})(?:(\d+(?:\.\d+)?)(?: times|x)|(two|three|four|five|ten) times)(?!\p{L})/iu;
const EN_FACTORS: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4, five: 5, ten: 10 };
const FALL = /(?<!\p{L})(?:сокра|сниз|сниж|уменьш|упал|упа[лв]|снял|меньше|reduc|cut|fell|drop|decreas|lower|less|down)\p{L}*/iu;
const NOT_A_VALUE = /^\s*(?:лет|год\p{L}*|месяц\p{L}*|недел\p{L}*|years?|months?|weeks?|times|раза?|people|человек\p{L}*)(?!\p{L})/iu;

/** Percentages are given as written: `30%` is 30. Of “from 0.7 to 0.86” the last counts. */
export function metricsIn(sentence: ReadSentence, knowledge: Knowledge): Metric[] {
  const hits = merged(knowledge.metricPhrases.find(sentence.words));
  if (hits.length === 0) return [];
  const { text } = sentence;
  const numbers = numbersIn(text, sentence.words).filter((number) => !isPartOfName(number, hits) && !NOT_A_VALUE.test(text.slice(number.end)));
  const factor = factorIn(text);
  const found: (Metric & { readonly figure: number | null })[] = [];
  for (const [index, hit] of hits.entries()) {
    if (sentence.negated[hit.from] === true) continue;
    const start = sentence.words[hit.from]!.start;
    const end = sentence.words[hit.to - 1]!.end;
    const next = hits[index + 1];
    const limit = Math.min(end + REACH, next === undefined ? Infinity : sentence.words[next.from]!.start);
    const after = numbers.filter((number) => number.start >= end && number.start < limit);
    const chosen = touching(text, numbers, start, found) ?? told(text, end, after) ?? before(text, numbers, start, found);
    if (chosen !== undefined) found.push({ name: hit.id, value: chosen.value, start, figure: chosen.start });
    else if (factor !== null && hits.length === 1) found.push({ name: `${hit.id} ×`, value: factor, start, figure: null });
  }
  return found.map(({ name, value, start }) => ({ name, value, start }));
}

interface Name {
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

/** “p95 latency” is one name, that of its first word. */
function merged(hits: readonly Name[]): Name[] {
  const names: Name[] = [];
  for (const hit of hits) {
    const last = names.at(-1);
    if (last !== undefined && last.to === hit.from) names[names.length - 1] = { ...last, to: hit.to };
    else names.push(hit);
  }
  return names;
}

function isPartOfName(number: NumberHit, names: readonly Name[]): boolean {
  return names.some((name) => number.from >= name.from && number.from < name.to);
}

/** Where a change is told, the figure it arrives at; else the first after the name. A comma ends the reach, unless “from” follows it. */
function told(text: string, end: number, after: readonly NumberHit[]): NumberHit | undefined {
  const isNear = (number: NumberHit): boolean => {
    const between = text.slice(end, number.start);
    return !COMMA.test(between) || FROM.test(between);
  };
  const [first] = after;
  const begin = after.findIndex((number, index) => {
    const next = after[index + 1];
    return next !== undefined && isNear(number) && CHANGE.test(withoutUnits(text.slice(number.end, next.start)));
  });
  return begin === -1 ? (first !== undefined && !COMMA.test(text.slice(end, first.start)) ? first : undefined) : after[begin + 1];
}

const withoutUnits = (between: string): string => between.replace(/^\s*(?:%|процент\p{L}*|percent|мс|ms|миллисекунд\p{L}*|milliseconds?|секунд\p{L}*|seconds?|с|s)?\s*,?/iu, '');

type Taken = readonly { readonly figure: number | null }[];

/** “900 requests per second with 99.9% uptime”: a figure that touches the name belongs to it before any that follows. */
function touching(text: string, numbers: readonly NumberHit[], start: number, taken: Taken): NumberHit | undefined {
  const last = before(text, numbers, start, taken);
  const isDate = last !== undefined && Number.isInteger(last.value) && last.value >= 1970 && last.value <= 2100;
  return last !== undefined && !isDate && /^\s*(?:%|процент\p{L}*|percent)?\s*$/iu.test(text.slice(last.end, start)) ? last : undefined;
}

/** The figure shortly before the name, when no other name took it. */
function before(text: string, numbers: readonly NumberHit[], start: number, taken: Taken): NumberHit | undefined {
  const last = numbers.findLast((number) => number.end <= start);
  if (last === undefined || start - last.end > BACK_REACH || /[,;.]\s/.test(text.slice(last.end, start))) return undefined;
  return taken.some(({ figure }) => figure === last.start) ? undefined : last;
}

/** By what something grew, below 1 where it fell; null where no factor is told. */
function factorIn(text: string): number | null {
  for (const [pattern, value] of FACTORS) if (pattern.test(text)) return value;
  const [, ruWord, ruTimes] = RU_FACTOR.exec(text) ?? [];
  const [, digits, enWord] = EN_FACTOR.exec(text) ?? [];
  const spoken = ruWord ?? ruTimes ?? enWord ?? digits;
  if (spoken === undefined) return null;
  const value = RU_FACTORS[spoken.toLowerCase()] ?? EN_FACTORS[spoken.toLowerCase()] ?? Number(spoken.replace(',', '.'));
  if (!Number.isFinite(value) || value <= 0) return null;
  return FALL.test(text) ? Math.round(100 / value) / 100 : value;
}
