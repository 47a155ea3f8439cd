/** Which sample rates are taken, whoever decoded the sound. */
import { AppError } from '../../base/errors.ts';

const MIN_RATE_HZ = 1_000;
const MAX_RATE_HZ = 384_000;
const RATE_STEP_HZ = 25;

/**
 * Rates that no recorder has would ask the resampler for thousands of filters; the nearest one of those differs by a breath.
 * @throws AppError INVALID_REQUEST for a rate that no recorder is near to
 */
export function toUsableRate(sampleRateHz: number): number {
  const rateHz = Math.round(sampleRateHz / RATE_STEP_HZ) * RATE_STEP_HZ;
  if (!(rateHz >= MIN_RATE_HZ && rateHz <= MAX_RATE_HZ)) throw new AppError('INVALID_REQUEST', `A sample rate of ${rateHz} Hz is not supported`);
  return rateHz;
}

/** What is not a number is silence, and nothing is louder than full scale. */
export const toSample = (value: number): number => (value === value ? Math.max(-1, Math.min(1, value)) : 0);
