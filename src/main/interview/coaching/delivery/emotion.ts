/**
 * How the delivery may come across: an estimate by a rule, for the speaker's own practice and for nobody else. The rule is ours; its
 * directions follow the literature on voice and arousal (K. R. Scherer, Speech Communication 40, 2003), its figures are not
 * validated, and so its confidence never passes 0.6.
 */

export type DeliveryEmotion = 'confident' | 'calm' | 'nervous' | 'tense' | 'monotone' | 'neutral';

export interface EmotionEstimate {
  readonly label: DeliveryEmotion;
  readonly confidence: number;
  /** 0..1 for each but neutral. */
  readonly scores: Readonly<Record<Exclude<DeliveryEmotion, 'neutral'>, number>>;
}

export interface EmotionSigns {
  /** Syllables a second of speech. */
  readonly articulationRate: number;
  readonly pauseRatio: number;
  /** Null without words. */
  readonly fillerRatio: number | null;
  readonly pitchSpreadSemitones: number;
  readonly volumeDbfs: number;
  readonly spokenS: number;
}

/** Of less speech nothing is estimated. */
export const LEAST_SPOKEN_S = 5;
/** With so much speech its length no longer lowers the confidence. */
const ENOUGH_SPOKEN_S = 30;
const MOST_CONFIDENCE = 0.6;
/** A score under this, or so near to the next one, is neutral. */
const LEAST_SCORE = 0.55;
const LEAST_MARGIN = 0.05;

/** 0 at `from`, 1 at `to`, straight between; either may be the greater. */
const ramp = (value: number, from: number, to: number): number => Math.min(1, Math.max(0, (value - from) / (to - from)));

/** Null for less than five seconds of speech. The signs are finite. */
export function estimateEmotion({ articulationRate, pauseRatio, fillerRatio, pitchSpreadSemitones, volumeDbfs, spokenS }: EmotionSigns): EmotionEstimate | null {
  if (spokenS < LEAST_SPOKEN_S) return null;
  const fast = ramp(articulationRate, 4.8, 6.5);
  const unhurried = ramp(articulationRate, 4.6, 3.4);
  const halting = ramp(pauseRatio, 0.25, 0.5);
  const breathless = ramp(pauseRatio, 0.12, 0.03);
  const filled = ramp(fillerRatio ?? 0, 0.02, 0.1);
  const flat = ramp(pitchSpreadSemitones, 2.2, 1);
  const lively = ramp(pitchSpreadSemitones, 1.5, 3);
  const wild = ramp(pitchSpreadSemitones, 4, 6);
  const faint = ramp(volumeDbfs, -36, -48);
  const loud = ramp(volumeDbfs, -16, -10);
  const scores = {
    confident: (0.3 * lively + 0.25 * (1 - halting) + 0.2 * (1 - fast) + 0.25 * (1 - faint)) * (1 - filled) * (1 - 0.5 * unhurried) * (1 - flat) * (1 - 0.5 * wild),
    calm: (0.45 * unhurried + 0.25 * (1 - loud) + 0.15 * (1 - wild) + 0.15 * (1 - halting)) * (1 - filled) * (1 - fast) * (1 - flat),
    nervous: 0.5 * filled + 0.25 * Math.max(fast, halting) + 0.15 * wild + 0.1 * faint,
    tense: (0.45 * fast + 0.3 * breathless + 0.25 * loud) * (1 - 0.5 * filled),
    monotone: flat,
  };
  const ranked = (Object.entries(scores) as [keyof typeof scores, number][]).toSorted(([, a], [, b]) => b - a);
  const [[label, best], second] = [ranked[0] ?? ['calm', 0], ranked[1]?.[1] ?? 0] as const;
  const margin = best - second;
  const isClear = best >= LEAST_SCORE && margin >= LEAST_MARGIN;
  const certainty = isClear ? 0.5 + 0.5 * ramp(margin, 0, 0.4) : 0.5;
  const missing = fillerRatio === null ? 0.7 : 1;
  return { label: isClear ? label : 'neutral', scores, confidence: MOST_CONFIDENCE * certainty * missing * Math.min(1, spokenS / ENOUGH_SPOKEN_S) };
}
