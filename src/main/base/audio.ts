/** Samples a second of all speech inside the product: mono, on the wire, in recordings and in the models. */
export const SAMPLE_RATE_HZ = 16_000;
