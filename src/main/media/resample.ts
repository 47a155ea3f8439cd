/** Change of sample rate by a windowed sinc, band-limited: no aliasing, no metallic edge. */

/** Zero crossings on each side of the kernel's middle. */
const CROSSINGS = 16;
/** Kaiser window: about 80 dB of stop band. */
const KAISER_BETA = 8;
/** Share of the narrower band that passes; the rest is the filter's slope. */
const PASS_BAND = 0.94;

export interface Resampler {
  /** What can be told from the samples so far; trails the input by the kernel's half (a millisecond or so). */
  push(samples: Float32Array): Float32Array<ArrayBuffer>;
  /** The rest. In all, ceil(samples in * toHz / fromHz) come out. Nothing may be pushed afterwards. */
  flush(): Float32Array<ArrayBuffer>;
}

/** For audio that arrives in pieces: the pieces' results joined are `resample` of the whole. Rates are whole numbers. */
export function createResampler(fromHz: number, toHz: number): Resampler {
  const divisor = greatestCommonDivisor(fromHz, toHz);
  const step = fromHz / divisor;
  const phases = toHz / divisor;
  const cutoff = Math.min(1, toHz / fromHz) * PASS_BAND;
  const half = fromHz === toHz ? 1 : Math.ceil(CROSSINGS / cutoff);
  const rows: (Float32Array | undefined)[] = Array.from({ length: phases });
  // The history starts with the silence before the first sample, and `position` counts within it.
  let history = new Float32Array(half - 1);
  let position = half - 1;
  let phase = 0;
  let received = 0;
  let produced = 0;

  const take = (samples: Float32Array, limit: number): Float32Array<ArrayBuffer> => {
    const input = new Float32Array(history.length + samples.length);
    input.set(history);
    input.set(samples, history.length);
    const output = new Float32Array(Math.max(0, Math.min(limit, Math.ceil(((input.length - position) * phases) / step) + 1)));
    let count = 0;
    while (count < output.length && position + half < input.length) {
      const row = (rows[phase] ??= fromHz === toHz ? Float32Array.of(1, 0) : kernelRow(half, phase / phases, cutoff));
      let sum = 0;
      const first = position - half + 1;
      for (let tap = 0; tap < row.length; tap++) sum += (row[tap] ?? 0) * (input[first + tap] ?? 0);
      output[count++] = sum;
      phase += step;
      position += Math.floor(phase / phases);
      phase %= phases;
    }
    const keepFrom = Math.min(input.length, position - half + 1);
    history = input.slice(keepFrom);
    position -= keepFrom;
    produced += count;
    return output.slice(0, count);
  };

  return {
    push(samples) {
      received += samples.length;
      return take(samples, Infinity);
    },
    flush() {
      const left = Math.ceil((received * phases) / step) - produced;
      return take(new Float32Array(half + 1), left);
    },
  };
}

/** All of `samples` at another rate. */
export function resample(samples: Float32Array, fromHz: number, toHz: number): Float32Array<ArrayBuffer> {
  if (fromHz === toHz) return Float32Array.from(samples);
  const resampler = createResampler(fromHz, toHz);
  const body = resampler.push(samples);
  const tail = resampler.flush();
  const whole = new Float32Array(body.length + tail.length);
  whole.set(body);
  whole.set(tail, body.length);
  return whole;
}

/** The kernel's taps for an output that lies `fraction` of a sample after an input; they sum to 1. */
function kernelRow(half: number, fraction: number, cutoff: number): Float32Array {
  const row = new Float32Array(half * 2);
  let sum = 0;
  for (let tap = 0; tap < row.length; tap++) {
    const distance = tap - half + 1 - fraction;
    const angle = Math.PI * cutoff * distance;
    const reach = distance / half;
    const window = Math.abs(reach) >= 1 ? 0 : besselI0(KAISER_BETA * Math.sqrt(1 - reach * reach)) / besselI0(KAISER_BETA);
    const value = (angle === 0 ? 1 : Math.sin(angle) / angle) * window;
    row[tap] = value;
    sum += value;
  }
  return row.map((value) => value / sum);
}

/** Modified Bessel function of the first kind, order 0, by its power series. */
function besselI0(x: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; term > sum * 1e-12; k++) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
