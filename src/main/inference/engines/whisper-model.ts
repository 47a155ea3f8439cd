/** Whisper's files in memory: encoder, decoder, tokenizer; audio of any length up to 30 s becomes hidden states. */
import { join } from 'node:path';
import type { PreTrainedTokenizer } from '@xenova/transformers';
import { Tensor } from 'onnxruntime-node';
import { SAMPLE_RATE_HZ } from '../../base/audio.ts';
import type { SessionSettings } from '../protocol.ts';
import { createMelSpectrogram, HOP_SAMPLES, MEL_BANDS } from './mel.ts';
import { type ModelEdit, prepareModel } from './prepared-model.ts';
import { loadSession } from './session.ts';
import { loadTokenizer } from './tokenizer.ts';
import { createDecoder, type Decoder } from './whisper-decoder.ts';
import { toAnyLengthEncoder, toFastDecoder } from './whisper-graphs.ts';
import { loadSpecialTokens, type SpecialTokens } from './whisper-tokens.ts';

export const MAX_SECONDS = 30;
const FRAMES_PER_SECOND = SAMPLE_RATE_HZ / HOP_SAMPLES;
/** Measured: a context cut closer to short audio makes the decoder repeat itself; from six seconds on it was never seen. */
const MIN_CONTEXT_S = 6;
const SPARE_CONTEXT_S = 1;
/** Few different lengths: the runtime keeps a memory plan for each. */
const CONTEXT_STEP_S = 0.5;

const ENCODER = 'encoder_model_quantized.onnx';
const DECODER = 'decoder_model_merged_quantized.onnx';
const ENCODER_EDIT: ModelEdit = { edition: 1, suffix: 'any-length', apply: toAnyLengthEncoder };
const DECODER_EDIT: ModelEdit = { edition: 1, suffix: 'fast', apply: toFastDecoder };

export interface WhisperModel {
  readonly decoder: Decoder;
  readonly tokenizer: PreTrainedTokenizer;
  readonly tokens: SpecialTokens;
  /** What does not run as it should, for a person; null when all does. */
  readonly problem: string | null;
  /** Seconds that the encoder should see of that much audio. */
  contextFor(audioS: number): number;
  /** @param contextS of `contextFor`, or all 30 s: silence follows the audio */
  encode(samples: Float32Array, contextS: number): Promise<Tensor>;
  release(): Promise<void>;
}

/** Seconds of context for that much audio, for an encoder that takes any length. */
export function contextFor(audioS: number): number {
  const wanted = Math.max(MIN_CONTEXT_S, audioS + SPARE_CONTEXT_S);
  return Math.min(MAX_SECONDS, Math.ceil(wanted / CONTEXT_STEP_S) * CONTEXT_STEP_S);
}

/** The edited files of a model's folder are made, where they are not there already. @returns what could not be made */
export async function prepareWhisper(folder: string): Promise<string | null> {
  const { problem } = await prepare(folder);
  return problem;
}

async function prepare(folder: string) {
  const encoder = await prepareModel(join(folder, 'onnx', ENCODER), ENCODER_EDIT);
  const decoder = await prepareModel(join(folder, 'onnx', DECODER), DECODER_EDIT);
  const problems = [
    encoder.problem === null ? null : `always computes a window of ${MAX_SECONDS} s (${encoder.problem})`,
    decoder.problem === null ? null : `decodes slowly (${decoder.problem})`,
  ].filter((problem) => problem !== null);
  return { encoder, decoder, problem: problems.length === 0 ? null : problems.join('; ') };
}

/** Loads and warms up: the first real call is as fast as the others. @throws when files are missing or a provider fails */
export async function loadWhisper(folder: string, settings: SessionSettings): Promise<WhisperModel> {
  const prepared = await prepare(folder);
  const [encoder, decoderSession, tokenizer, tokens] = await Promise.all([
    loadSession(prepared.encoder.model, settings),
    // Token by token, keys and values would travel to another device and back at every step.
    loadSession(prepared.decoder.model, { threads: settings.threads }),
    loadTokenizer(folder),
    loadSpecialTokens(folder),
  ]);
  const decoder = createDecoder(decoderSession, tokens);
  const spectrogram = createMelSpectrogram();
  const ownContextFor = prepared.encoder.problem === null ? contextFor : () => MAX_SECONDS;

  const encode: WhisperModel['encode'] = async (samples, contextS) => {
    const { data, frames } = spectrogram(samples, Math.round(contextS * FRAMES_PER_SECOND));
    const { last_hidden_state: hidden } = await encoder.run({ input_features: new Tensor('float32', data, [1, MEL_BANDS, frames]) }, ['last_hidden_state']);
    if (hidden === undefined) throw new Error('the encoder gave nothing');
    return hidden;
  };
  await decoder.detectLanguage(await encode(new Float32Array(SAMPLE_RATE_HZ), ownContextFor(1)));
  return {
    decoder, tokenizer, tokens, encode,
    contextFor: ownContextFor,
    problem: prepared.problem,
    async release() {
      await Promise.all([encoder.release(), decoder.release()]);
    },
  };
}
