import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { estimateEmotion, type EmotionSigns } from '../../../../../src/main/interview/coaching/delivery/emotion.ts';

const plain: EmotionSigns = { articulationRate: 4.4, pauseRatio: 0.15, fillerRatio: 0.01, pitchSpreadSemitones: 3, volumeDbfs: -24, spokenS: 40 };

describe('the estimate', () => {
  it.each([
    ['confident', {}],
    ['calm', { articulationRate: 3.3, pitchSpreadSemitones: 2.4, pauseRatio: 0.22 }],
    ['nervous', { articulationRate: 6, pauseRatio: 0.3, fillerRatio: 0.12, pitchSpreadSemitones: 3.5 }],
    ['tense', { articulationRate: 6.6, pauseRatio: 0.02, volumeDbfs: -12 }],
    ['monotone', { pitchSpreadSemitones: 0.9 }],
    ['neutral', { articulationRate: 5.4, pauseRatio: 0.3, fillerRatio: 0.05, pitchSpreadSemitones: 2.1 }],
  ] as const)('%s', (label, signs) => expect(estimateEmotion({ ...plain, ...signs })?.label).toBe(label));

  it('is never sure, and less so of a short talk', () => {
    const long = estimateEmotion(plain);
    const short = estimateEmotion({ ...plain, spokenS: 6 });
    expect(long?.confidence).toBeLessThanOrEqual(0.6);
    expect(short?.confidence).toBeLessThan((long?.confidence ?? 0) / 3);
    expect(estimateEmotion({ ...plain, spokenS: 4.9 })).toBeNull();
  });

  it('more fillers never make it more confident or calmer; scores stay in 0..1', () => {
    const signs = fc.record({
      articulationRate: fc.double({ min: 0, max: 12, noNaN: true }), pauseRatio: fc.double({ min: 0, max: 1, noNaN: true }),
      fillerRatio: fc.double({ min: 0, max: 1, noNaN: true }), pitchSpreadSemitones: fc.double({ min: 0, max: 15, noNaN: true }),
      volumeDbfs: fc.double({ min: -100, max: 0, noNaN: true }), spokenS: fc.double({ min: 5, max: 8_000, noNaN: true }),
    });
    fc.assert(
      fc.property(signs, fc.double({ min: 0, max: 0.5, noNaN: true }), (given, more) => {
        const [before, after] = [estimateEmotion(given), estimateEmotion({ ...given, fillerRatio: given.fillerRatio + more })];
        for (const score of Object.values(before?.scores ?? {})) expect(score >= 0 && score <= 1 + 1e-9).toBe(true);
        for (const kind of ['confident', 'calm'] as const) expect((after?.scores[kind] ?? 1) <= (before?.scores[kind] ?? 0) + 1e-9).toBe(true);
      }),
    );
  });
});

describe('the law', () => {
  const root = join(import.meta.dirname, '../../../../../src');
  const sources = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => /\.(?:ts|tsx)$/u.test(path)).map((path) => path.replaceAll('\\', '/'));
  const may = (path: string): boolean => /^main\/(?:interview\/coaching|apis\/coaching)\//u.test(path) || /^main\/(?:compose-coaching\S*|apis\/desk\/coaching\S*)\.ts$/u.test(path);

  it('nothing outside coaching imports what estimates a feeling', () => {
    const importing = sources.filter((path) => /(?:from|import)\s*\(?\s*['"][^'"]*coaching\/delivery\//u.test(readFileSync(join(root, path), 'utf8')));
    expect(sources.length).toBeGreaterThan(300);
    expect(importing.filter((path) => !may(path))).toEqual([]);
  });
});
