/**
 * Whether somebody names a company of the resume. Names are declined, written in another script, misheard and shortened; and other names
 * begin like them. So words are compared one by one, and a word is a name only where it stands as one.
 */
import { stem } from '../../knowledge/text.ts';

/** Words of company names that say little by themselves. */
export interface CompanyWords {
  /** Legal forms: never said, and never a name. */
  isForm(word: string): boolean;
  /** What a company is: with a name beside it, no name by itself. */
  isKind(word: string): boolean;
}

/** @param forms lower case, as all `kinds` */
export function toCompanyWords(forms: readonly string[], kinds: readonly string[]): CompanyWords {
  const [formWords, kindWords] = [new Set(forms), new Set(kinds.flatMap((word) => [word, stem(word)]))];
  return {
    isForm: (word) => formWords.has(word.toLowerCase()),
    isKind: (word) => kindWords.has(word.toLowerCase()) || kindWords.has(stem(word)),
  };
}

const WORD = /[\p{L}\p{N}]+/gu;
const INITIALS = /(?<![\p{L}\p{N}])(?:\p{Lu}\.\s?){2,}(?=\p{Lu})/gu;
/** A name may follow. */
const PLACE = /(?:^|[\s(])(?:at|for|with|by|from|called|joined|left|named|в|во|на|из|с|со|у|для|от|из|под названием)\s+(?:the\s+)?[«“"']?$/iu;
const QUOTE = /[«“"]$/u;
const SENTENCE_START = /(?:^|[.!?…]\s+)[«“"']?$/u;
/** What stands right before a word says what it is: nothing looked for there is longer. */
const BEFORE_CHARACTERS = 24;
/** So many legal forms and kinds of company may stand within a name. */
const BETWEEN_WORDS = 4;
/** A shortened name says more than so many letters. */
const SHORTENED = 4;
/** So long a word is hardly anything but a name, even where a sentence begins with it. */
const TELLING = 7;
/** From so many letters on one may be wrong, from so many two. */
const ONE_WRONG = 6;
const TWO_WRONG = 12;

const LATIN: Readonly<Record<string, string>> = Object.fromEntries(
  [...'абвгдежзийклмнопрстуфхцчшщъыьэюя'].map((letter, index) => [
    letter, 'a b v g d e zh z i i k l m n o p r s t u f h ts ch sh sh - i - e iu ia'.split(' ')[index]!.replace('-', ''),
  ]),
);

/** “J.P. Morgan” is said as JPMorgan is. */
const joinInitials = (text: string): string => text.replace(INITIALS, (initials) => initials.replace(/[.\s]/gu, ''));

/** How a word sounds, roughly, in either script: “Tinkoff”, «Тинькофф». */
const soundOf = (word: string): string =>
  [...word.toLowerCase().replaceAll('ё', 'е')].map((letter) => LATIN[letter] ?? letter).join('')
    .replace(/x/gu, 'ks').replace(/ph/gu, 'f').replace(/c(?=[eiy])/gu, 's').replace(/c(?!h)|q/gu, 'k').replace(/w/gu, 'v').replace(/[yj]/gu, 'i').replace(/(.)\1+/gu, '$1');

const soundsOf = (word: string): readonly string[] => [...new Set([soundOf(word), ...(/\p{Script=Cyrillic}/u.test(word) ? [soundOf(stem(word))] : [])])];

function isSame(said: readonly string[], meant: readonly string[]): boolean {
  return said.some((one) => meant.some((other) => {
    if (one === other) return true;
    const length = Math.min(one.length, other.length);
    return length >= ONE_WRONG && one[0] === other[0] && isWithin(one, other, length >= TWO_WRONG ? 2 : 1);
  }));
}

/** Whether so few letters are wrong, missing or too many. */
function isWithin(one: string, other: string, most: number): boolean {
  if (Math.abs(one.length - other.length) > most) return false;
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [at, letter] of [...one].entries()) {
    const above = row;
    row = [at + 1];
    for (let index = 1; index <= other.length; index++) row.push(Math.min(above[index]! + 1, row[index - 1]! + 1, above[index - 1]! + (other[index - 1] === letter ? 0 : 1)));
  }
  return row[other.length]! <= most;
}

interface Said {
  readonly text: string;
  readonly sounds: readonly string[];
  /** Stands where a name stands: with a capital, after “at”, in quotes. */
  readonly isName: boolean;
  /** With nothing but a space or a hyphen before it. */
  readonly isAdjacent: boolean;
  readonly isCapital: boolean;
}

function readSaid(text: string): Said[] {
  // Who writes no capitals gives no such sign.
  const hasCapitals = /\p{Lu}/u.test(text);
  return [...text.matchAll(WORD)].map(({ 0: word, index }) => {
    // Cut off, it does not begin the text: a letter stands for the rest.
    const before = index <= BEFORE_CHARACTERS ? text.slice(0, index) : `x${text.slice(index - BEFORE_CHARACTERS, index)}`;
    const isCapital = /^\p{Lu}/u.test(word);
    const isStart = SENTENCE_START.test(before);
    const isName = PLACE.test(before) || QUOTE.test(before) || (isCapital && !isStart) || (word.length >= TELLING && (isCapital || !hasCapitals));
    return { text: word, sounds: soundsOf(word), isName, isAdjacent: /[\p{L}\p{N}](?:\s|-)$/u.test(before), isCapital: isCapital && !isStart };
  });
}

export function isNamedIn(text: string, company: string, companyWords: CompanyWords): boolean {
  const { isForm, isKind } = companyWords;
  const words = joinInitials(company).match(WORD) ?? [];
  const all = words.filter((word) => !isForm(word));
  const telling = all.filter((word) => !isKind(word));
  const own = (telling.length > 0 ? telling : all.length > 1 ? all : words).map(soundsOf);
  if (own.length === 0) return false;
  const wholly = new Set(words.flatMap(soundsOf));
  const said = readSaid(joinInitials(text));
  /** “Northwind Traders” is no Northwind Logistics. */
  const goesOn = (at: number): boolean => {
    const [next, after] = [said[at], said[at + 1]];
    if (next === undefined || !next.isAdjacent || isForm(next.text) || !(next.isCapital || isKind(next.text))) return false;
    // “Delta Air Lines” is Delta Airlines.
    return ![...next.sounds, ...joined(next.sounds, after?.sounds ?? [])].some((sound) => wholly.has(sound));
  };
  return said.some((first, from) => {
    const [matched, to] = matchFrom(said, from, own, companyWords);
    if (matched === 0 || goesOn(to)) return false;
    if (matched === own.length) return own.length > 1 || first.isName;
    return first.isName && said.slice(from, to).reduce((length, { text: word }) => length + word.length, 0) > SHORTENED && telling.length > 0;
  });
}

/** How many words of the name stand there one after another, and where they end. */
function matchFrom(said: readonly Said[], from: number, own: readonly (readonly string[])[], { isForm, isKind }: CompanyWords): readonly [number, number] {
  let at = from;
  let matched = 0;
  while (matched < own.length) {
    const isBetween = (word: Said | undefined): boolean => word !== undefined && (isForm(word.text) || isKind(word.text)) && !isSame(word.sounds, own[matched]!);
    for (let skipped = 0; matched > 0 && skipped < BETWEEN_WORDS && isBetween(said[at]); skipped++) at += 1;
    const [word, next] = [said[at], said[at + 1]];
    if (word === undefined) break;
    const [one, two] = [own[matched]!, own[matched + 1]];
    if (isSame(word.sounds, one)) [matched, at] = [matched + 1, at + 1];
    // “Air BnB” in one word, “Facebook” in two.
    else if (two !== undefined && isSame(word.sounds, joined(one, two))) [matched, at] = [matched + 2, at + 1];
    else if (next?.isAdjacent === true && isSame(joined(word.sounds, next.sounds), one)) [matched, at] = [matched + 1, at + 2];
    else break;
  }
  return [matched, at];
}

const joined = (one: readonly string[], other: readonly string[]): readonly string[] => other.map((sound) => `${one[0] ?? ''}${sound}`);
