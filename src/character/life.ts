/** What a face does while nothing is said: blinks, breath, a look aside, a slight sway. The same seed gives the same life. */

export interface Life {
  /** Lids closed, 0..1. */
  readonly blink: number;
  /** Where the eyes look, -1..1 each; 0 is at the viewer. */
  readonly gazeX: number;
  readonly gazeY: number;
  /** Breathed in, -1..1. */
  readonly breath: number;
  /** Shift of the head in units of the picture (512 of them). */
  readonly headX: number;
  readonly headY: number;
  /** Head to the side, radians. */
  readonly roll: number;
  /** Head turned and nodded, -1..1. */
  readonly turn: number;
  readonly nod: number;
  /** Brows raised, 0..1. */
  readonly brows: number;
}

/** Nothing moves: what is shown to those who asked for less motion. */
export const STILL: Life = { blink: 0, gazeX: 0, gazeY: 0, breath: 0, headX: 0, headY: 0, roll: 0, turn: 0, nod: 0, brows: 0 };

const CLOSING_S = 0.07;
const CLOSED_S = 0.035;
const OPENING_S = 0.13;
/** People who listen blink some fifteen times a minute. */
const BLINK_SLOT_S = 3.9;
const GAZE_SLOT_S = 2.3;
const BROW_SLOT_S = 3.3;
const BREATH_S = 4.4;
/** Slow movements go on in steps too small to be seen: between two of them a picture stays the same, and costs little. */
const SLOW_STEP_S = 0.12;

/** The life at a time in seconds. @param emphasis 0..1, how much is being said just now: a speaking head nods a little more */
export function lifeAt(seed: number, timeS: number, emphasis = 0): Life {
  const slowS = stepped(timeS, SLOW_STEP_S);
  const sway = (periodS: number, salt: number): number => Math.sin((2 * Math.PI * slowS) / periodS + 2 * Math.PI * chance(seed, salt));
  const gaze = gazeAt(seed, timeS);
  const turn = 0.6 * sway(7.3, 1) + 0.4 * sway(11.9, 2);
  return {
    blink: blinkAt(seed, timeS),
    // The eyes stay with the viewer while the head moves.
    gazeX: stepped(gaze.x - 0.16 * turn, 0.02),
    gazeY: gaze.y,
    breath: stepped(sway(BREATH_S, 9), 0.05),
    headX: stepped(2.6 * sway(8.3, 3) + 1.2 * sway(5.1, 4), 0.25),
    headY: stepped(1.4 * sway(6.7, 5) + 2.4 * emphasis, 0.25),
    roll: stepped(0.013 * sway(9.7, 6) + 0.006 * sway(4.3, 7), 0.001),
    turn: stepped(0.8 * turn, 0.05),
    nod: stepped(0.3 * sway(5.9, 8) + 0.35 * emphasis, 0.05),
    brows: browsAt(seed, timeS),
  };
}

/** Movements too small to be seen are left out: a picture that is the same need not be drawn again. */
const stepped = (value: number, step: number): number => Math.round(value / step) * step;

/** Evenly spread over 0..1, the same for the same numbers. */
function chance(seed: number, salt: number, slot = 0): number {
  let mixed = (seed ^ Math.imul(salt + 1, 0x9e3779b1) ^ Math.imul(slot + 1, 0x85ebca6b)) | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
}

const eased = (x: number): number => {
  const bounded = Math.max(0, Math.min(1, x));
  return bounded * bounded * (3 - 2 * bounded);
};

function blinkAt(seed: number, timeS: number): number {
  const slot = Math.floor(timeS / BLINK_SLOT_S);
  const begins = slot * BLINK_SLOT_S + 0.5 + (BLINK_SLOT_S - 1.2) * chance(seed, 10, slot);
  const since = timeS - begins;
  const closed = since < CLOSING_S + CLOSED_S ? eased(since / CLOSING_S) : 1 - eased((since - CLOSING_S - CLOSED_S) / OPENING_S);
  return stepped(since < 0 ? 0 : closed, 0.01);
}

/** More often than not at the viewer, else a little aside; eyes jump in 50 ms. */
function gazeAt(seed: number, timeS: number): { x: number; y: number } {
  const aim = (slot: number): { x: number; y: number } =>
    chance(seed, 20, slot) < 0.6 ? { x: 0, y: 0 } : { x: 0.5 * (chance(seed, 21, slot) - 0.5), y: 0.3 * (chance(seed, 22, slot) - 0.5) };
  const slot = Math.floor(timeS / GAZE_SLOT_S);
  const [from, to] = [aim(slot - 1), aim(slot)];
  const done = eased((timeS - slot * GAZE_SLOT_S - chance(seed, 23, slot)) / 0.05);
  return { x: stepped(from.x + (to.x - from.x) * done, 0.01), y: stepped(from.y + (to.y - from.y) * done, 0.01) };
}

function browsAt(seed: number, timeS: number): number {
  const slot = Math.floor(timeS / BROW_SLOT_S);
  if (chance(seed, 30, slot) > 0.45) return 0;
  const since = timeS - slot * BROW_SLOT_S - chance(seed, 31, slot);
  return stepped(0.8 * eased(since / 0.25) * (1 - eased((since - 0.8) / 0.5)), 0.02);
}
