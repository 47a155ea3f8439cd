/** Whether a language model's quote was really said. */

/** One word of a text with its place. */
interface Word {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

/** Sounds that recognisers write down or leave out at will. */
const FILLERS = new Set(['um', 'uh', 'uhm', 'er', 'erm', 'hm', 'hmm', 'mm', 'mhm', 'э', 'ээ', 'эээ', 'эм', 'ммм', 'мм', 'гм', 'хм']);
/** Marks of a recogniser: [noise], (laughs), *coughs*. */
const SOUNDS = /\[[^\]\n]{0,40}\]|\*[^*\n]{1,40}\*/g;
/** A number with its fraction is one word: 0.86 is not 0.8. */
const WORD = /\p{N}+(?:[.,]\p{N}+)+|[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*|[+#%]+/gu;
const QUOTE_LENGTH = 600;

function fold(word: string): string {
  return word.normalize('NFKC').toLowerCase().replaceAll('ё', 'е').replaceAll('’', "'").replaceAll(',', '.');
}

function wordsOf(text: string): Word[] {
  const silent = text.replace(SOUNDS, (found) => ' '.repeat(found.length));
  const words: Word[] = [];
  for (const found of silent.matchAll(WORD)) {
    const key = fold(found[0]);
    // A stammer ("I I think") is one word.
    if (FILLERS.has(key) || (words.at(-1)?.key === key && !/\p{N}/u.test(key))) continue;
    words.push({ key, start: found.index, end: found.index + found[0].length });
  }
  return words;
}

/** How many words count in a text: no fillers, no stammering. */
export const countWords = (text: string): number => wordsOf(text).length;

/**
 * Finds quotes in what was said, whatever their case, punctuation, ё, stammer, fillers and marks of noise. The answer is the
 * passage verbatim as it stands in a segment, with the mark that ends its sentence, or null when it was not said, holds no
 * word of three letters or a digit, or is longer than 600 characters. No quote reaches over two segments.
 */
export function createQuoteVerifier(segments: readonly string[]): (quote: string) => string | null {
  const read = segments.map((text) => {
    const words = wordsOf(text);
    return { text, words, line: ` ${words.map(({ key }) => key).join(' ')} ` };
  });
  return (quote) => {
    if (quote.length > QUOTE_LENGTH) return null;
    const wanted = wordsOf(quote).map(({ key }) => key);
    if (!wanted.some((key) => key.length >= 3 || /\p{N}/u.test(key))) return null;
    const needle = ` ${wanted.join(' ')} `;
    for (const { text, words, line } of read) {
      const at = line.indexOf(needle);
      if (at === -1) continue;
      const first = line.slice(0, at + 1).split(' ').length - 2;
      const start = words[first]?.start;
      const end = words[first + wanted.length - 1]?.end;
      if (start === undefined || end === undefined) continue;
      const close = /^[.!?…]+/.exec(text.slice(end))?.[0] ?? '';
      return text.slice(start, end) + close;
    }
    return null;
  };
}
