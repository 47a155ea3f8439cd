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

/** Values that occur more than once, by `keyOf`. */
export function repeated<T>(items: readonly T[], keyOf: (item: T) => string): string[] {
  const seen = new Set<string>();
  return items.map(keyOf).filter((key) => seen.has(key) || !seen.add(key));
}
