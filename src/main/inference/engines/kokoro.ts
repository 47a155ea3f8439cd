/** Kokoro 82M: natural speech at 24 kHz from phonemes and a style. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type InferenceSession, Tensor } from 'onnxruntime-node';
import { joinSamples } from '../../media/pcm.ts';
import type { Language } from '../../ports/language.ts';
import type { RenderedSpeech, SessionSettings } from '../protocol.ts';
import type { Espeak } from './espeak.ts';
import { DURATIONS, FRAME_SAMPLES, toRunnableKokoro } from './kokoro-graph.ts';
import { splitSymbols, toIpa, toKokoroSymbols, toKokoroTokens } from './kokoro-phonemes.ts';
import { loadSession } from './session.ts';
import { estimateSymbols, type SpokenSymbol, toTimedPhonemes } from './speech-phonemes.ts';

const RATE_HZ = 24_000;
/** One style of 256 values for each length of text. */
const STYLE_VALUES = 256;
const PUNCTUATION = /([,.;:!?…—]+)/;
/** The decoder sounds this much before the durations say: measured, the contrast of vowels and the rest is sharpest there (5 to 1 instead of 1.4). */
const LEAD_FRAMES = 2;
const WARM_UP = 'ɹˈɛdi.';

export interface Kokoro {
  /** Phoneme times are exact, to 25 ms, as the model itself laid the sounds out. */
  render(request: { readonly voice: string; readonly language: Language; readonly text: string }, signal: AbortSignal): Promise<RenderedSpeech>;
  release(): Promise<void>;
}

/** Loads and warms the model, so that the first sentence takes no longer than the others. The caller releases it. */
export async function loadKokoro(folder: string, espeak: Espeak, settings: SessionSettings): Promise<Kokoro> {
  const session = await loadSession(toRunnableKokoro(await readFile(join(folder, 'onnx', 'model_quantized.onnx'))), settings);
  const voices = new Map<string, Float32Array>();
  await speak(session, WARM_UP, new Float32Array(STYLE_VALUES));
  return {
    async render({ voice, language, text }, signal) {
      const styles = voices.get(voice) ?? (await loadStyles(folder, voice));
      voices.set(voice, styles);
      const pieces: Float32Array[] = [];
      const spoken: SpokenSymbol[] = [];
      for (const symbols of splitSymbols(toSymbols(espeak, text, language))) {
        signal.throwIfAborted();
        const length = toKokoroTokens(symbols).length;
        if (length === 0) continue;
        const row = Math.min(length, styles.length / STYLE_VALUES - 1);
        const { samples, symbols: timed } = await speak(session, symbols, styles.slice(row * STYLE_VALUES, (row + 1) * STYLE_VALUES));
        pieces.push(samples);
        spoken.push(...timed);
      }
      return { samples: joinSamples(pieces), sampleRateHz: RATE_HZ, phonemes: toTimedPhonemes(spoken, RATE_HZ) };
    },
    release: () => session.release(),
  };
}

async function speak(session: InferenceSession, symbols: string, style: Float32Array): Promise<{ samples: Float32Array; symbols: SpokenSymbol[] }> {
  const ids = BigInt64Array.from([0, ...toKokoroTokens(symbols), 0], BigInt);
  const results = await session.run({
    input_ids: new Tensor('int64', ids, [1, ids.length]),
    style: new Tensor('float32', style, [1, STYLE_VALUES]),
    speed: new Tensor('float32', Float32Array.of(1), [1]),
  });
  const samples = Float32Array.from(results.waveform?.data as Float32Array);
  const frames = results[DURATIONS]?.data as Float32Array | undefined;
  const framed = [' ', ...[...symbols].map(toIpa), ' '];
  if (frames?.length !== framed.length) return { samples, symbols: estimateSymbols(framed, samples) };
  const lead = (i: number): number => (i === 0 ? -LEAD_FRAMES : i === framed.length - 1 ? LEAD_FRAMES : 0);
  return { samples, symbols: framed.map((symbol, i) => ({ symbol, samples: Math.max(0, (frames[i] ?? 0) + lead(i)) * FRAME_SAMPLES })) };
}

/** eSpeak NG drops punctuation, which Kokoro needs for its melody: clauses are spoken one by one and joined again. */
function toSymbols(espeak: Espeak, text: string, language: Language): string {
  const parts = text.split(PUNCTUATION).map((part) => part.trim()).filter((part) => part !== '');
  const symbols = parts.map((part) => (PUNCTUATION.test(part) ? `${part[0]} ` : ` ${toKokoroSymbols(espeak.toPhonemes(part, language), language)}`));
  return symbols.join('').replace(/\s+/g, ' ').trim();
}

/** @throws when the voice's file is missing or not a table of styles */
async function loadStyles(folder: string, voice: string): Promise<Float32Array> {
  const bytes = await readFile(join(folder, 'voices', `${voice}.bin`));
  const styles = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  if (styles.length === 0 || styles.length % STYLE_VALUES !== 0) throw new Error(`the voice ${voice} is damaged`);
  return styles;
}
