import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFollower } from '../../../src/character/follow.ts';
import { lifeAt } from '../../../src/character/life.ts';
import { toLips, type SpokenSound } from '../../../src/character/lips.ts';
import { visemesOf } from '../../../src/character/viseme.ts';

/** Sounds of 100 ms each, one after another. */
const sounds = (...symbols: readonly string[]): SpokenSound[] => symbols.map((symbol, i) => ({ symbol, startS: i / 10, endS: (i + 1) / 10 }));

describe('visemes', () => {
  it('know stress, length and softness marks, diphthongs and affricates', () => {
    expect(visemesOf('ˈɑː', 'en')).toEqual(['open']);
    expect(visemesOf('ˈeɪ', 'en')).toEqual(['mid', 'spread']);
    expect(visemesOf('tʃ', 'en')).toEqual(['tongue', 'hush']);
    expect(visemesOf('mʲ', 'ru')).toEqual(['press']);
    expect(visemesOf('t͡ɕ', 'ru')).toEqual(['tongue', 'hush']);
  });

  it('differ between the languages where the lips do', () => {
    expect([visemesOf('ɹ', 'en'), visemesOf('r', 'ru')]).toEqual([['hush'], ['tongue']]);
    expect([visemesOf('ʌ', 'en'), visemesOf('ʌ', 'ru')]).toEqual([['open'], ['mid']]);
  });
});

describe('lips', () => {
  it('meet for p, b and m, open for a, and go round for u', () => {
    const at = toLips(sounds('m', 'a', 'm', 'u', 'b', 'i'), 'ru');
    const middle = (i: number) => at(i / 10 + 0.03);
    expect(middle(0).press).toBeGreaterThan(0.7);
    expect(middle(1).open).toBeGreaterThan(0.5);
    expect(middle(2).press).toBeGreaterThan(0.7);
    expect(middle(3).round).toBeGreaterThan(0.5);
    expect(middle(5).wide).toBeGreaterThan(0.5);
  });

  it('never jump, whatever is said and however the times lie', () => {
    const symbol = fc.constantFrom('p', 'ˈa', 'uː', 'tʃ', 'f', 's', 'ɫ', 'x', '?', '', 'ʲ', 'eɪ');
    const sound = fc.record({ symbol, startS: fc.double({ min: -1, max: 3, noNaN: true }), lastsS: fc.double({ min: -0.1, max: 0.6, noNaN: true }) });
    fc.assert(fc.property(fc.array(sound, { maxLength: 20 }), fc.constantFrom('en', 'ru'), (list, language) => {
      const ordered = [...list].sort((a, b) => a.startS - b.startS);
      const at = toLips(ordered.map(({ symbol: name, startS, lastsS }) => ({ symbol: name, startS, endS: startS + lastsS })), language);
      let last = at(-1);
      for (let timeS = -1; timeS < 4; timeS += 0.01) {
        const shape = at(timeS);
        const parts = Object.keys(shape) as (keyof typeof shape)[];
        if (parts.some((part) => !(shape[part] >= 0 && shape[part] <= 1 + 1e-9 && Math.abs(shape[part] - last[part]) < 0.45))) expect([timeS, last, shape]).toEqual([]);
        last = shape;
      }
    }), { numRuns: 50 });
  });

  it('rest before, after, and in a long pause', () => {
    const at = toLips([{ symbol: 'a', startS: 0, endS: 0.2 }, { symbol: 'a', startS: 1, endS: 1.2 }], 'en');
    for (const timeS of [-0.5, 0.6, 2, 60]) expect(at(timeS).open).toBe(0);
    expect(at(0.08).open).toBeGreaterThan(0.5);
  });

  it('that follow a live sound are open within 80 ms, and closed again as soon', () => {
    const lips = createFollower();
    let timeS = 0;
    const run = (level: number) => {
      let open = 0;
      for (const until = timeS + 0.08; timeS < until; timeS += 1 / 60) open = lips.at(level, timeS).open;
      return open;
    };
    run(0);
    const wide = run(1);
    expect(wide).toBeGreaterThan(0.65);
    expect(run(0)).toBeLessThan(wide / 3);
  });
});

describe('life', () => {
  it('blinks some fifteen times a minute, each time whole, the same way for the same seed', () => {
    const lids = Array.from({ length: 60 * 100 }, (_, i) => lifeAt(5, i / 100).blink);
    const blinks = lids.filter((lid, i) => lid > 0.95 && (lids[i - 1] ?? 0) <= 0.95).length;
    expect(blinks).toBeGreaterThanOrEqual(10);
    expect(blinks).toBeLessThanOrEqual(20);
    expect(lifeAt(5, 12.34)).toEqual(lifeAt(5, 12.34));
    expect(lifeAt(6, 12.34)).not.toEqual(lifeAt(5, 12.34));
  });

  it('stays calm: the head moves by a few units, slowly', () => {
    fc.assert(fc.property(fc.integer(), fc.double({ min: 0, max: 600, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (seed, timeS, emphasis) => {
      const [now, next] = [lifeAt(seed, timeS, emphasis), lifeAt(seed, timeS + 0.04, emphasis)];
      expect(Math.abs(now.headX)).toBeLessThan(6);
      expect(Math.abs(now.roll)).toBeLessThan(0.03);
      expect(Math.abs(next.headX - now.headX)).toBeLessThan(1);
    }));
  });
});
