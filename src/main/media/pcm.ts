/** Raw samples: 16-bit little-endian on wires and disks, Float32 in -1..1 inside. */

/**
 * Float32 samples of 16-bit little-endian PCM. The bytes may start anywhere in their buffer; a lone last byte
 * is left out.
 */
export function toFloat32(pcm16le: Uint8Array): Float32Array<ArrayBuffer> {
  const view = new DataView(pcm16le.buffer, pcm16le.byteOffset, pcm16le.byteLength);
  const samples = new Float32Array(pcm16le.byteLength >> 1);
  for (let i = 0; i < samples.length; i++) samples[i] = view.getInt16(i * 2, true) / 32_768;
  return samples;
}

const IS_LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** 16-bit little-endian PCM of samples in -1..1; louder ones are clamped, what is not a number becomes silence. */
export function toPcm16(samples: Float32Array): Uint8Array<ArrayBuffer> {
  const values = new Int16Array(samples.length);
  for (let i = 0; i < values.length; i++) {
    const scaled = Math.round((samples[i] ?? 0) * 32_768);
    // What is not a number becomes 0 in an Int16Array.
    values[i] = scaled > 32_767 ? 32_767 : scaled < -32_768 ? -32_768 : scaled;
  }
  if (!IS_LITTLE_ENDIAN) Buffer.from(values.buffer).swap16();
  return new Uint8Array(values.buffer);
}

/** One after another, in one array. */
export function joinSamples(pieces: readonly Float32Array[]): Float32Array<ArrayBuffer> {
  const whole = new Float32Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** One after another, in one array of their own. */
export function joinBytes(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** Root mean square, the loudness of samples; 0 when there are none. */
export function rms(samples: Float32Array): number {
  if (samples.length === 0) return 0;
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return Math.sqrt(sum / samples.length);
}
