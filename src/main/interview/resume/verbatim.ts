/** Whether words stand in the text of a resume. */
import { withoutInstructions } from '../model/instructions.ts';

const collapsed = (text: string): string => text.replace(/\s+/gu, ' ').trim();
const isPartOfWord = (character: string): boolean => /[\p{L}\p{N}]/u.test(character);

/**
 * Finds whole words as they stand in the text, whatever the case and the breaks of lines: the answer is the text's own spelling,
 * null where it does not say that. Passages that speak to a program are no part of the text.
 */
export function createVerbatim(rawText: string): (value: unknown, mostCharacters: number) => string | null {
  const segments = withoutInstructions(rawText).segments.map(collapsed);
  return (value, mostCharacters) => {
    if (typeof value !== 'string') return null;
    const wanted = collapsed(value);
    if (wanted.length < 2 || wanted.length > mostCharacters || !/[\p{L}\p{N}]/u.test(wanted)) return null;
    for (const segment of segments) {
      const at = placeOf(wanted, segment);
      if (at !== null) return segment.slice(at, at + wanted.length);
    }
    return null;
  };
}

function placeOf(wanted: string, segment: string): number | null {
  const lower = segment.toLowerCase();
  // Few letters change their length with their case; places would no longer be the same.
  const [row, key] = lower.length === segment.length && wanted.toLowerCase().length === wanted.length ? [lower, wanted.toLowerCase()] : [segment, wanted];
  for (let at = row.indexOf(key); at !== -1; at = row.indexOf(key, at + 1)) {
    const opens = !isPartOfWord(key.charAt(0)) || !isPartOfWord(row.charAt(at - 1));
    const closes = !isPartOfWord(key.charAt(key.length - 1)) || !isPartOfWord(row.charAt(at + key.length));
    if (opens && closes) return at;
  }
  return null;
}
