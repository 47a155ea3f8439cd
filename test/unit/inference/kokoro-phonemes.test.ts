import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_SYMBOLS, splitSymbols, toKokoroSymbols, toKokoroTokens } from '../../../src/main/inference/engines/kokoro-phonemes.ts';

describe('kokoro phonemes', () => {
  it('numbers symbols as the model does', () => {
    expect(toKokoroTokens('$; ,.ˈaɡəʒᵻAIY')).toEqual([1, 16, 3, 4, 156, 43, 92, 83, 147, 177, 24, 25, 41]);
  });

  it('writes English as the model learned it and Russian by the nearest sounds', () => {
    expect(toKokoroSymbols('dʒˈʌdʒ dˈeɪ bˈɜːd', 'en')).toBe('ʤˈʌʤ dˈA bˈɜɹd');
    expect(toKokoroSymbols('ʐˈyzɲ dʲˈeɭɐ', 'ru')).toBe('ʒˈyzɲ dʲˈelɐ');
  });

  it('cuts what is too long between words and loses nothing', () => {
    const words = fc.array(fc.string({ unit: fc.constantFrom(...'abcə,.'), minLength: 1, maxLength: 30 }), { maxLength: 80 });
    fc.assert(fc.property(words, (list) => {
      const symbols = list.join(' ');
      const pieces = splitSymbols(symbols);
      expect(pieces.every((piece) => piece.length <= MAX_SYMBOLS)).toBe(true);
      expect(pieces.join(' ')).toBe(symbols);
    }));
  });
});
