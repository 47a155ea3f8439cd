/** Classes of growth, as people name them. */
import { GROWTH_CLASSES, type GrowthClass } from '../tasks/task.ts';

const NOTATION = /(?<![\p{L}\p{N}_])[OОoо]\s?\(([^()]{1,40}(?:\([^()]{0,20}\)[^()]{0,20})?)\)/gu;
const WORDS: readonly (readonly [GrowthClass, RegExp])[] = [
  ['O(n log n)', /linearithmic|квазилинейн|линейно-?логарифмич/giu],
  ['O(log n)', /logarithmic|(?<!линейно-?)логарифмич/giu],
  ['O(n^2)', /quadratic|квадратичн|за квадрат/giu],
  ['O(n^3)', /cubic|кубическ/giu],
  ['O(2^n)', /exponential|экспоненциальн/giu],
  ['O(n)', /(?<!\p{L})linear(?!ithmic)|(?<!\p{L})линейн(?!о-?логарифмич)/giu],
  ['O(1)', /constant(?:\s+time)?|константн/giu],
];

/** A class that a text names. */
export interface GrowthClaim {
  readonly growth: GrowthClass;
  /** What it is said of; null where the words around it do not tell. */
  readonly about: 'time' | 'memory' | null;
  /** `own`: of the speaker's code, or the sum of it all; `other`: of a way that is not taken. */
  readonly of: 'own' | 'other' | null;
}

/** Where one thing that is said ends and the next begins. */
const CLAUSE = /[,;.!?\n]|(?<!\p{L})(?:и|а|но|and|but|while|whereas)(?!\p{L})/giu;
const MEMORY = /(?<!\p{L})(?:памят|memory|space|storage|auxiliary)/iu;
const TIME = /(?<!\p{L})(?:врем|time|runtime|faster|быстр)/iu;
const OTHER = /(?<!\p{L})(?:brute|naive|would (?:be|take)|instead of|compared (?:to|with)|rather than|not |перебор|в лоб|наивн|было бы|вместо|вложенн\p{L}{0,6} цикл|nested)/iu;
const OWN = /(?<!\p{L})(?:my|mine|ours?|overall|in total|altogether|so it|now|мо[йеёи]|моего|у меня|итого|в итоге|в целом|в сумме|общая|теперь|получается|выходит)(?!\p{L})/iu;

/** So far around a class the words are looked for that tell what it is said of. */
const CLAUSE_LENGTH = 160;
const CLAIMS_READ = 40;

/** The first 40 classes that a text names, in O notation or in words, in their order. */
export function growthClaims(text: string): readonly GrowthClaim[] {
  const named = [
    ...[...text.matchAll(NOTATION)].flatMap((match) => {
      const growth = fromNotation(match[1] ?? '');
      return growth === null ? [] : [{ growth, start: match.index, end: match.index + match[0].length }];
    }),
    ...WORDS.flatMap(([growth, pattern]) => [...text.matchAll(pattern)].map((match) => ({ growth, start: match.index, end: match.index + match[0].length }))),
  ].sort((a, b) => a.start - b.start).slice(0, CLAIMS_READ);
  const borders = [...text.matchAll(CLAUSE)].map(({ index }) => index).filter((border) => !named.some(({ start, end }) => border > start && border < end));
  return named.map(({ growth, start, end }) => {
    const clause = text.slice(
      Math.max(start - CLAUSE_LENGTH, (borders.findLast((border) => border < start) ?? -1) + 1), Math.min(end + CLAUSE_LENGTH, borders.find((border) => border >= end) ?? text.length),
    );
    return { growth, about: MEMORY.test(clause) ? 'memory' : TIME.test(clause) ? 'time' : null, of: OWN.test(clause) ? 'own' : OTHER.test(clause) ? 'other' : null };
  });
}

/**
 * The time that a text claims for the speaker's own code: what is said of memory or of another way does not count.
 * Null where nothing is left, or where several classes are and none is said to be the whole.
 */
export function claimedTime(text: string): GrowthClass | null {
  const claims = growthClaims(text).filter(({ about, of }) => about !== 'memory' && of !== 'other');
  const own = claims.findLast(({ of }) => of === 'own');
  if (own !== undefined) return own.growth;
  return new Set(claims.map(({ growth }) => growth)).size === 1 ? (claims[0]?.growth ?? null) : null;
}

/** The first class that a text names; null when it names none that we know. */
export const namedGrowth = (text: string): GrowthClass | null => growthClaims(text)[0]?.growth ?? null;

function fromNotation(inner: string): GrowthClass | null {
  const plain = inner.toLowerCase().replace(/[\s()]/g, '').replaceAll('²', '^2').replaceAll('³', '^3').replaceAll('**', '^').replace(/log_?2?/, 'log').replaceAll('ln', 'log');
  if (/^\d+$/.test(plain)) return 'O(1)';
  if (/^\d+\^[a-zа-я]$/u.test(plain)) return 'O(2^n)';
  // Any letter may stand for n; two of them added are still linear, multiplied they are a square.
  const n = plain.replace(/log[a-zа-я]/gu, 'L').replaceAll(/[a-zа-я]/gu, 'n');
  if (n === 'L') return 'O(log n)';
  if (/^n\*?L$|^L\*?n$/.test(n)) return 'O(n log n)';
  if (n === 'n^2' || /^n\*?n$/.test(n)) return 'O(n^2)';
  if (n === 'n^3' || /^n\*?n\*?n$/.test(n)) return 'O(n^3)';
  return /^\d*\*?n(\+n)*$/.test(n) ? 'O(n)' : null;
}

/** Below 0 when `a` grows slower than `b`. */
export const compareGrowth = (a: GrowthClass, b: GrowthClass): number => GROWTH_CLASSES.indexOf(a) - GROWTH_CLASSES.indexOf(b);
