/** Where the candidate's own words take back what the resume says: not their deed, not true, or another figure. */
import type { VoiceTurn } from '../../../ports/voice.ts';
import type { ReadSentence } from '../../knowledge/reading.ts';
import { tokens } from '../../knowledge/text.ts';
import { numbersIn } from '../../scoring/number-words.ts';

interface Told {
  readonly turn: VoiceTurn;
  readonly read: readonly ReadSentence[];
}

export interface Disowning {
  readonly sentence: ReadSentence;
  readonly turn: VoiceTurn;
}

const word = (forms: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}'])(?:${forms})(?!\\p{L})`, 'iu');

/** “Not only me” and “not alone” share a deed, they do not deny it. */
const SHARED = word("not (?:only|just)|alone|by myself|on my own|single-?handed\\p{L}*|не (?:только|просто)|не (?:я )?(?:один|одна)|в одиночку");
const NOT_MINE = word(
  "not (?:really |actually |exactly )?(?:mine|me|my (?:work|project|doing|idea|result|achievement|team|number|figure))|(?:wasn't|isn't|weren't) (?:really |actually )?(?:mine|me|my (?:\\p{L}+))"
  + '|(?:это |был\\p{L}* |сделал\\p{L}* )?не (?:я|мо[яйи]|мо[её]|моих рук|моя заслуга)',
);
const NOT_TRUE = word(
  "(?:that|this|it|which|the (?:resume|figure|number))(?:'s| is| was|s)? ?(?:not|n't) (?:quite |really |entirely )?(?:true|right|correct|accurate|so)|(?:that|this|it)(?:'s| is| was) (?:wrong|a mistake|exaggerated|an exaggeration)|the (?:real|true|actual) (?:figure|number|result)"
  + '|(?:это|там|цифра) (?:\\p{L}+ )?(?:не правда|неправда|не так|не верно|неверно|ошибка|преувеличен\\p{L}+)|(?:настоящ|реальн)\\p{L}+ (?:цифра|число|результат)',
);
const NOT_DONE = word(
  "i (?:did not|didn't|have not|haven't|had not|hadn't|have never|never|was not|wasn't)(?: really| actually| personally| myself)? (?<verb>\\p{L}+)(?: (?<object>\\p{L}+))?"
  + '|я (?:сам\\p{L}* |лично |этого |это |её |его |на самом деле )*не (?<deed>\\p{L}+(?:л|ла|лся|лась))',
);
const ANY_DEED = /^(?:do|done|lead|led|leading|build|built|write|written|make|made|own|manage|run|responsible|involved|делал[а]?|сделал[а]?|занимал(?:ся|ась)|руководил[а]?|участвовал[а]?|вёл|вел|вела)$/iu;
const IT = /^(?:that|this|it|those|them|any|for|in|myself)$/iu;
const CORRECTS = word("actually|in fact|in reality|really|the (?:real|true|actual)|на самом деле|фактически|в действительности|в реальности|реальн\\p{L}+");
const PREFIX = 4;

/** The sentences that take the claim back; empty: none does. */
export function disowningOf(claim: string, told: readonly Told[]): Disowning[] {
  return told.flatMap(({ turn, read }) => read.filter(({ text }) => disowns(text, claim) || otherFigureIn(text, claim) !== null).map((sentence) => ({ sentence, turn })));
}

/** Denies a deed of the speaker's; with a claim, that deed. */
export function disowns(text: string, claim: string | null): boolean {
  if (SHARED.test(text)) return false;
  if (NOT_MINE.test(text) || NOT_TRUE.test(text)) return true;
  const groups = NOT_DONE.exec(text)?.groups;
  const verb = groups?.verb ?? groups?.deed;
  if (verb === undefined) return false;
  if (claim === null) return !word('but|но|зато|instead').test(text);
  const isIt = groups?.deed !== undefined || groups?.object === undefined || IT.test(groups.object);
  const start = verb.toLowerCase().slice(0, PREFIX);
  return (ANY_DEED.test(verb) && isIt) || tokens(claim).some(({ text: known }) => known.length >= PREFIX && known.toLowerCase().startsWith(start));
}

/** “From 12 to 9” against “from 12 to 5”; “actually about 5%” against “by 40%”; “mentored two engineers” against “mentored four engineers”. */
export function otherFigureIn(text: string, claim: string): { readonly there: string; readonly here: string } | null {
  const claimed = rangeIn(claim);
  const said = rangeIn(text);
  if (claimed !== null && said !== null) {
    const same = claimed.map((end, at) => end === said[at]);
    if (same[0] === same[1]) return null;
    const at = same[0] === true ? 1 : 0;
    return { there: String(claimed[at]), here: String(said[at]) };
  }
  const shares = percentsIn(claim);
  const other = percentsIn(text);
  if (shares.length > 0) {
    const isOther = CORRECTS.test(text) && other[0] !== undefined && !other.some((value) => shares.includes(value));
    return isOther ? { there: `${shares[0]}%`, here: `${other[0]}%` } : null;
  }
  return claimed === null ? otherCountIn(text, claim) : null;
}

/** The same thing counted otherwise, beside a word more of the claim. */
function otherCountIn(text: string, claim: string): { readonly there: string; readonly here: string } | null {
  const [claimed, said] = [claim, text].map((line) => {
    const words = tokens(line);
    // “Eight, not fifteen” gives eight.
    const counts = numbersIn(line, words).filter(({ value, start }) => !isYear(value) && !NOT.test(line.slice(0, start))).map(({ value, to }) => ({ value, things: words.slice(to, to + THING_WORDS).map(({ stem }) => stem).filter((stem) => stem.length > 2 && !/\d/.test(stem)) }));
    return { counts, stems: words.filter(({ text: written }) => written.length > 3).map(({ stem }) => stem) };
  });
  if (claimed === undefined || said === undefined || said.counts.some(({ value }) => claimed.counts.some((count) => count.value === value))) return null;
  for (const count of claimed.counts) {
    for (const other of said.counts) {
      const thing = count.things.find((stem) => other.things.includes(stem));
      if (thing === undefined || !(CORRECTS.test(text) || said.stems.some((stem) => stem !== thing && claimed.stems.includes(stem)))) continue;
      return { there: String(count.value), here: String(other.value) };
    }
  }
  return null;
}

const isYear = (value: number): boolean => value >= 1950 && value <= 2100;
const THING_WORDS = 2;
const NOT = /(?<!\p{L})(?:not|не)\s+$/iu;

/** The two ends of the first “from a to b”; null when there is none. */
export function rangeIn(text: string): readonly [number, number] | null {
  const numbers = numbersIn(text, tokens(text));
  for (const [index, { value, end, start }] of numbers.entries()) {
    const next = numbers[index + 1];
    if (next === undefined || value >= 1950 || !/(?<!\p{L})(?:from|с|со|от)\s+$/iu.test(text.slice(0, start))) continue;
    if (/^[\s%]*(?:\p{L}+\s+){0,2}(?:to|до)\s+(?:\p{L}+\s+)?$/iu.test(text.slice(end, next.start))) return [value, next.value];
  }
  return null;
}

const percentsIn = (text: string): number[] =>
  numbersIn(text, tokens(text)).filter(({ end }) => /^\s*(?:%|percent|процент)/iu.test(text.slice(end))).map(({ value }) => value);
