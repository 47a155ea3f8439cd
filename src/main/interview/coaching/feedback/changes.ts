/** What changed since the person's own earlier recordings: the median of the last five, and nothing that lies within the noise. */
import type { Change, CoachingDimension } from '../../../ports/coaching-analysis.ts';
import type { Language } from '../../../ports/language.ts';
import type { CoachInput, EarlierAnalysis } from './coach-input.ts';
import { LEAST_CONFIDENCE } from './judge.ts';
import { eyeContactLevel, fillersLevel, paceLevel, pausesLevel, postureLevel, voiceLevel } from './levels.ts';
import { figure, percent } from './numbers.ts';
import type { CoachTexts } from './texts.ts';

interface Compared {
  readonly about: CoachingDimension;
  readonly figureOf: (analysis: Pick<EarlierAnalysis, 'measures' | 'expression'>) => { readonly value: number | null; readonly confidence: number } | undefined;
  readonly levelOf: (value: number, language: Language) => number;
  /** How much the same person differs from one recording to the next with nothing changed. */
  readonly noiseOf: (value: number) => number;
  readonly show: (value: number, language: Language) => string;
}

const LAST = 5;
/** Of two levels that differ by less nobody could say which is better. */
const LEAST_STEP = 0.03;

/**
 * Noise: rates of one speaker differ by about a tenth between topics, shares of half a minute by a few hundredths (the standard
 * error of a share of 0.1 among 80 words is 0.03, and the median halves it), pitch by half a semitone between rooms and moods.
 */
const COMPARED: readonly Compared[] = [
  { about: 'pace', figureOf: ({ measures }) => measures?.speechRate, levelOf: paceLevel, noiseOf: (value) => Math.max(10, 0.1 * value), show: (value, language) => figure(value, language, 0) },
  { about: 'pauses', figureOf: ({ measures }) => measures?.pauseRatio, levelOf: pausesLevel, noiseOf: () => 0.05, show: percent },
  { about: 'fillers', figureOf: ({ measures }) => measures?.fillerRatio, levelOf: fillersLevel, noiseOf: (value) => Math.max(0.015, 0.3 * value), show: percent },
  { about: 'voice', figureOf: ({ measures }) => measures?.pitchSpreadSemitones, levelOf: voiceLevel, noiseOf: () => 0.5, show: (value, language) => figure(value, language, 1) },
  { about: 'eyeContact', figureOf: ({ expression }) => expression?.eyeContact, levelOf: eyeContactLevel, noiseOf: () => 0.1, show: percent },
  { about: 'posture', figureOf: ({ expression }) => expression?.posture, levelOf: postureLevel, noiseOf: () => 0.1, show: percent },
];

/** In the order of how much they changed for the listener. */
export function changesOf({ delivery, expression, earlier, language }: Pick<CoachInput, 'delivery' | 'expression' | 'earlier' | 'language'>, spoken: Language, texts: CoachTexts, seed: string): Change[] {
  const found = COMPARED.flatMap(({ about, figureOf, levelOf, noiseOf, show }) => {
    const sure = (analysis: Parameters<typeof figureOf>[0]): number[] => {
      const measured = figureOf(analysis);
      return measured === undefined || measured.value === null || measured.confidence < LEAST_CONFIDENCE ? [] : [measured.value];
    };
    const [now] = sure({ measures: delivery?.measures ?? null, expression });
    const before = median(earlier.flatMap(sure).slice(-LAST));
    if (now === undefined || before === null) return [];
    const step = levelOf(now, spoken) - levelOf(before, spoken);
    const isNoise = Math.abs(now - before) < noiseOf(before) || Math.abs(step) < LEAST_STEP;
    const direction = isNoise ? ('same' as const) : step > 0 ? ('better' as const) : ('worse' as const);
    const measure = texts.say(`measure.${about}`, language, '');
    const text = texts.say(`change.${direction}`, language, `${seed} ${about}`, { measure, before: show(before, language), now: show(now, language) });
    return [{ step, change: { about, measure, before, now, direction, text } }];
  });
  const weight = ({ change, step }: (typeof found)[number]): number => (change.direction === 'same' ? 0 : Math.abs(step));
  return found.toSorted((a, b) => weight(b) - weight(a)).map(({ change }) => change);
}

/** Of an even number the mean of the two in the middle; null of none. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const high = sorted[sorted.length >> 1];
  const low = sorted[(sorted.length - 1) >> 1];
  return high === undefined || low === undefined ? null : (low + high) / 2;
}
