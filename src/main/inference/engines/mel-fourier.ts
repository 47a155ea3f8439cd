/** Power spectra of 400 samples: Whisper's window is no power of two, so the transform goes by fours and fives. */

/** Samples in a window. */
export const WINDOW_SAMPLES = 400;
/** Frequencies from 0 to half the sample rate. */
export const BINS = WINDOW_SAMPLES / 2 + 1;
/** 4 · 4 · 5 · 5. */
const RADICES = [4, 4, 5, 5] as const;

interface Pass {
  readonly radix: 4 | 5;
  /** Butterflies in a stride. */
  readonly groups: number;
  readonly stride: number;
  /** cos and sin of -2π · p · j / length, for each group p and each output j of 1 .. radix - 1. */
  readonly twiddles: Float64Array;
}

const PASSES: readonly Pass[] = (() => {
  const passes: Pass[] = [];
  let length = WINDOW_SAMPLES;
  let stride = 1;
  for (const radix of RADICES) {
    const groups = length / radix;
    const twiddles = new Float64Array(groups * (radix - 1) * 2);
    for (let p = 0; p < groups; p++) {
      for (let j = 1; j < radix; j++) {
        const angle = (-2 * Math.PI * p * j) / length;
        twiddles.set([Math.cos(angle), Math.sin(angle)], (p * (radix - 1) + j - 1) * 2);
      }
    }
    passes.push({ radix, groups, stride, twiddles });
    length = groups;
    stride *= radix;
  }
  return passes;
})();

const COS_1 = Math.cos((2 * Math.PI) / 5);
const COS_2 = Math.cos((4 * Math.PI) / 5);
const SIN_1 = Math.sin((2 * Math.PI) / 5);
const SIN_2 = Math.sin((4 * Math.PI) / 5);

type Plane = Float64Array;

export interface PowerSpectra {
  /** Two windows of samples, to be filled before each call of `transform`; their contents are lost by it. */
  readonly first: Float64Array;
  readonly second: Float64Array;
  /** Squared magnitudes of both, 201 each. */
  readonly firstPower: Float64Array;
  readonly secondPower: Float64Array;
  transform(): void;
}

/**
 * Two real windows travel as the real and the imaginary part of one complex transform, and are told apart by its symmetry.
 * Autosorting (Stockham), decimation in frequency.
 */
export function createPowerSpectra(): PowerSpectra {
  const first = new Float64Array(WINDOW_SAMPLES);
  const second = new Float64Array(WINDOW_SAMPLES);
  const spareReal = new Float64Array(WINDOW_SAMPLES);
  const spareImaginary = new Float64Array(WINDOW_SAMPLES);
  const firstPower = new Float64Array(BINS);
  const secondPower = new Float64Array(BINS);

  return {
    first, second, firstPower, secondPower,
    transform() {
      // An even number of passes: the result lies where the input was.
      fours(PASSES[0] as Pass, first, second, spareReal, spareImaginary);
      fours(PASSES[1] as Pass, spareReal, spareImaginary, first, second);
      fives(PASSES[2] as Pass, first, second, spareReal, spareImaginary);
      fives(PASSES[3] as Pass, spareReal, spareImaginary, first, second);
      for (let k = 0; k < BINS; k++) {
        const mirror = k === 0 ? 0 : WINDOW_SAMPLES - k;
        const sumReal = (first[k] as number) + (first[mirror] as number);
        const differenceReal = (first[k] as number) - (first[mirror] as number);
        const sumImaginary = (second[k] as number) + (second[mirror] as number);
        const differenceImaginary = (second[k] as number) - (second[mirror] as number);
        firstPower[k] = (sumReal * sumReal + differenceImaginary * differenceImaginary) / 4;
        secondPower[k] = (sumImaginary * sumImaginary + differenceReal * differenceReal) / 4;
      }
    },
  };
}

function fours({ groups, stride, twiddles }: Pass, real: Plane, imaginary: Plane, toReal: Plane, toImaginary: Plane): void {
  const step = groups * stride;
  for (let p = 0; p < groups; p++) {
    const at = p * 6;
    for (let q = 0; q < stride; q++) {
      const a = q + stride * p;
      const b = a + step;
      const c = b + step;
      const d = c + step;
      const sumR = (real[a] as number) + (real[c] as number);
      const sumI = (imaginary[a] as number) + (imaginary[c] as number);
      const differenceR = (real[a] as number) - (real[c] as number);
      const differenceI = (imaginary[a] as number) - (imaginary[c] as number);
      const otherSumR = (real[b] as number) + (real[d] as number);
      const otherSumI = (imaginary[b] as number) + (imaginary[d] as number);
      const otherR = (real[b] as number) - (real[d] as number);
      const otherI = (imaginary[b] as number) - (imaginary[d] as number);
      const to = q + stride * 4 * p;
      toReal[to] = sumR + otherSumR;
      toImaginary[to] = sumI + otherSumI;
      turn(toReal, toImaginary, to + stride, differenceR + otherI, differenceI - otherR, twiddles, at);
      turn(toReal, toImaginary, to + 2 * stride, sumR - otherSumR, sumI - otherSumI, twiddles, at + 2);
      turn(toReal, toImaginary, to + 3 * stride, differenceR - otherI, differenceI + otherR, twiddles, at + 4);
    }
  }
}

function fives({ groups, stride, twiddles }: Pass, real: Plane, imaginary: Plane, toReal: Plane, toImaginary: Plane): void {
  const step = groups * stride;
  for (let p = 0; p < groups; p++) {
    const at = p * 8;
    for (let q = 0; q < stride; q++) {
      const a = q + stride * p;
      const b = a + step;
      const c = b + step;
      const d = c + step;
      const e = d + step;
      const outerR = (real[b] as number) + (real[e] as number);
      const outerI = (imaginary[b] as number) + (imaginary[e] as number);
      const innerR = (real[c] as number) + (real[d] as number);
      const innerI = (imaginary[c] as number) + (imaginary[d] as number);
      const outerOddR = (real[b] as number) - (real[e] as number);
      const outerOddI = (imaginary[b] as number) - (imaginary[e] as number);
      const innerOddR = (real[c] as number) - (real[d] as number);
      const innerOddI = (imaginary[c] as number) - (imaginary[d] as number);
      const baseR = real[a] as number;
      const baseI = imaginary[a] as number;
      const to = q + stride * 5 * p;
      toReal[to] = baseR + outerR + innerR;
      toImaginary[to] = baseI + outerI + innerI;
      const evenR1 = baseR + COS_1 * outerR + COS_2 * innerR;
      const evenI1 = baseI + COS_1 * outerI + COS_2 * innerI;
      const oddR1 = SIN_1 * outerOddI + SIN_2 * innerOddI;
      const oddI1 = SIN_1 * outerOddR + SIN_2 * innerOddR;
      const evenR2 = baseR + COS_2 * outerR + COS_1 * innerR;
      const evenI2 = baseI + COS_2 * outerI + COS_1 * innerI;
      const oddR2 = SIN_2 * outerOddI - SIN_1 * innerOddI;
      const oddI2 = SIN_2 * outerOddR - SIN_1 * innerOddR;
      turn(toReal, toImaginary, to + stride, evenR1 + oddR1, evenI1 - oddI1, twiddles, at);
      turn(toReal, toImaginary, to + 2 * stride, evenR2 + oddR2, evenI2 - oddI2, twiddles, at + 2);
      turn(toReal, toImaginary, to + 3 * stride, evenR2 - oddR2, evenI2 + oddI2, twiddles, at + 4);
      turn(toReal, toImaginary, to + 4 * stride, evenR1 - oddR1, evenI1 + oddI1, twiddles, at + 6);
    }
  }
}

/** Writes a value turned by a twiddle. */
function turn(toReal: Plane, toImaginary: Plane, to: number, real: number, imaginary: number, twiddles: Float64Array, at: number): void {
  const cos = twiddles[at] as number;
  const sin = twiddles[at + 1] as number;
  toReal[to] = real * cos - imaginary * sin;
  toImaginary[to] = real * sin + imaginary * cos;
}
