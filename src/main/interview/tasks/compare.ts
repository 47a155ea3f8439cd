/** Whether a result is the expected one. */
import type { Json } from '../../ports/runner.ts';
import type { Comparison } from './task.ts';

/** A JSON text that is the same for equal values whatever the order of an object's keys; 0 and -0 are equal. */
export function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
}

/** `unordered` lets a list's own elements come in any order; a tolerance is absolute and holds for numbers at any depth. */
export function isExpected(actual: Json, expected: Json, compare: Comparison): boolean {
  if (typeof compare === 'object') return isNear(actual, expected, compare.tolerance);
  if (compare === 'exact' || !Array.isArray(actual) || !Array.isArray(expected)) return canonical(actual) === canonical(expected);
  const sorted = (list: readonly Json[]): string => list.map(canonical).sort().join('\n');
  return actual.length === expected.length && sorted(actual as readonly Json[]) === sorted(expected as readonly Json[]);
}

function isNear(actual: Json, expected: Json, tolerance: number): boolean {
  if (typeof actual === 'number' && typeof expected === 'number') return Math.abs(actual - expected) <= tolerance;
  if (actual === null || expected === null || typeof actual !== 'object' || typeof expected !== 'object') return actual === expected;
  if (Array.isArray(actual) !== Array.isArray(expected)) return false;
  const [left, right] = [new Map(Object.entries(actual)), new Map(Object.entries(expected))];
  return left.size === right.size && [...right].every(([key, value]) => {
    const found = left.get(key);
    return found !== undefined && isNear(found, value, tolerance);
  });
}

/** What a program printed against what it should print: white space at the ends of lines and of the output does not count. */
export function isExpectedOutput(actual: string, expected: string): boolean {
  return trimmedLines(actual) === trimmedLines(expected);
}

const trimmedLines = (text: string): string => text.split(/\r\n|\r|\n/).map((line) => line.trimEnd()).join('\n').trimEnd();
