/** Rendered sentences kept in memory; the ones not used for longest leave first. */
import type { RenderedSpeech } from './protocol.ts';

export interface SpeechCache {
  get(key: string): RenderedSpeech | undefined;
  set(key: string, speech: RenderedSpeech): void;
}

export function createSpeechCache(maxBytes: number): SpeechCache {
  const entries = new Map<string, RenderedSpeech>();
  let bytes = 0;
  const remove = (key: string): void => {
    bytes -= entries.get(key)?.samples.byteLength ?? 0;
    entries.delete(key);
  };
  return {
    get(key) {
      const found = entries.get(key);
      if (found !== undefined) {
        entries.delete(key);
        entries.set(key, found);
      }
      return found;
    },
    set(key, speech) {
      remove(key);
      if (speech.samples.byteLength > maxBytes) return;
      entries.set(key, speech);
      bytes += speech.samples.byteLength;
      for (const oldest of entries.keys()) {
        if (bytes <= maxBytes) break;
        remove(oldest);
      }
    },
  };
}
