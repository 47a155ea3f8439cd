/** Parts of a labelled set: two thirds to work with (`dev`), one third that is only counted at the end (`held`). */
import { createHash } from 'node:crypto';

export type Part = 'dev' | 'held';

/** Every third item in the order of the hashes of its text is held: stable, and blind to what the text says. */
export function partOf<T>(items: readonly T[], textOf: (item: T) => string, part: Part): T[] {
  const hashed = items.map((item) => ({ item, hash: createHash('sha256').update(textOf(item)).digest('hex') }));
  const ordered = hashed.toSorted((a, b) => (a.hash < b.hash ? -1 : a.hash > b.hash ? 1 : 0));
  const held = new Set(ordered.filter((_, index) => index % 3 === 2).map(({ item }) => item));
  return items.filter((item) => held.has(item) === (part === 'held'));
}
