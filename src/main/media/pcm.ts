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

/** 16-bit little-endian PCM of samples in -1..1; louder ones are clamped, what is not a number becomes silence. */
export function toPcm16(samples: Float32Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(samples.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < samples.length; i++) {
    const scaled = Math.round((samples[i] ?? 0) * 32_768);
    view.setInt16(i * 2, Math.max(-32_768, Math.min(32_767, Number.isNaN(scaled) ? 0 : scaled)), true);
  }
  return bytes;
}

/** Root mean square, the loudness of samples; 0 when there are none. */
export function rms(samples: Float32Array): number {
  if (samples.length === 0) return 0;
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return Math.sqrt(sum / samples.length);
}
