/** Classes of growth, as people name them. */
import { GROWTH_CLASSES, type GrowthClass } from '../tasks/task.ts';

const WORDS: readonly (readonly [GrowthClass, RegExp])[] = [
  ['O(n log n)', /linearithmic|квазилинейн|линейно-?логарифмич/iu],
  ['O(log n)', /logarithmic|логарифмич/iu],
  ['O(n^2)', /quadratic|квадратичн|за квадрат/iu],
  ['O(n^3)', /cubic|кубическ/iu],
  ['O(2^n)', /exponential|экспоненциальн/iu],
  ['O(n)', /(?<!\p{L})linear(?!ithmic)|линейн/iu],
  ['O(1)', /constant(?:\s+time)?|константн/iu],
];

/** The class that a text names, in O notation or in words; null when it names none that we know. */
export function namedGrowth(text: string): GrowthClass | null {
  const notation = /[OОoо]\s?\(([^()]*(?:\([^()]*\))?[^()]*)\)/u.exec(text)?.[1];
  if (notation !== undefined) return fromNotation(notation);
  return WORDS.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

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
