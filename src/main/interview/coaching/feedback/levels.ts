/**
 * How well a figure of delivery serves the listener, 0..1. The ranges are ours, wide on purpose; where they come from stands beside
 * each, and what they cannot know (habit, culture, microphone) is why a level between them is never called a fault.
 */
import type { Language } from '../../../ports/language.ts';

/** 0 at `from`, 1 at `to`, straight between; either may be the greater. */
const ramp = (value: number, from: number, to: number): number => Math.min(1, Math.max(0, (value - from) / (to - from)));

/**
 * Words a minute of speech. Talk in English runs at 120 to 220 with its pauses, talks that are meant to be followed at 120 to 180
 * (S. Tauroza and D. Allison, Applied Linguistics 11, 1990). Russian words are longer by about a quarter.
 */
export const COMFORTABLE_PACE: Readonly<Record<Language, { readonly low: number; readonly high: number }>> = { en: { low: 110, high: 180 }, ru: { low: 88, high: 145 } };

export function paceLevel(wordsPerMinute: number, language: Language): number {
  const { low, high } = COMFORTABLE_PACE[language];
  return Math.min(ramp(wordsPerMinute, 0.55 * low, low), ramp(wordsPerMinute, 1.4 * high, high));
}

/** Pauses fill 10 to 30 % of a talk (F. Goldman-Eisler, Psycholinguistics, 1968, finds up to half in free speech); with hardly any nobody can follow. */
export const PAUSES = { few: 0.06, many: 0.32 } as const;
export const pausesLevel = (ratio: number): number => Math.min(0.5 + 0.5 * ramp(ratio, 0, PAUSES.few), ramp(ratio, 0.6, PAUSES.many));

/** About 6 in 100 words are usual (H. Bortfeld et al., Language and Speech 44, 2001); half of that is few, more than double disturbs. */
export const fillersLevel = (ratio: number): number => ramp(ratio, 0.15, 0.03);

/** Spread of pitch in semitones: flat talks lie near 1, lively ones above 2.5 (after R. Hincks, System 33, 2005). */
export const voiceLevel = (spreadSemitones: number): number => ramp(spreadSemitones, 0.8, 2.5);

/** Speakers look at their listener about 40 % of the time, listeners 75 % (M. Argyle and M. Cook, Gaze and Mutual Gaze, 1976). */
export const eyeContactLevel = (share: number): number => ramp(share, 0.1, 0.55);

export const postureLevel = (score: number): number => ramp(score, 0.2, 0.75);
