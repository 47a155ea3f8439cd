/** The audio that is still needed, addressed by its place in the stream. */

const BLOCK_SAMPLES = 512;

interface Block {
  readonly from: number;
  readonly samples: Float32Array;
  filled: number;
  arrivedMs: number;
}

/** Samples come at the end and keep their numbers. What lies in blocks of 32 ms with kept audio stays with it. */
export interface SampleWindow {
  push(samples: Float32Array, arrivedMs: number): void;
  /** Number of the next sample to come. */
  endSample(): number;
  /** Samples from..to; what was dropped already is silence. */
  slice(from: number, to: number): Float32Array;
  /** When the sample before `sample` came in, within 32 ms of audio; null when that is forgotten. */
  arrivedMs(sample: number): number | null;
  /** Forgets all audio outside these ranges (from, to). */
  keepOnly(ranges: readonly (readonly [number, number])[]): void;
  /** Samples in memory. */
  heldSamples(): number;
}

export function createSampleWindow(): SampleWindow {
  let end = 0;
  let blocks: Block[] = [];
  return {
    push(samples, arrivedMs) {
      for (let taken = 0; taken < samples.length; ) {
        let block = blocks.at(-1);
        if (block === undefined || block.filled === BLOCK_SAMPLES || block.from + block.filled !== end) {
          block = { from: end, samples: new Float32Array(BLOCK_SAMPLES), filled: 0, arrivedMs };
          blocks.push(block);
        }
        const part = samples.subarray(taken, taken + BLOCK_SAMPLES - block.filled);
        block.samples.set(part, block.filled);
        block.filled += part.length;
        block.arrivedMs = arrivedMs;
        taken += part.length;
        end += part.length;
      }
    },
    endSample: () => end,
    slice(from, to) {
      const result = new Float32Array(Math.max(0, to - from));
      for (const { from: start, samples, filled } of blocks) {
        if (start + filled <= from) continue;
        if (start >= to) break;
        result.set(samples.subarray(Math.max(0, from - start), Math.min(filled, to - start)), Math.max(0, start - from));
      }
      return result;
    },
    arrivedMs: (sample) => blocks.find(({ from, filled }) => from < sample && sample <= from + filled)?.arrivedMs ?? null,
    keepOnly(ranges) {
      blocks = blocks.filter(({ from, filled }) => ranges.some(([start, stop]) => start < from + filled && from < stop));
    },
    heldSamples: () => blocks.length * BLOCK_SAMPLES,
  };
}
