/** How loud a sound is over time. */

/** A hundred values a second. */
const STEP_S = 0.01;
/** Each is the loudness of 30 ms around it. */
const WINDOW_STEPS = 3;
/** The value that most of the loud parts reach counts as 1, so that one click does not make all else quiet. */
const LOUD_SHARE = 0.95;

/** Loudness 0..1 at a time in seconds, relative to the sound's own loud parts. Outside of the sound it is 0. */
export function toEnvelope(samples: Float32Array, sampleRateHz: number): (timeS: number) => number {
  const step = Math.max(1, Math.round(sampleRateHz * STEP_S));
  const energies = Array.from({ length: Math.ceil(samples.length / step) }, (_, i) => {
    let sum = 0;
    const piece = samples.subarray(i * step, (i + 1) * step);
    for (const sample of piece) sum += sample * sample;
    return sum / piece.length;
  });
  const half = (WINDOW_STEPS - 1) / 2;
  const levels = energies.map((_, i) => {
    const near = energies.slice(Math.max(0, i - half), i + half + 1);
    return Math.sqrt(near.reduce((sum, energy) => sum + energy, 0) / near.length);
  });
  const loud = [...levels].sort((a, b) => a - b)[Math.floor((levels.length - 1) * LOUD_SHARE)] ?? 0;
  if (loud === 0) return () => 0;
  return (timeS) => Math.min(1, (levels[Math.floor((timeS * sampleRateHz) / step)] ?? 0) / loud);
}
