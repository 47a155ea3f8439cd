/** Fourier transform of 1,024 points: radix 2, in place (Cooley and Tukey 1965). */

export const POINTS = 1_024;
const BITS = Math.log2(POINTS);

const COS = Float64Array.from({ length: POINTS / 2 }, (_, i) => Math.cos((2 * Math.PI * i) / POINTS));
const SIN = Float64Array.from({ length: POINTS / 2 }, (_, i) => Math.sin((2 * Math.PI * i) / POINTS));
const REVERSED = Uint16Array.from({ length: POINTS }, (_, i) => {
  let reversed = 0;
  for (let bit = 0; bit < BITS; bit++) reversed |= ((i >> bit) & 1) << (BITS - 1 - bit);
  return reversed;
});

/** Forward transform of `POINTS` complex numbers, not scaled. */
export function transform(real: Float64Array, imaginary: Float64Array): void {
  for (let i = 0; i < POINTS; i++) {
    const j = REVERSED[i] as number;
    if (j <= i) continue;
    swap(real, i, j);
    swap(imaginary, i, j);
  }
  for (let half = 1; half < POINTS; half *= 2) {
    const turn = POINTS / (2 * half);
    for (let k = 0; k < half; k++) {
      const cos = COS[k * turn] as number;
      const sin = SIN[k * turn] as number;
      for (let a = k; a < POINTS; a += 2 * half) {
        const b = a + half;
        const r = (real[b] as number) * cos + (imaginary[b] as number) * sin;
        const i = (imaginary[b] as number) * cos - (real[b] as number) * sin;
        real[b] = (real[a] as number) - r;
        imaginary[b] = (imaginary[a] as number) - i;
        real[a] = (real[a] as number) + r;
        imaginary[a] = (imaginary[a] as number) + i;
      }
    }
  }
}

function swap(values: Float64Array, i: number, j: number): void {
  const kept = values[i] as number;
  values[i] = values[j] as number;
  values[j] = kept;
}
