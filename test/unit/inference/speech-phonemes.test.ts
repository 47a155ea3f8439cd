import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadEspeak } from '../../../src/main/inference/engines/espeak.ts';
import { estimateSymbols, toTimedPhonemes } from '../../../src/main/inference/engines/speech-phonemes.ts';

describe('timed phonemes', () => {
  it('take stress and length marks to their sound, and leave gaps for pauses', () => {
    const symbols = [[' ', 10], ['ˈ', 2], ['ɑ', 5], ['ː', 3], ['t', 4], [',', 6], [' ', 1], ['d', 4], ['ʲ', 1]].map(([symbol, samples]) => ({ symbol: symbol as string, samples: samples as number }));
    expect(toTimedPhonemes(symbols, 10)).toEqual([
      { symbol: 'ˈɑː', startS: 1, endS: 2 }, { symbol: 't', startS: 2, endS: 2.4 }, { symbol: 'dʲ', startS: 3.1, endS: 3.6 },
    ]);
  });

  it('that are estimated are in order, within the sound, and vowels are longer than stops', () => {
    const sound = Float32Array.from({ length: 48_000 }, (_, i) => (i > 8_000 && i < 40_000 ? 0.3 * Math.sin(i / 5) : 0));
    const symbols = fc.array(fc.constantFrom('a', 't', 'ˈ', 'ː', ' ', ',', 's', 'ʊ'), { maxLength: 60 });
    fc.assert(fc.property(symbols, (list) => {
      const phonemes = toTimedPhonemes(estimateSymbols(list, sound), 24_000);
      let last = 8_000 / 24_000 - 0.02;
      for (const { startS, endS } of phonemes) {
        expect(startS).toBeGreaterThanOrEqual(last - 1e-9);
        expect(endS).toBeGreaterThan(startS);
        last = endS;
      }
      expect(last).toBeLessThanOrEqual(40_000 / 24_000 + 0.02);
    }));
    const [vowel, stop] = toTimedPhonemes(estimateSymbols(['a', 't'], sound), 24_000).map(({ startS, endS }) => endS - startS);
    expect(vowel).toBeGreaterThan((stop ?? 0) * 1.5);
    expect(estimateSymbols(['a'], new Float32Array(10))).toEqual([]);
  });

  it.each([['en', 'We did that, and more.'], ['ru', 'Мы это сделали, и не только.']] as const)('of eSpeak NG in %s are its own events, in order, with the pause at the comma', async (language, text) => {
    const { samples, sampleRateHz, phonemes } = (await loadEspeak()).render(text, language);
    expect(phonemes.length).toBeGreaterThan(10);
    phonemes.forEach(({ startS, endS }, i) => {
      expect(startS).toBeGreaterThanOrEqual(phonemes[i - 1]?.endS ?? 0);
      expect(endS).toBeGreaterThan(startS);
    });
    expect(phonemes.at(-1)?.endS).toBeLessThan(samples.length / sampleRateHz);
    const gaps = phonemes.slice(1).map(({ startS }, i) => startS - (phonemes[i]?.endS ?? 0));
    expect(Math.max(...gaps)).toBeGreaterThan(0.1);
  });
});
