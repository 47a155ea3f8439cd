/** Which frames are voiced, and the guard against octave errors. */

/** Of noise alone hardly half repeats itself; of a voice, also a hoarse one, mostly much more. */
const LEAST_CLARITY = 0.6;
/** A neighbourhood of half a second, in frames. */
const REACH = 25;
/** Shorter voices are chance. */
const LEAST_RUN = 3;
const OCTAVES = [2, 1 / 2, 3, 1 / 3] as const;
/** How near a frame must be to an octave (or its third) of its neighbours to be called one, and to its neighbours after it. */
const NEARNESS = 0.15;

/**
 * The pitch of frames that are periodic and loud enough. One that lies an octave off the median of the half second around it is
 * moved back, one that jumps far elsewhere is left out, and so is a voice of under 30 ms.
 */
export function toVoicedPitch(f0Hz: Float32Array, clarity: Float32Array, isLoud: (frame: number) => boolean): Float32Array {
  const found = f0Hz.map((pitch, i) => ((clarity[i] as number) >= LEAST_CLARITY && isLoud(i) ? pitch : 0));
  const near: number[] = [];
  const guarded = found.map((pitch, i) => {
    if (pitch === 0) return 0;
    near.length = 0;
    for (let j = Math.max(0, i - REACH); j <= Math.min(found.length - 1, i + REACH); j++) if ((found[j] as number) > 0) near.push(found[j] as number);
    const median = near.sort((a, b) => a - b)[near.length >> 1] as number;
    const ratio = pitch / median;
    if (ratio > 0.6 && ratio < 1.7) return pitch;
    const octave = OCTAVES.find((factor) => Math.abs(ratio / factor - 1) < NEARNESS);
    return octave === undefined ? 0 : pitch / octave;
  });
  dropShortRuns(guarded);
  return guarded;
}

function dropShortRuns(values: Float32Array): void {
  let start = 0;
  for (let i = 0; i <= values.length; i++) {
    if ((values[i] ?? 0) > 0) continue;
    if (i - start < LEAST_RUN) values.fill(0, start, i);
    start = i + 1;
  }
}
