/** Whisper as the worker's recogniser: tries, doubts, tries again, and says nothing rather than something invented. */
import type { Tensor } from 'onnxruntime-node';
import { SAMPLE_RATE_HZ } from '../../base/audio.ts';
import type { Recognition } from '../../ports/engines.ts';
import type { Language } from '../../ports/language.ts';
import type { RecogniseParams, WorkerEngine } from '../protocol.ts';
import { isDescription, isDoubtful, isHeardWithoutPrompt, isInventedByWindow, isNothing, isSilent, isWorthless, mayEcho } from './whisper-checks.ts';
import type { Hypothesis } from './whisper-decoder.ts';
import { loadWhisper, MAX_SECONDS, type WhisperModel } from './whisper-model.ts';
import { placeWords, spreadWords, toWords } from './whisper-words.ts';

/** Shorter sounds carry no word. */
const MIN_SAMPLES = SAMPLE_RATE_HZ / 20;
/** Half of Whisper's text window may hold what came before; hotwords need far less. */
const MAX_PROMPT_TOKENS = 100;

type Window = 'short' | 'roomy' | 'whole';

interface Attempt {
  readonly window: Window;
  readonly temperature: number;
}

/**
 * A doubtful result is decoded again with more context and without the prompt, either of which may have led astray; then
 * sampled, warmer each time, as in Whisper's own decoding.
 */
const ATTEMPTS: readonly Attempt[] = [
  { window: 'short', temperature: 0 },
  { window: 'roomy', temperature: 0 },
  { window: 'whole', temperature: 0 },
  { window: 'whole', temperature: 0.4 },
  { window: 'whole', temperature: 0.8 },
];
/** What is said meanwhile makes a partial stale: it gets one more try, and is not sampled. */
const PARTIAL_ATTEMPTS = ATTEMPTS.slice(0, 2);
/**
 * With little silence after a sentence the decoder may begin it once more, and again. Measured on all test clips with tiny
 * and base: none of them did with a context of 15 s, which takes a third of the time of the whole window.
 */
const ROOMY_CONTEXT_S = 15;
const ROOMY_SPARE_S = 8;

export function createWhisperEngine(threads: number): WorkerEngine {
  let loaded: WhisperModel | null = null;

  return {
    async load({ folder, provider = 'cpu' }) {
      const next = await loadWhisper(folder, { threads, providers: [provider] });
      await loaded?.release();
      loaded = next;
      return next.problem;
    },
    async recognise(params, signal) {
      if (loaded === null) throw new Error('the recogniser is not loaded');
      return recognise(loaded, params, signal);
    },
  };
}

/** What is said in a piece of audio of at most 30 s; empty text when nobody speaks. @throws the signal's reason when aborted */
export async function recognise(model: WhisperModel, params: RecogniseParams, signal: AbortSignal): Promise<Omit<Recognition, 'elapsedMs'>> {
  const samples = params.samples.subarray(0, MAX_SECONDS * SAMPLE_RATE_HZ);
  if (samples.length < MIN_SAMPLES || isSilent(samples)) return nothingSaid(params.language);
  const textOf = (ids: readonly number[]): string => (ids.length === 0 ? '' : model.tokenizer.decode([...ids], { skip_special_tokens: true }));
  const listener = createListener(model, samples, params.language, signal);
  const prompt = params.prompt.trim();
  let said = await decodeGuarded(listener, promptTokens(model, prompt), textOf, (params.isFinal ?? params.wordTimes) ? ATTEMPTS : PARTIAL_ATTEMPTS);
  if (said !== null && prompt !== '' && mayEcho(textOf(said.tokens), prompt)) {
    const unprompted = await listener.decode({ window: 'short', temperature: 0 }, []);
    if (isNothing(unprompted, listener.isWhole())) said = null;
    else if (!isHeardWithoutPrompt(textOf(said.tokens), textOf(unprompted.tokens))) said = unprompted;
  }
  const language = listener.language();
  if (said === null) return nothingSaid(language);
  const plain = toWords(said, textOf);
  const times = params.wordTimes ? await listener.align(said) : null;
  const words = times === null ? spreadWords(plain, samples, SAMPLE_RATE_HZ, params.wordTimes) : placeWords(plain, times, samples, SAMPLE_RATE_HZ);
  const confidence = words.length === 0 ? null : words.reduce((sum, word) => sum + word.confidence, 0) / words.length;
  return { text: textOf(said.tokens).trim(), language: language ?? 'en', words, confidence };
}

const nothingSaid = (language: Language | null) => ({ text: '', language: language ?? 'en', words: [], confidence: null });

function promptTokens({ tokenizer }: WhisperModel, prompt: string): readonly number[] {
  return prompt === '' ? [] : tokenizer.encode(` ${prompt}`, { add_special_tokens: false }).slice(-MAX_PROMPT_TOKENS);
}

/** Null when nobody spoke. */
async function decodeGuarded(listener: Listener, prompt: readonly number[], textOf: (ids: readonly number[]) => string, attempts: readonly Attempt[]): Promise<Hypothesis | null> {
  let first: Hypothesis | null = null;
  let best: Hypothesis | null = null;
  for (const attempt of attempts) {
    const hypothesis: Hypothesis = await listener.decode(attempt, first === null ? prompt : []);
    if (isNothing(hypothesis, listener.isWhole()) || isDescription(textOf(hypothesis.tokens), hypothesis)) return null;
    if (first !== null && isInventedByWindow(first, hypothesis)) return null;
    first ??= hypothesis;
    if (!isDoubtful(hypothesis, textOf(hypothesis.tokens))) return hypothesis;
    if (best === null || isBetter(hypothesis, best)) best = hypothesis;
  }
  return best === null || isWorthless(best) ? null : best;
}

const isBetter = (one: Hypothesis, other: Hypothesis): boolean =>
  one.looped === other.looped ? one.meanLogProbability > other.meanLogProbability : other.looped;

/** One piece of audio: encoded when needed, its language found once. */
interface Listener {
  decode(attempt: Attempt, prompt: readonly number[]): Promise<Hypothesis>;
  /** When the tokens were said, in the audio as it was last encoded; null for a model that cannot tell. */
  align(hypothesis: Hypothesis): Promise<number[] | null>;
  /** Whether the last decode saw the whole window. */
  isWhole(): boolean;
  language(): Language | null;
}

function createListener(model: WhisperModel, samples: Float32Array, given: Language | null, signal: AbortSignal): Listener {
  const seconds = samples.length / SAMPLE_RATE_HZ;
  const shortS = model.contextFor(seconds);
  const roomyS = Math.max(shortS, Math.min(MAX_SECONDS, Math.max(ROOMY_CONTEXT_S, Math.ceil(seconds) + ROOMY_SPARE_S)));
  const contexts: Readonly<Record<Window, number>> = { short: shortS, roomy: roomyS, whole: MAX_SECONDS };
  let heard: { readonly hidden: Tensor; readonly contextS: number } | null = null;
  let language = given;
  return {
    async decode({ window, temperature }, prompt) {
      signal.throwIfAborted();
      const contextS = contexts[window];
      if (heard?.contextS !== contextS) heard = { hidden: await model.encode(samples, contextS), contextS };
      const { hidden } = heard;
      signal.throwIfAborted();
      language ??= await model.decoder.detectLanguage(hidden);
      return model.decoder.decode({ hidden, prefix: model.tokens.prefix(language, prompt), temperature, seconds, signal });
    },
    align: async ({ tokens }) =>
      heard === null || language === null ? null : model.decoder.align(heard.hidden, model.tokens.prefix(language, []).ids, tokens, seconds),
    isWhole: () => heard?.contextS === MAX_SECONDS,
    language: () => language,
  };
}
