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
 * Five semitones from one frame to the next. The fastest voices change by some 60 semitones a second, 0.6 a frame (Y. Xu and X. Sun,
 * "Maximum speed of pitch change and how it may relate to speech", JASA 111, 2002): so far only the reading jumps, or another voice begins.
 */
const LARGEST_STEP = 2 ** (5 / 12);
/** Frames between jumps: longer is a voice that begins anew, an octave away too. */
const LONGEST_SLIP = 5;

/**
 * The pitch of frames that are periodic and loud enough. One that lies an octave off the median of the half second around it is
 * moved back, one that jumps far elsewhere is left out, and so is a voice of under 30 ms. The same for what lies between jumps for
 * 50 ms at most, measured by the frame that it jumps from.
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
    return inOctaveOf(pitch, median);
  });
  mendSlips(guarded);
  dropShortRuns(guarded);
  return guarded;
}

/** Moved by the octave that it is off; 0 where it is off by something else. */
function inOctaveOf(pitch: number, reference: number): number {
  const octave = OCTAVES.find((factor) => Math.abs(pitch / reference / factor - 1) < NEARNESS);
  return octave === undefined ? 0 : pitch / octave;
}

const isJump = (from: number, to: number): boolean => to > from * LARGEST_STEP || from > to * LARGEST_STEP;

/** Each voice is cut where it jumps; a short piece is measured by the end of a long one that it stands at. */
function mendSlips(values: Float32Array): void {
  const at = (i: number): number => values[i] ?? 0;
  /** Where the piece ends that begins at a voiced frame. */
  const endOf = (start: number): number => {
    let end = start + 1;
    while (at(end) > 0 && !isJump(at(end - 1), at(end))) end++;
    return end;
  };
  let reference = 0;
  for (let start = 0, end = 0; start < values.length; start = end) {
    end = start + 1;
    if (at(start) === 0) {
      reference = 0;
      continue;
    }
    end = endOf(start);
    if (end - start > LONGEST_SLIP) {
      reference = at(end - 1);
      continue;
    }
    const next = at(end) > 0 && endOf(end) - end > LONGEST_SLIP ? at(end) : 0;
    const by = reference > 0 ? reference : next;
    if (by === 0) continue;
    for (let i = start; i < end; i++) values[i] = isJump(by, at(i)) ? inOctaveOf(at(i), by) : at(i);
  }
}

function dropShortRuns(values: Float32Array): void {
  let start = 0;
  for (let i = 0; i <= values.length; i++) {
    if ((values[i] ?? 0) > 0) continue;
    if (i - start < LEAST_RUN) values.fill(0, start, i);
    start = i + 1;
  }
}
