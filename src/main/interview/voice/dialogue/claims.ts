/** Which lines of a resume are worth checking: those with a figure first, then deeds. */

import { tokens } from '../../knowledge/text.ts';
import { numbersIn } from '../../scoring/number-words.ts';
import { rangeIn } from './disowned.ts';

export interface Claim {
  /** Place among the lines. */
  readonly line: number;
  /** Verbatim. */
  readonly text: string;
  /** A verbatim part of it that is short enough to be listened to: the clause, or the words around the figure. */
  readonly short: string;
  /** As written, with its unit: `40%`, `$2M`; null when the line has none. */
  readonly figure: string | null;
  /** A share, a factor, money or a change: something that somebody measured. */
  readonly isMeasured: boolean;
}

const FIGURE = /(?:[$€£₽]\s?)?\d+(?:[.,]\d+)*(?:\s?(?:%|x(?!\p{L})|k(?!\p{L})|[mb](?!\p{L})|bn(?!\p{L})|тыс\p{L}*|млн|млрд|million|billion|thousand|percent|процент\p{L}*|ms(?!\p{L})|мс(?!\p{L})|раза?(?!\p{L})|times|руб\p{L}*|₽|[$€]|\+|(?:milli)?seconds?|minutes?|hours?|days?|weeks?|people|engineers?|секунд\p{L}*|минут\p{L}*|час(?:а|ов)?(?!\p{L})|дн(?:я|ей)|недел\p{L}*|человек\p{L}*))?/giu;
const CHANGE = /(?<!\p{L})(?:from|с|со)\s+\S*\d.{0,30}?(?:to|до)\s+\S*\d/iu;
/** Years, small counts, and all of something. */
const NO_FIGURE = /^(?:19|20)\d\d$|^\d$|^100\s?%$/u;
const DEED =
  /^(?:led|built|wrote|ran|cut|halved|doubled|saved|trained|coordinated|prepared|split|replaced|shortened|uncovered|redesigned|established|negotiated|set up|created|designed|launched|introduced|migrat\p{L}+|rewrote|automated|founded|managed|mentored|developed|implemented|improved|reduced|increased|organi[sz]ed|drove|delivered|owned|разработ\p{L}+|внедр\p{L}+|созда\p{L}+|запуст\p{L}+|руковод\p{L}+|организ\p{L}+|постро\p{L}+|оптимиз\p{L}+|автоматиз\p{L}+|увелич\p{L}+|сокра\p{L}+|сниз\p{L}+|повы\p{L}+|спроект\p{L}+|перев[её]л\p{L}*|настро\p{L}+|обуч\p{L}+|провод\p{L}+|пров[её]л\p{L}*|подготов\p{L}+|наладил\p{L}*|написал\p{L}*|ускор\p{L}+|ввел\p{L}*|ввёл\p{L}*|добил\p{L}+|уменьш\p{L}+)(?!\p{L})/iu;
const CONTACT = /@|https?:|www\.|(?<!\p{L})\p{L}+\.(?:com|ru|org|net)\/|\+\d|\(\d{3,}\)|(?<!\d)(?:\d[\s()-]*){9,}/u;
/** “halved”, «вдвое», “from nine days to four”. */
const FACTOR = /(?<!\p{L})(?:halv(?:ed|ing)|doubl(?:ed|ing)|tripl(?:ed|ing)|by half|twice|вдвое|втрое|наполовину|в два раза)(?!\p{L})/iu;
const LONGEST = 12;

const words = (text: string): number => text.split(/\s+/u).length;

/** Best first: a figure with a change, any figure, a deed. Lines that say neither are left out. */
export function claimsOf(lines: readonly string[]): Claim[] {
  const weighed = lines.slice(0, 60).flatMap((line, index) => {
    const text = line.replace(/\s+/gu, ' ').trim();
    // An address or a telephone number is no deed.
    if (CONTACT.test(text)) return [];
    const inWords = changeInWords(text);
    const figure = figureOf(text) ?? inWords;
    const isMeasured = inWords !== null || figure !== null && (/[%$€₽]|руб|раза?$|times|x$|процент|percent/iu.test(figure) || CHANGE.test(text));
    const weight = figure === null ? (DEED.test(text) ? 1 : 0) : isMeasured ? 3 : 2;
    return weight === 0 ? [] : [{ line: index, text, short: shortened(text, figure), figure, isMeasured, weight }];
  });
  return weighed.sort((a, b) => b.weight - a.weight || a.line - b.line).map(({ line, text, short, figure, isMeasured }) => ({ line, text, short, figure, isMeasured }));
}

function figureOf(text: string): string | null {
  const found = [...text.matchAll(FIGURE)].filter(({ 0: match, index }) => {
    const isNamed = /[\p{L}\p{N}.,/-]/u.test(text.charAt(index - 1)) || /^[\p{L}-]/u.test(text.charAt(index + match.length));
    return !isNamed && !NO_FIGURE.test(match.trim());
  });
  const best = found.find(({ 0: match }) => /[%$€₽]/u.test(match)) ?? found[0];
  return best === undefined ? null : best[0].trim();
}

/** The word that tells of a change which is written without digits; null when none does. */
function changeInWords(text: string): string | null {
  if (/\d/.test(text)) return null;
  const numbers = numbersIn(text, tokens(text));
  const range = rangeIn(text);
  const end = range === null ? undefined : numbers.find(({ value }) => value === range[1]);
  return end === undefined ? (FACTOR.exec(text)?.[0] ?? null) : text.slice(end.start, end.end);
}

/** A line that was broken may end where its next word is missing. */
const OPEN_END = /(?: (?:in|of|to|for|by|on|the|a|an|and|в|на|из|с|со|по|к|и|для))+$/iu;
const BEFORE_FIGURE = 6;
const AFTER_FIGURE = 3;
const LINK = /^(?:that|which|and|while|to|by|resulting|leading|что|и|а|который|которая|которые|чтобы|за|благодаря)$/iu;

/** A long line is cut down to the clause with the figure, where that stands alone, else to the words around the figure. */
function shortened(text: string, figure: string | null): string {
  if (words(text) <= LONGEST) return text;
  const clauses = text.split(/(?:[;,]|\.)\s+|\s[–—-]\s/u);
  const clause = figure === null ? clauses[0] : clauses.find((part) => part.includes(figure));
  if (clause !== undefined && words(clause) >= 3 && words(clause) <= LONGEST) return clause.trim();
  if (figure === null) return text;
  const row = (clause ?? text).trim().split(' ');
  const at = row.findIndex((word) => word.includes(figure.split(/\s/u)[0]!));
  if (at === -1) return text;
  const before = row.slice(Math.max(0, at - BEFORE_FIGURE), at);
  // “…, which drives up the sign-up rate by 20%”: what follows the link stands by itself.
  const link = before.findLastIndex((word, index) => LINK.test(word) && index < before.length - 2);
  const after = row.slice(at + 1);
  return [...before.slice(link + 1), row[at], ...(after.length <= AFTER_FIGURE ? after : [])].join(' ').replace(OPEN_END, '');
}
