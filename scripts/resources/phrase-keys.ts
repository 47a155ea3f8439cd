/** What the matcher would take for the same phrase. */
import { russianForms } from '../../src/main/interview/knowledge/phrases.ts';
import { stem, tokens } from '../../src/main/interview/knowledge/text.ts';

/** One key for each row of stems by which a phrase is found. */
export function phraseKeys(phrase: string): string[] {
  const words = tokens(phrase);
  if (words.length === 1) return [...new Set(russianForms(words[0]!.text).map(stem))];
  return [words.map((word) => word.stem).join(' ')];
}

/** Lower case, `ё` as `е`. */
export function plain(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е');
}

/** Keys that belong to two owners or more, each with its owners, as a problem. */
export function shared(owners: readonly { readonly owner: string; readonly key: string }[]): string[] {
  return repeated(owners, ({ key }) => key).map((key) => {
    const names = owners.filter((other) => other.key === key).map(({ owner }) => owner);
    return `“${key}” belongs to ${names.join(' and ')}`;
  });
}

/** Values that occur more than once, by `keyOf`. */
export function repeated<T>(items: readonly T[], keyOf: (item: T) => string): string[] {
  const seen = new Set<string>();
  return items.map(keyOf).filter((key) => seen.has(key) || !seen.add(key));
}
