/** The synthesis worker: eSpeak NG always, Kokoro when its files are there. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type InferenceSession, Tensor } from 'onnxruntime-node';
import type { Language } from '../../ports/language.ts';
import type { RenderedSpeech, WorkerEngine } from '../protocol.ts';
import { type Espeak, loadEspeak } from './espeak.ts';
import { splitSymbols, toKokoroSymbols, toKokoroTokens } from './kokoro-phonemes.ts';
import { loadSession } from './session.ts';

const KOKORO_RATE_HZ = 24_000;
/** One style of 256 values for each length of text. */
const STYLE_VALUES = 256;
/** Peaks above this are turned down as a whole: nothing clips in 16 bits or after resampling. */
const MAX_PEAK = 0.95;
const PUNCTUATION = /([,.;:!?…—]+)/;

interface Kokoro {
  readonly session: InferenceSession;
  readonly folder: string;
  readonly styles: Map<string, Float32Array>;
}

export function createSpeechEngine(threads: number): WorkerEngine {
  const espeak = loadEspeak();
  let kokoro: Kokoro | null = null;

  return {
    async load({ folder, provider }) {
      const session = await loadSession(join(folder, 'onnx', 'model_quantized.onnx'), { threads, providers: [provider] });
      await kokoro?.session.release();
      kokoro = { session, folder, styles: new Map() };
      return null;
    },
    async render({ engine, voice, language, text }, signal) {
      if (engine === 'espeak') return quietened((await espeak).render(text, language));
      if (kokoro === null) throw new Error('Kokoro is not loaded');
      return quietened(await renderKokoro(kokoro, await espeak, { voice, language, text }, signal));
    },
  };
}

interface KokoroRequest {
  readonly voice: string;
  readonly language: Language;
  readonly text: string;
}

async function renderKokoro(kokoro: Kokoro, espeak: Espeak, { voice, language, text }: KokoroRequest, signal: AbortSignal): Promise<RenderedSpeech> {
  const styles = kokoro.styles.get(voice) ?? (await loadStyles(kokoro.folder, voice));
  kokoro.styles.set(voice, styles);
  const pieces: Float32Array[] = [];
  for (const symbols of splitSymbols(toSymbols(espeak, text, language))) {
    signal.throwIfAborted();
    const tokens = toKokoroTokens(symbols);
    if (tokens.length === 0) continue;
    const row = Math.min(tokens.length, styles.length / STYLE_VALUES - 1);
    const ids = BigInt64Array.from([0, ...tokens, 0], BigInt);
    const { waveform } = await kokoro.session.run({
      input_ids: new Tensor('int64', ids, [1, ids.length]),
      style: new Tensor('float32', styles.slice(row * STYLE_VALUES, (row + 1) * STYLE_VALUES), [1, STYLE_VALUES]),
      speed: new Tensor('float32', Float32Array.of(1), [1]),
    });
    pieces.push(Float32Array.from(waveform?.data as Float32Array));
  }
  const samples = new Float32Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    samples.set(piece, at);
    at += piece.length;
  }
  return { samples, sampleRateHz: KOKORO_RATE_HZ, phonemes: [] };
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

function quietened({ samples, sampleRateHz, phonemes }: RenderedSpeech): RenderedSpeech {
  let peak = 0;
  for (const sample of samples) peak = Math.max(peak, Math.abs(sample));
  return { samples: peak > MAX_PEAK ? samples.map((sample) => (sample * MAX_PEAK) / peak) : samples, sampleRateHz, phonemes };
}
