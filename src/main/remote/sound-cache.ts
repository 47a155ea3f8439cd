/** Sounds kept in memory by their text; the ones not used for longest leave first. */

export interface SoundCache {
  get(text: string): Float32Array | undefined;
  set(text: string, samples: Float32Array): void;
}

export function createSoundCache(maxBytes: number): SoundCache {
  const entries = new Map<string, Float32Array>();
  let bytes = 0;
  const take = (text: string): Float32Array | undefined => {
    const samples = entries.get(text);
    bytes -= samples?.byteLength ?? 0;
    entries.delete(text);
    return samples;
  };
  const put = (text: string, samples: Float32Array): void => {
    entries.set(text, samples);
    bytes += samples.byteLength;
  };
  return {
    get(text) {
      const samples = take(text);
      if (samples !== undefined) put(text, samples);
      return samples;
    },
    set(text, samples) {
      take(text);
      if (samples.byteLength > maxBytes) return;
      put(text, samples);
      for (const oldest of entries.keys()) {
        if (bytes <= maxBytes) break;
        take(oldest);
      }
    },
  };
}
