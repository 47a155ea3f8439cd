/** From eSpeak NG's sounds to the symbols that Kokoro was trained on, and to their numbers. */
import type { Language } from '../../ports/language.ts';

/** Kokoro 82M's alphabet (its tokenizer.json); the number of a symbol is the key plus its place. */
const ALPHABET: readonly (readonly [number, string])[] = [
  [1, ';:,.!?'], [9, '—…"()“” ̃ʣʥʦʨᵝꭧAI'], [31, 'O'], [33, 'Q'], [35, 'ST'], [39, 'W'], [41, 'Yᵊabcdef'], [50, 'hijklmnopqrstuvwxyzɑɐɒæ'],
  [75, 'βɔɕç'], [80, 'ɖðʤə'], [85, 'ɚɛɜ'], [90, 'ɟ'], [92, 'ɡ'], [99, 'ɥ'], [101, 'ɨɪʝ'], [110, 'ɯɰŋɳɲɴ'], [116, 'ø'], [118, 'ɸθœ'], [123, 'ɹ'],
  [125, 'ɾɻ'], [128, 'ʁɽʂʃʈʧ'], [135, 'ʊʋ'], [138, 'ʌɣɤ'], [142, 'χʎ'], [147, 'ʒʔ'], [156, 'ˈˌː'], [162, 'ʰ'], [164, 'ʲ'], [169, '↓'], [171, '→↗↘'], [177, 'ᵻ'],
];
const NUMBERS: ReadonlyMap<string, number> = new Map(ALPHABET.flatMap(([first, symbols]) => [...symbols].map((symbol, i) => [symbol, first + i] as const)));

/** Longest sequence of symbols that the model takes, without the two that frame it. */
export const MAX_SYMBOLS = 510;

/** English diphthongs and affricates are one symbol each in the model's training text; long vowels carry no mark. */
const ENGLISH: readonly (readonly [RegExp, string])[] = [
  [/eɪ/g, 'A'], [/aɪ/g, 'I'], [/aʊ/g, 'W'], [/ɔɪ/g, 'Y'], [/oʊ/g, 'O'], [/tʃ/g, 'ʧ'], [/dʒ/g, 'ʤ'], [/ɜː/g, 'ɜɹ'], [/əl(?=\s|$)/g, 'ᵊl'],
  [/ɐ/g, 'ə'], [/r/g, 'ɹ'], [/x/g, 'k'], [/ɬ/g, 'l'], [/ː/g, ''], [/g/g, 'ɡ'],
  // A lone diphthong without stress ("I") was swallowed by the model: six of six sentences, none with the mark.
  [/(^|\s)([AIOWY])(?=\s|$)/g, '$1ˌ$2'],
];
/** Russian sounds that no voice has learned, by their nearest neighbours. */
const RUSSIAN: readonly (readonly [RegExp, string])[] = [
  [/ɭ/g, 'l'], [/[ʐʑ]/g, 'ʒ'], [/ɵ/g, 'o'], [/ʉ/g, 'u'], [/tɕ|tʃ/g, 'ʧ'], [/ts/g, 'ʦ'], [/g/g, 'ɡ'],
];

/** The sounds of a clause in Kokoro's symbols. */
export function toKokoroSymbols(phonemes: string, language: Language): string {
  const mapped = (language === 'en' ? ENGLISH : RUSSIAN).reduce((text, [from, to]) => text.replace(from, to), phonemes);
  return [...mapped].filter((symbol) => NUMBERS.has(symbol)).join('');
}

/** The numbers of the symbols; unknown ones are left out. */
export function toKokoroTokens(symbols: string): number[] {
  return [...symbols].flatMap((symbol) => NUMBERS.get(symbol) ?? []);
}

const IPA: Readonly<Record<string, string>> = { A: 'eɪ', I: 'aɪ', W: 'aʊ', Y: 'ɔɪ', O: 'oʊ', Q: 'əʊ', ʧ: 'tʃ', ʤ: 'dʒ', ʦ: 'ts', ʣ: 'dz', ʨ: 'tɕ', ʥ: 'dʑ', ᵊ: 'ə', ᵻ: 'ɪ' };

/** One of Kokoro's symbols in the international alphabet. */
export const toIpa = (symbol: string): string => IPA[symbol] ?? symbol;

/** Pieces that the model can take, cut after punctuation if possible, else between words. */
export function splitSymbols(symbols: string, limit: number = MAX_SYMBOLS): string[] {
  const pieces: string[] = [];
  let rest = symbols.trim();
  while (rest.length > limit) {
    const head = rest.slice(0, limit);
    const cut = Math.max(...[...',;:.!?—…'].map((sign) => head.lastIndexOf(`${sign} `) + 1));
    const at = cut > limit / 3 ? cut : head.lastIndexOf(' ') > 0 ? head.lastIndexOf(' ') : limit;
    pieces.push(rest.slice(0, at).trim());
    rest = rest.slice(at).trim();
  }
  return rest === '' ? pieces : [...pieces, rest];
}
