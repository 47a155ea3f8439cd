import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toDelivery } from '../../../../../src/main/interview/coaching/delivery/delivery.ts';
import { MEASURES, type MeasureName } from '../../../../../src/main/interview/coaching/delivery/measures.ts';
import { joinSamples } from '../../../../../src/main/media/pcm.ts';
import { silent, syllables, voiced, VOWELS } from '../../../../fixtures/synthesised-voice.ts';
import { tracksOf, wordsOf } from './delivery-setup.ts';

const lively = (t: number): number => 140 * 2 ** (Math.sin(2.1 * t) / 4);
/** 4 s of talk, 1 s of pause, 4 s of talk, silence around: two words a second, four syllables a second. */
const sound = joinSamples([silent(1), syllables(4, 4, lively), silent(1), syllables(4, 4, lively), silent(1)]);
const words = [...wordsOf('we moved the whole old service over', 1), ...wordsOf('then we measured it twice a day', 6)].flatMap((word, i) => (i % 7 === 6 ? [{ ...word, endS: word.startS + 1 }] : [word]));
const tracks = tracksOf(sound);
const value = (delivery: ReturnType<typeof toDelivery>, name: MeasureName): number => delivery.measures[name].value ?? Number.NaN;
const within = (measured: number, known: number): void => expect(Math.abs(measured / known - 1)).toBeLessThan(0.05);

describe('the figures of a recording', () => {
  const delivery = toDelivery({ words, tracks, language: 'en' });

  it('rates, pauses and their share are within 5 % of what is known', () => {
    within(value(delivery, 'speechRate'), (14 / 8) * 60);
    within(value(delivery, 'overallRate'), (14 / 9) * 60);
    within(value(delivery, 'articulationRate'), 4);
    within(value(delivery, 'pauseRatio'), 1 / 9);
    within(value(delivery, 'meanPause'), 1);
    expect(delivery.pauses).toEqual([{ startS: expect.closeTo(5, 1), endS: expect.closeTo(6, 1) }]);
  });

  it('pitch and its spread are those of the contour', () => {
    const contour = Array.from({ length: 800 }, (_, i) => lively((i % 400) / 100));
    const mean = contour.reduce((sum, hz) => sum + hz, 0) / 800;
    within(value(delivery, 'pitchMean'), mean);
    within(value(delivery, 'pitchSpread'), Math.sqrt(contour.reduce((sum, hz) => sum + (hz - mean) ** 2, 0) / 800));
  });

  it('each has its unit, formula, source and a confidence', () => {
    for (const [name, measure] of Object.entries(delivery.measures)) {
      expect(measure).toMatchObject(MEASURES[name as MeasureName]);
      expect(measure.confidence).toBeGreaterThan(0);
      expect(measure.confidence).toBeLessThanOrEqual(1);
    }
  });

  it('a held vowel that nobody wrote is a filler, and counts as a word too', () => {
    const held = joinSamples([silent(1), syllables(4, 4, lively), silent(0.2), voiced(() => 120, 0.6, VOWELS.e), silent(0.2), syllables(4, 4, lively), silent(1)]);
    const filled = toDelivery({ words, tracks: tracksOf(held), language: 'en' });
    expect(filled.fillers).toEqual([{ text: null, startS: expect.closeTo(5.2, 0), endS: expect.closeTo(5.8, 1) }]);
    expect(value(filled, 'fillerRatio')).toBeCloseTo(1 / 15, 5);
    expect(value(delivery, 'fillerRatio')).toBe(0);
  });

  it('a flat voice is monotonous, a lively one is not', () => {
    const flat = toDelivery({ words, tracks: tracksOf(syllables(4, 8, () => 120)), language: 'en' });
    expect(value(flat, 'monotony')).toBe(1);
    const wide = toDelivery({ words, tracks: tracksOf(syllables(4, 8, (t) => 150 * 2 ** (Math.sin(2 * t) / 2))), language: 'en' });
    expect(value(wide, 'monotony')).toBeLessThan(0.1);
  });

  it('pace over time is that of ten seconds', () => {
    const steady = toDelivery({ words: wordsOf(Array.from({ length: 80 }, () => 'word').join(' ')), tracks: null, language: 'en' }).pace;
    expect(steady?.stepS).toBe(1);
    expect(steady?.wordsPerMinute).toHaveLength(40);
    for (const pace of steady?.wordsPerMinute.slice(5, 35) ?? []) within(pace ?? 0, 120);
  });
});

describe('what cannot be measured', () => {
  const measured = (delivery: ReturnType<typeof toDelivery>): string[] => Object.entries(delivery.measures).flatMap(([name, measure]) => (measure.value === null ? [] : [name]));

  it('without words there are no words a minute and no fillers', () => {
    const delivery = toDelivery({ words: [], tracks, language: null });
    expect(measured(delivery)).toEqual(['articulationRate', 'pauseRatio', 'meanPause', 'pitchMean', 'pitchSpread', 'pitchSpreadSemitones', 'volume', 'volumeRange', 'monotony']);
    expect(delivery.fillers).toEqual([]);
    expect(delivery.pace).toBeNull();
  });
  it('without tracks, words alone tell rates, gaps and written fillers', () => {
    const delivery = toDelivery({ words, tracks: null, language: 'en' });
    expect(measured(delivery)).toEqual(['speechRate', 'overallRate', 'pauseRatio', 'meanPause', 'fillerRatio']);
    expect(delivery.emotion).toBeNull();
  });
  it('of silence nothing is told', () => {
    const delivery = toDelivery({ words: [], tracks: tracksOf(silent(10)), language: 'en' });
    expect(measured(delivery)).toEqual([]);
    expect(delivery).toMatchObject({ pauses: [], fillers: [], emotion: null });
    expect(Object.values(delivery.measures).every(({ confidence }) => confidence === 0)).toBe(true);
  });

  it('numbers are finite and in their range, whatever the words', () => {
    const word = fc.record({ text: fc.oneof(fc.string({ maxLength: 8 }), fc.constantFrom('um', 'ну', 'like,', 'you', 'know')), startS: fc.double({ min: -5, max: 30 }), endS: fc.double({ min: -5, max: 30 }), confidence: fc.double({ min: -1, max: 2 }) });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), fc.boolean(), (given, hasTracks) => {
        const delivery = toDelivery({ words: given, tracks: hasTracks ? tracks : null, language: 'en' });
        for (const { value: figure, confidence } of Object.values(delivery.measures)) {
          expect(figure === null || Number.isFinite(figure)).toBe(true);
          expect(confidence >= 0 && confidence <= 1).toBe(true);
        }
        for (const name of ['pauseRatio', 'fillerRatio', 'monotony'] as const) {
          const share = delivery.measures[name].value ?? 0;
          expect(share >= 0 && share <= 1).toBe(true);
        }
        expect(delivery.pauses.every(({ startS, endS }) => endS - startS > 0.3)).toBe(true);
      }),
    );
  });
});
