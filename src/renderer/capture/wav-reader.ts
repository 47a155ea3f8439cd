/** Reads a WAV while it arrives: header first, then samples. Sizes are not trusted, a streamed WAV has none. */
export interface WavFormat {
  readonly sampleRateHz: number;
  readonly channels: number;
}

export interface WavReader {
  /** Returns the samples that became complete, first channel only, -1..1. Throws on anything but PCM16. */
  push(bytes: Uint8Array): Float32Array<ArrayBuffer>;
  /** Null until the header has been read. */
  format(): WavFormat | null;
}

export function createWavReader(): WavReader {
  let pending = new Uint8Array(0);
  let format: WavFormat | null = null;
  let inData = false;

  const readHeader = () => {
    const view = new DataView(pending.buffer, pending.byteOffset, pending.byteLength);
    if (pending.byteLength < 12) return;
    if (view.getUint32(0) !== 0x52494646 || view.getUint32(8) !== 0x57415645) throw new Error('Not a WAV');
    for (let at = 12; at + 8 <= pending.byteLength; ) {
      const id = view.getUint32(at);
      const size = view.getUint32(at + 4, true);
      if (id === 0x64617461) {
        if (format === null) throw new Error('A WAV with no format');
        inData = true;
        pending = pending.slice(at + 8);
        return;
      }
      if (at + 8 + size > pending.byteLength) return;
      if (id === 0x666d7420) {
        if (view.getUint16(at + 8, true) !== 1 || view.getUint16(at + 22, true) !== 16) throw new Error('Only PCM16 is played');
        format = { channels: view.getUint16(at + 10, true), sampleRateHz: view.getUint32(at + 12, true) };
      }
      at += 8 + size + (size % 2);
    }
  };

  return {
    push(bytes) {
      const joined = new Uint8Array(pending.byteLength + bytes.byteLength);
      joined.set(pending);
      joined.set(bytes, pending.byteLength);
      pending = joined;
      if (!inData) readHeader();
      if (!inData || format === null) return new Float32Array(0);
      const step = 2 * format.channels;
      const count = Math.floor(pending.byteLength / step);
      const view = new DataView(pending.buffer, pending.byteOffset, pending.byteLength);
      const samples = Float32Array.from({ length: count }, (_, index) => view.getInt16(index * step, true) / 0x8000);
      pending = pending.slice(count * step);
      return samples;
    },
    format: () => format,
  };
}
