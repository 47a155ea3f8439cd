/** Whisper through ONNX Runtime; tokenizer and spectrogram by transformers.js, which never sees the network. */
import { SAMPLE_RATE_HZ } from '../../base/audio.ts';
import { basename, dirname, join } from 'node:path';
import { AutoProcessor, AutoTokenizer, env, type PreTrainedTokenizer, type Processor } from '@xenova/transformers';
import { type InferenceSession, Tensor } from 'onnxruntime-node';
import type { RecogniseParams, SessionSettings, WorkerEngine } from '../protocol.ts';
import { loadSession } from './session.ts';
import { createDecoder, type Decoder, type Hypothesis } from './whisper-decoder.ts';
import { isDoubtful, isNothing } from './whisper-checks.ts';
import { loadSpecialTokens, type SpecialTokens } from './whisper-tokens.ts';
import { spreadWords, toWords } from './whisper-words.ts';

const MAX_SAMPLES = 30 * SAMPLE_RATE_HZ;
/** Shorter sounds carry no word. */
const MIN_SAMPLES = SAMPLE_RATE_HZ / 20;
/** Half of Whisper's text window may hold what came before; hotwords need far less. */
const MAX_PROMPT_TOKENS = 100;
/** The first try is greedy; a doubtful result is sampled once more, where Whisper's own decoding tries five times. */
const TEMPERATURES = [0, 0.4] as const;

interface Loaded {
  readonly encoder: InferenceSession;
  readonly decoder: Decoder;
  readonly tokenizer: PreTrainedTokenizer;
  readonly processor: Processor;
  readonly tokens: SpecialTokens;
}

export function createWhisperEngine(threads: number): WorkerEngine {
  let loaded: Loaded | null = null;

  return {
    async load({ folder, provider }) {
      const next = await loadWhisper(folder, { threads, providers: [provider] });
      await release(loaded);
      loaded = next;
      return null;
    },
    async recognise(params, signal) {
      if (loaded === null) throw new Error('the recogniser is not loaded');
      return recognise(loaded, params, signal);
    },
  };
}

async function loadWhisper(folder: string, settings: SessionSettings): Promise<Loaded> {
  env.allowRemoteModels = false;
  env.allowLocalModels = true;
  env.useBrowserCache = false;
  env.useFSCache = false;
  env.localModelPath = dirname(folder);
  const name = basename(folder);
  const options = { local_files_only: true } as const;
  const [encoder, session, tokenizer, processor, tokens] = await Promise.all([
    loadSession(join(folder, 'onnx', 'encoder_model_quantized.onnx'), settings),
    // Token by token, keys and values would travel to another device and back at every step.
    loadSession(join(folder, 'onnx', 'decoder_model_merged_quantized.onnx'), { threads: settings.threads }),
    AutoTokenizer.from_pretrained(name, options),
    AutoProcessor.from_pretrained(name, options),
    loadSpecialTokens(folder),
  ]);
  return { encoder, decoder: createDecoder(session, tokens), tokenizer, processor, tokens };
}

async function release(loaded: Loaded | null): Promise<void> {
  await loaded?.encoder.release();
  await loaded?.decoder.release();
}

async function recognise({ encoder, decoder, tokenizer, processor, tokens }: Loaded, params: RecogniseParams, signal: AbortSignal) {
  const samples = params.samples.subarray(0, MAX_SAMPLES);
  const seconds = samples.length / SAMPLE_RATE_HZ;
  if (samples.length < MIN_SAMPLES) return { text: '', language: params.language ?? ('en' as const), words: [], confidence: null };
  const { input_features: features } = (await processor(samples)) as { input_features: { data: Float32Array; dims: number[] } };
  signal.throwIfAborted();
  const encoded = await encoder.run({ input_features: new Tensor('float32', features.data, features.dims) }, ['last_hidden_state']);
  const hidden = encoded.last_hidden_state;
  if (hidden === undefined) throw new Error('the encoder gave nothing');
  signal.throwIfAborted();

  const language = params.language ?? (await decoder.detectLanguage(hidden));
  const prompt = params.prompt.trim() === '' ? [] : tokenizer.encode(` ${params.prompt.trim()}`, { add_special_tokens: false }).slice(-MAX_PROMPT_TOKENS);
  const textOf = (ids: readonly number[]): string => (ids.length === 0 ? '' : tokenizer.decode([...ids], { skip_special_tokens: true }));

  let best: Hypothesis | null = null;
  for (const temperature of TEMPERATURES) {
    // The prompt may be what led astray: the second try does without it.
    const prefix = tokens.prefix(language, temperature === 0 ? prompt : []);
    const hypothesis = await decoder.decode({ hidden, prefix, temperature, seconds, signal });
    if (best === null || hypothesis.meanLogProbability > best.meanLogProbability) best = hypothesis;
    if (isNothing(hypothesis) || !isDoubtful(hypothesis, textOf(hypothesis.tokens))) {
      best = hypothesis;
      break;
    }
  }
  if (best === null || isNothing(best)) return { text: '', language, words: [], confidence: null };
  const words = spreadWords(toWords(best, textOf), samples, SAMPLE_RATE_HZ, params.wordTimes);
  const confidence = words.length === 0 ? null : words.reduce((sum, word) => sum + word.confidence, 0) / words.length;
  return { text: textOf(best.tokens).trim(), language, words, confidence };
}
