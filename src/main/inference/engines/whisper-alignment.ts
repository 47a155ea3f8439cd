/**
 * When each token was said, out of what the decoder attended to while it said it: the attention of the heads that are known
 * to follow the audio, normalised, smoothed, averaged, and the cheapest way through it (dynamic time warping). The method is
 * that of OpenAI's whisper/timing.py.
 */
import type { Tensor } from 'onnxruntime-node';

/** The encoder's frames. */
export const SECONDS_PER_FRAME = 0.02;
/** Frames in the median filter. */
const SMOOTHING = 7;

/** One head's attention: `rows` tokens of `frames` each. */
export interface HeadAttention {
  readonly values: Float32Array;
  readonly rows: number;
  readonly frames: number;
}

/** One head out of a layer's output, [1, heads, rows, frames], as far as the audio goes. */
export function headOf({ data, dims }: Tensor, head: number, frames: number): HeadAttention {
  const [, , rows = 0, all = 0] = dims;
  const kept = Math.min(frames, all);
  const values = new Float32Array(rows * kept);
  for (let row = 0; row < rows; row++) {
    const start = (head * rows + row) * all;
    values.set((data as Float32Array).subarray(start, start + kept), row * kept);
  }
  return { values, rows, frames: kept };
}

/**
 * Start of each token in seconds; one more time, the last token's end, follows.
 * @param first the row with which the first token was foretold, so `tokens` + 1 rows are used
 */
export function tokenTimes(heads: readonly HeadAttention[], first: number, tokens: number): number[] {
  const frames = heads[0]?.frames ?? 0;
  const matrix = new Float64Array((tokens + 1) * frames);
  for (const head of heads) {
    const normal = normalised(head);
    for (let row = 0; row <= tokens; row++) {
      const smooth = medianFiltered(normal.subarray((first + row) * frames, (first + row + 1) * frames));
      for (let frame = 0; frame < frames; frame++) matrix[row * frames + frame] = (matrix[row * frames + frame] ?? 0) + (smooth[frame] ?? 0) / heads.length;
    }
  }
  return cheapestWay(matrix, tokens + 1, frames).map((frame) => frame * SECONDS_PER_FRAME);
}

/** Each row sums to one over the audio; then each frame has mean 0 and deviation 1 over the tokens. */
function normalised({ values, rows, frames }: HeadAttention): Float64Array {
  const result = Float64Array.from(values);
  for (let row = 0; row < rows; row++) {
    let sum = 0;
    for (let frame = 0; frame < frames; frame++) sum += result[row * frames + frame] ?? 0;
    if (sum > 0) for (let frame = 0; frame < frames; frame++) result[row * frames + frame] = (result[row * frames + frame] ?? 0) / sum;
  }
  for (let frame = 0; frame < frames; frame++) {
    let mean = 0;
    let squares = 0;
    for (let row = 0; row < rows; row++) mean += (result[row * frames + frame] ?? 0) / rows;
    for (let row = 0; row < rows; row++) squares += ((result[row * frames + frame] ?? 0) - mean) ** 2 / rows;
    const deviation = Math.sqrt(squares) || 1;
    for (let row = 0; row < rows; row++) result[row * frames + frame] = ((result[row * frames + frame] ?? 0) - mean) / deviation;
  }
  return result;
}

/** At the ends the row is mirrored. */
function medianFiltered(row: Float64Array): Float64Array {
  const half = (SMOOTHING - 1) / 2;
  if (row.length <= half) return row;
  const at = (i: number): number => row[i < 0 ? -i : i >= row.length ? 2 * (row.length - 1) - i : i] ?? 0;
  return Float64Array.from(row, (_, i) => Array.from({ length: SMOOTHING }, (_unused, k) => at(i + k - half)).sort((a, b) => a - b)[half] ?? 0);
}

/** The frame at which each row begins, on the way of most attention through rows and frames that never goes back. */
function cheapestWay(matrix: Float64Array, rows: number, frames: number): number[] {
  const width = frames + 1;
  const costs = new Float64Array((rows + 1) * width).fill(Infinity);
  /** 0 from both before, 1 from the row before, 2 from the frame before. */
  const steps = new Uint8Array((rows + 1) * width);
  costs[0] = 0;
  for (let row = 1; row <= rows; row++) {
    for (let frame = 1; frame <= frames; frame++) {
      const here = row * width + frame;
      const both = costs[here - width - 1] ?? Infinity;
      const rowBefore = costs[here - width] ?? Infinity;
      const frameBefore = costs[here - 1] ?? Infinity;
      const least = Math.min(both, rowBefore, frameBefore);
      steps[here] = least === both ? 0 : least === rowBefore ? 1 : 2;
      costs[here] = least - (matrix[(row - 1) * frames + frame - 1] ?? 0);
    }
  }
  const starts = new Array<number>(rows).fill(0);
  let row = rows;
  let frame = frames;
  while (row > 0 && frame > 0) {
    starts[row - 1] = frame - 1;
    const step = steps[row * width + frame];
    if (step !== 2) row--;
    if (step !== 1) frame--;
  }
  return starts;
}
