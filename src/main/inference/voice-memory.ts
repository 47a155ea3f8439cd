/** Sizes that Silero VAD 6 works with at 16 kHz. */
import type { DetectorMemory } from './protocol.ts';

/** 32 ms. */
export const FRAME_SAMPLES = 512;
/** Samples of the frame before that go in front of each frame. */
const CONTEXT_SAMPLES = 64;
/** Two layers of 128. */
const STATE_VALUES = 2 * 128;

/** The memory at the beginning of a stream. */
export function freshMemory(): DetectorMemory {
  return { state: new Float32Array(STATE_VALUES), context: new Float32Array(CONTEXT_SAMPLES) };
}
