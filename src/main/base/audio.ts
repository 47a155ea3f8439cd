/** Samples a second of all speech inside the product: mono, on the wire, in recordings and in the models. */
export const SAMPLE_RATE_HZ = 16_000;

/** Whole samples of PCM16LE that comes in frames cut anywhere: half a sample waits for the next frame. Mostly a view of what came. */
export function createWholeSamples(): (bytes: Uint8Array) => Uint8Array {
  let odd: number | null = null;
  return (bytes) => {
    const joined = odd === null ? bytes : Buffer.concat([Uint8Array.of(odd), bytes]);
    const wholeBytes = joined.length - (joined.length % 2);
    odd = joined[wholeBytes] ?? null;
    return joined.subarray(0, wholeBytes);
  };
}
