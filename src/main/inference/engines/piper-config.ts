/** What a Piper voice's `.onnx.json` says, and the numbers of its phonemes. */
import { z } from 'zod';
import type { Language } from '../../ports/language.ts';

const PAD = '_';
const BEGIN = '^';
const END = '$';

const scale = z.number().positive().max(10);
const Config = z.object({
  audio: z.object({ sample_rate: z.number().int().min(8_000).max(48_000) }),
  espeak: z.object({ voice: z.string().min(1) }).optional(),
  language: z.object({ code: z.string(), name_native: z.string().optional() }).optional(),
  dataset: z.string().optional(),
  phoneme_type: z.enum(['espeak', 'text']).default('espeak'),
  inference: z.object({ noise_scale: z.number().min(0).max(10).default(0.667), length_scale: scale.default(1), noise_w: z.number().min(0).max(10).default(0.8) }).default({ noise_scale: 0.667, length_scale: 1, noise_w: 0.8 }),
  phoneme_id_map: z.record(z.string(), z.array(z.number().int().min(0)).min(1)).refine((map) => [PAD, BEGIN, END].every((symbol) => symbol in map), 'phoneme_id_map lacks _, ^ or $'),
  num_speakers: z.number().int().min(1).default(1),
  speaker_id_map: z.record(z.string(), z.number().int().min(0)).default({}),
  /** Samples for one frame of the durations. */
  hop_length: z.number().int().positive().default(256),
});

export interface PiperConfig {
  readonly sampleRateHz: number;
  readonly phonemes: 'espeak' | 'text';
  /** eSpeak NG's name of the voice that the phonemes come from. */
  readonly espeakVoice: string;
  /** Null for a language that the product does not speak. */
  readonly language: Language | null;
  readonly title: string;
  readonly noiseScale: number;
  readonly lengthScale: number;
  readonly noiseW: number;
  readonly ids: Readonly<Record<string, readonly number[]>>;
  /** Name -> number; empty for a voice of one speaker. */
  readonly speakers: Readonly<Record<string, number>>;
  readonly speakerCount: number;
  readonly hopSamples: number;
}

/** @param name the voice's file name, e.g. `ru_RU-irina-medium` @throws with one line that says what is wrong with the file */
export function parsePiperConfig(text: string, name: string): PiperConfig {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Error(`${name}.onnx.json is not JSON`);
  }
  const parsed = Config.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(`${name}.onnx.json is damaged: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`);
  }
  const { audio, espeak, language, dataset, inference, ...config } = parsed.data;
  const code = language?.code ?? espeak?.voice ?? name;
  const person = dataset ?? name.split('-')[1] ?? name;
  return {
    sampleRateHz: audio.sample_rate,
    phonemes: config.phoneme_type,
    espeakVoice: espeak?.voice ?? code.slice(0, 2),
    language: /^en(?![a-z])/i.test(code) ? 'en' : /^ru(?![a-z])/i.test(code) ? 'ru' : null,
    title: `Piper ${person.charAt(0).toUpperCase()}${person.slice(1)}`,
    noiseScale: inference.noise_scale,
    lengthScale: inference.length_scale,
    noiseW: inference.noise_w,
    ids: config.phoneme_id_map,
    speakers: config.num_speakers > 1 ? config.speaker_id_map : {},
    speakerCount: config.num_speakers,
    hopSamples: config.hop_length,
  };
}

/** A symbol with the ids that the model is given for it. */
export interface PiperSymbol {
  readonly symbol: string;
  readonly ids: readonly number[];
}

/** Begin, then each known symbol, then end; a pad follows each but the end. Symbols that the voice was not taught are left out. */
export function toPiperSymbols(symbols: Iterable<string>, { ids }: PiperConfig): PiperSymbol[] {
  const known = [...symbols].filter((symbol) => symbol in ids);
  return [BEGIN, ...known, END].map((symbol) => ({ symbol, ids: [...(ids[symbol] ?? []), ...(symbol === END ? [] : (ids[PAD] ?? []))] }));
}
