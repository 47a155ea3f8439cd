/**
 * An estimate of what a face seems to express, for one's own practice alone. Prototypes of EMFACS (Ekman & Friesen 1983): happy 6+12,
 * surprised 1+2+5+26, sad 1+4+15, angry 4+7+23, fearful 1+2+4+5+20, disgusted 9 or 10+15. What a face shows is not what somebody
 * feels (Barrett et al. 2019); neutral is what none of them reaches.
 */
import type { ActionUnits } from './action-units.ts';

const NAMES = ['happy', 'neutral', 'surprised', 'sad', 'angry', 'fearful', 'disgusted'] as const;
export type ExpressionName = (typeof NAMES)[number];
export type ExpressionShares = Readonly<Record<ExpressionName, number>>;

/** A trace is none, and half of what a face can do is plain (FACS intensities B and D, roughly). */
const TRACE = 0.15;
const PLAIN = 0.55;

/** All parts must be there: the geometric mean is 0 where one is missing. */
const together = (...parts: readonly number[]): number => parts.reduce((product, part) => product * part, 1) ** (1 / parts.length);
const ramp = (value: number): number => Math.min(1, Math.max(0, (value - TRACE) / (PLAIN - TRACE)));

/** @param units beyond rest. The shares sum to 1. */
export function toShares(units: ActionUnits): ExpressionShares {
  const { innerBrow, outerBrow, lowBrow, wideEyes, tightLids, nose, upperLip, smile, frown, stretch, tightLips, jaw } = units;
  const raised = (innerBrow + outerBrow) / 2;
  const strengths: Readonly<Record<Exclude<ExpressionName, 'neutral'>, number>> = {
    // Cheeks make it heartier, but a smile is one without them.
    happy: ramp(smile * (0.85 + 0.15 * tightLids)),
    // A jaw drops with every vowel: brows and eyes must say it too.
    surprised: ramp(together(raised, Math.max(wideEyes, jaw))) * (1 - ramp(lowBrow)) * (1 - ramp(smile)),
    sad: ramp(together(innerBrow, Math.max(frown, together(frown, lowBrow)))) * (1 - ramp(smile)),
    angry: ramp(together(lowBrow, Math.max(tightLids, tightLips))) * (1 - ramp(smile)) * (1 - ramp(raised)),
    fearful: ramp(together(raised, Math.max(lowBrow, wideEyes), stretch)) * (1 - ramp(smile)),
    disgusted: ramp(Math.max(nose, together(upperLip, Math.max(frown, lowBrow)))) * (1 - ramp(smile)),
  };
  const strongest = Math.max(...Object.values(strengths));
  const all: Record<ExpressionName, number> = { ...strengths, neutral: 1 - strongest };
  const sum = Object.values(all).reduce((total, value) => total + value, 0);
  return Object.fromEntries(NAMES.map((name) => [name, all[name] / sum])) as Record<ExpressionName, number>;
}

/** The mean of all pictures; null where there is none. To four places, and neutral takes what rounding leaves, so that the sum is 1. */
export function toDistribution(pictures: readonly ExpressionShares[]): ExpressionShares | null {
  if (pictures.length === 0) return null;
  const mean = (name: ExpressionName): number => pictures.reduce((sum, shares) => sum + shares[name], 0) / pictures.length;
  const rounded = Object.fromEntries(NAMES.map((name) => [name, Math.round(mean(name) * 10_000)])) as Record<ExpressionName, number>;
  const others = NAMES.reduce((sum, name) => sum + (name === 'neutral' ? 0 : rounded[name]), 0);
  const neutral = Math.max(0, 10_000 - others);
  return Object.fromEntries(NAMES.map((name) => [name, (name === 'neutral' ? neutral : rounded[name]) / 10_000])) as Record<ExpressionName, number>;
}

/** The largest share; of equal ones the first in the order of their names' list. */
export function dominantOf(shares: ExpressionShares): ExpressionName {
  return NAMES.reduce((best, name) => (shares[name] > shares[best] ? name : best));
}
