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
  "not (?:really |actually |exactly )?(?:mine|me|my (?:work|project|doing|idea|result|achievement|team|number|figure))|(?:wasn't|isn't|weren't) (?:really |actually )?(?:mine|me|my (?!first|only|last|usual|favou?rite|main|best)(?:\\p{L}+))"
  + '|(?:это |был\\p{L}* |сделал\\p{L}* )?не (?:я|мо[яйи](?! перв| единств| последн| люб| главн)|мо[её](?! перв| единств| последн| люб| главн)|моих рук|моя заслуга)',
);
const NOT_TRUE = word(
  "(?:that|this|it|which|the (?:resume|figure|number))(?:'s| is| was|s)? ?(?:not|n't) (?:quite |really |entirely )?(?:true|right|correct|accurate|so)(?! (?:for|in|with|on|every|all|\\p{L}+ly|easy|hard|much|many|bad|good|big))|(?:that|this|it)(?:'s| is| was) (?:wrong(?! \\p{L})|a mistake(?! to| of| in| that| we| i)|exaggerated|an exaggeration)|the (?:real|true|actual) (?:figure|number)"
  + '|(?:это|там|цифра) (?:\\p{L}+ )?(?:не правда|неправда|не так(?! \\p{L})|не верно|неверно|преувеличен\\p{L}+)|(?:это|цифра) ошибка(?! \\p{L})|(?:настоящ|реальн)\\p{L}+ (?:цифра|число)',
);
const NOT_DONE = word(
  "i (?:did not|didn't|have not|haven't|had not|hadn't|have never|never|was not|wasn't)(?: really| actually| personally| myself)? (?<verb>\\p{L}+)"
  + '|я (?:сам\\p{L}* |лично |этого |это |её |его |на самом деле )*не (?<deed>\\p{L}+(?:л|ла|лся|лась))',
);
const ANY_DEED = /^(?:do|done|lead|led|leading|build|built|write|written|make|made|own|manage|run|responsible|involved|делал[а]?|сделал[а]?|занимал(?:ся|ась)|руководил[а]?|участвовал[а]?|вёл|вел|вела)$/iu;
/** What follows the verb: nothing, or a word for the claim itself. */
const IT =
  /^\s*(?:(?:any of|for|in|with|of|to|by|в|за|на|с|от|к)\s+)?(?:that|this|it|those|them|myself|это|этим|этом|этого|его|её|ее|их|им|ей|этой|там)?(?:\s+(?:myself|personally|there|at all|сам\p{L}*|лично|вообще|совсем))*\s*(?:(?<!\p{L})(?:and|because|since|и|а|потому|так как)(?!\p{L}).*)?$/iu;
const CORRECTS = word("actually|in fact|in reality|really|the (?:real|true|actual)|на самом деле|фактически|в действительности|в реальности|реальн\\p{L}+");
const BUT = word('but|though|however|но|зато|однако|instead');
/** “That was not my idea, but I built it.” */
const OWN_AFTER_ALL = /(?<!\p{L})(?:(?:but|though|however)(?!\p{L})[^.]*(?<!\p{L})i(?:'ve)? (?!only)\p{L}|(?:но|зато|однако)(?!\p{L})[^.]*(?<!\p{L})(?:я|сам|сама)(?! только)(?!\p{L})|but for (?:most|some|many))/iu;
const LIMITED = word('first|alone|at once|immediately|right away|all|every\\p{L}*|until|before|from scratch|yet|сначала|сразу|первым|первой|весь|всю|все|всё|пока|один|одна|с нуля');
const ORDER = /^(?:instead|first|then|later|i (?:started|began|first|then|later)|вместо|сначала|потом|затем|позже|я (?:начал|сначала|потом|затем))/iu;
const OBJECT_WORDS = 3;
const PREFIX = 4;

/** The sentences that take the claim back; empty: none does. */
export function disowningOf(claim: string, told: readonly Told[]): Disowning[] {
  return told.flatMap(({ turn, read }) => read
    .filter((sentence, at) => disowns(sentence.text, claim, read[at + 1]?.text) || otherFigureIn(sentence.text, claim, nearOf(read, at)) !== null)
    .map((sentence) => ({ sentence, turn })));
}

/** Denies a deed of the speaker's; with a claim, that deed. @param next the sentence that follows */
export function disowns(text: string, claim: string | null, next = ''): boolean {
  if (SHARED.test(text)) return false;
  if (NOT_MINE.test(text) || NOT_TRUE.test(text)) return !OWN_AFTER_ALL.test(text);
  const found = NOT_DONE.exec(text);
  const verb = found?.groups?.verb ?? found?.groups?.deed;
  if (found === null || verb === undefined) return false;
  if (claim === null) return !BUT.test(text);
  const rest = text.slice(found.index + found[0].indexOf(verb) + verb.length).split(/[.,;:!?—–]/u)[0] ?? '';
  const after = tokens(rest);
  // “I did not migrate the database first. I started with …” says in which order it was done, not that it was not.
  if (LIMITED.test(rest) || BUT.test(text) || ORDER.test(next)) return false;
  const wanted = tokens(claim).filter(({ text: known }) => known.length >= PREFIX);
  const start = verb.toLowerCase().slice(0, PREFIX);
  const isClaimed = wanted.some(({ text: known }) => known.toLowerCase().startsWith(start));
  const isObject = after.slice(0, OBJECT_WORDS).some(({ stem }) => wanted.some((known) => known.stem === stem));
  return (ANY_DEED.test(verb) || isClaimed) && (IT.test(rest) || isObject);
}

/** “From 12 to 9” against “from 12 to 5”; “actually about 5%” against “by 40%”; “mentored two engineers” against “mentored four engineers”.
 * @param near the sentence with those beside it: what is claimed and named there is no other figure */
export function otherFigureIn(text: string, claim: string, near: string = text): { readonly there: string; readonly here: string } | null {
  const claimed = rangeIn(claim);
  const said = rangesIn(told(text));
  if (claimed !== null && said.length > 0) {
    const named = namedIn(near);
    const at = claimed.findLastIndex((end) => !named.includes(end));
    const [range] = said;
    const here = at === 1 ? said.at(-1)?.[1] : range?.[0];
    return at === -1 || here === undefined || here === claimed[at] ? null : { there: String(claimed[at]), here: String(here) };
  }
  const shares = percentsIn(claim);
  const other = percentsIn(text);
  if (shares.length > 0) {
    const isOther = CORRECTS.test(text) && other[0] !== undefined && !other.some((value) => shares.includes(value));
    return isOther ? { there: `${shares[0]}%`, here: `${other[0]}%` } : null;
  }
  return claimed === null ? otherCountIn(text, claim) : null;
}

/** The sentence at this place with the one before and the one after: an account goes step by step. */
export const nearOf = (read: readonly ReadSentence[], at: number): string => read.slice(Math.max(0, at - 1), at + 2).map(({ text }) => text).join(' ');

const DENIED_RANGE = /(?<!\p{L})(?:not|не|rather than|instead of|вместо)\s+(?:(?:from|с|со|от)\s+\S+(?:\s+\p{L}+)?\s+(?:to|до)\s+\S+|(?:to|до)\s+\S+|\d\S*)/giu;

/** Numbers that are told, not those that are put right. */
const told = (text: string): string => text.replace(DENIED_RANGE, ' ');

const namedIn = (text: string): number[] => numbersIn(told(text), tokens(told(text))).map(({ value }) => value);

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
export const rangeIn = (text: string): readonly [number, number] | null => rangesIn(text)[0] ?? null;

/** All of them, in order; what follows on from each other, “from 9 to 6, then from 6 to 3”, is one. */
function rangesIn(text: string): (readonly [number, number])[] {
  const numbers = numbersIn(text, tokens(text));
  const ranges: (readonly [number, number])[] = [];
  for (const [index, { value, end, start }] of numbers.entries()) {
    const next = numbers[index + 1];
    if (next === undefined || value >= 1950 || !/(?<!\p{L})(?:from|с|со|от)\s+$/iu.test(text.slice(0, start))) continue;
    if (!/^[\s%]*(?:\p{L}+\s+){0,2}(?:to|до)\s+(?:\p{L}+\s+)?$/iu.test(text.slice(end, next.start))) continue;
    const last = ranges.at(-1);
    if (last?.[1] === value) ranges.splice(-1, 1, [last[0], next.value]);
    else ranges.push([value, next.value]);
  }
  return ranges;
}

const percentsIn = (text: string): number[] =>
  numbersIn(text, tokens(text)).filter(({ end }) => /^\s*(?:%|percent|процент)/iu.test(text.slice(end))).map(({ value }) => value);
