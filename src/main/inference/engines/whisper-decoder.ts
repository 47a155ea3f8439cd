/** Whisper's decoder, token by token: greedy or sampled, with the probability of every token. */
import { type InferenceSession, Tensor } from 'onnxruntime-node';
import type { Language } from '../../ports/language.ts';
import { loopLength, withoutLoop } from './whisper-checks.ts';
import type { SpecialTokens } from './whisper-tokens.ts';

/** Nobody says more: fast speech has about five words a second, and a word two or three tokens. */
const TOKENS_PER_SECOND = 15;
const SPARE_TOKENS = 12;
const MAX_TOKENS = 220;

export interface Hypothesis {
  readonly tokens: readonly number[];
  /** Natural logarithm of each token's probability. */
  readonly logProbabilities: readonly number[];
  /** Over the tokens and the end. */
  readonly meanLogProbability: number;
  readonly noSpeechProbability: number;
  /** Began to repeat itself; the repetitions are cut off. */
  readonly looped: boolean;
}

export interface DecodeRequest {
  /** The encoder's output. */
  readonly hidden: Tensor;
  readonly prefix: { readonly ids: readonly number[]; readonly startIndex: number };
  readonly temperature: number;
  /** Length of the audio. */
  readonly seconds: number;
  readonly signal: AbortSignal;
}

export interface Decoder {
  decode(request: DecodeRequest): Promise<Hypothesis>;
  /** The likelier of the product's languages. */
  detectLanguage(hidden: Tensor): Promise<Language>;
  release(): Promise<void>;
}

type Feeds = Record<string, Tensor>;

export function createDecoder(session: InferenceSession, special: SpecialTokens): Decoder {
  const pastNames = session.inputNames.filter((name) => name.startsWith('past_key_values.'));
  const heads = new Map(session.inputMetadata.map((input) => [input.name, input.isTensor ? input.shape : []]));
  const emptyPast = (): Feeds =>
    Object.fromEntries(pastNames.map((name) => {
      const shape = heads.get(name) ?? [];
      return [name, new Tensor('float32', new Float32Array(0), [1, Number(shape[1]), 0, Number(shape[3])])];
    }));

  const step = async (ids: readonly number[], hidden: Tensor, past: Feeds | null): Promise<{ logits: Tensor; past: Feeds }> => {
    const results = await session.run({
      ...(past ?? emptyPast()),
      input_ids: new Tensor('int64', BigInt64Array.from(ids, BigInt), [1, ids.length]),
      encoder_hidden_states: hidden,
      use_cache_branch: new Tensor('bool', Uint8Array.of(past === null ? 0 : 1), [1]),
    });
    const next: Feeds = {};
    for (const name of pastNames) {
      // The encoder's keys and values are computed in the first step only.
      const kept = past !== null && name.includes('.encoder.') ? past[name] : results[name.replace('past_key_values', 'present')];
      if (kept !== undefined) next[name] = kept;
    }
    if (results.logits === undefined) throw new Error('the decoder gave nothing');
    return { logits: results.logits, past: next };
  };

  const row = (logits: Tensor, index: number): Float32Array => {
    const size = logits.dims[2] ?? 0;
    return (logits.data as Float32Array).subarray(index * size, (index + 1) * size);
  };

  return {
    async decode({ hidden, prefix, temperature, seconds, signal }) {
      const limit = Math.min(MAX_TOKENS, Math.ceil(seconds * TOKENS_PER_SECOND) + SPARE_TOKENS);
      const random = createRandom(prefix.ids.length + Math.round(temperature * 1_000));
      const tokens: number[] = [];
      const logProbabilities: number[] = [];
      let { logits, past } = await step(prefix.ids, hidden, null);
      const noSpeechProbability = Math.exp(logProbability(row(logits, prefix.startIndex), special.noSpeech));
      let scores = row(logits, prefix.ids.length - 1);
      let endLogProbability = 0;
      let looped = false;
      for (;;) {
        signal.throwIfAborted();
        suppress(scores, special, tokens.length === 0);
        const token = tokens.length >= limit ? special.end : pick(scores, temperature, random);
        const certainty = logProbability(scores, token);
        if (token === special.end) {
          endLogProbability = certainty;
          break;
        }
        tokens.push(token);
        logProbabilities.push(certainty);
        looped = loopLength(tokens) > 0;
        if (looped) break;
        ({ logits, past } = await step([token], hidden, past));
        scores = row(logits, 0);
      }
      const kept = withoutLoop(tokens, tokens);
      const keptProbabilities = withoutLoop(logProbabilities, tokens);
      const total = keptProbabilities.reduce((sum, value) => sum + value, looped ? 0 : endLogProbability);
      return { tokens: kept, logProbabilities: keptProbabilities, meanLogProbability: total / (kept.length + 1), noSpeechProbability, looped };
    },
    async detectLanguage(hidden) {
      const { logits } = await step([special.start], hidden, null);
      const scores = row(logits, 0);
      return (scores[special.languages.ru] ?? -Infinity) > (scores[special.languages.en] ?? -Infinity) ? 'ru' : 'en';
    },
    release: () => session.release(),
  };
}

function suppress(scores: Float32Array, special: SpecialTokens, isFirst: boolean): void {
  for (const token of special.suppressed) scores[token] = -Infinity;
  scores.fill(-Infinity, special.firstTimestamp - 1);
  if (isFirst) for (const token of special.suppressedFirst) scores[token] = -Infinity;
  // The special tokens between the end and the times: languages, tasks.
  scores.fill(-Infinity, special.end + 1, special.firstTimestamp);
}

function pick(scores: Float32Array, temperature: number, random: () => number): number {
  let best = 0;
  for (let i = 1; i < scores.length; i++) if ((scores[i] ?? -Infinity) > (scores[best] ?? -Infinity)) best = i;
  if (temperature === 0) return best;
  const highest = scores[best] ?? 0;
  let sum = 0;
  for (const score of scores) sum += Math.exp((score - highest) / temperature);
  let left = random() * sum;
  for (let i = 0; i < scores.length; i++) {
    left -= Math.exp(((scores[i] ?? -Infinity) - highest) / temperature);
    if (left <= 0) return i;
  }
  return best;
}

/** Log-softmax at one place. */
function logProbability(scores: Float32Array, token: number): number {
  let highest = -Infinity;
  for (const score of scores) if (score > highest) highest = score;
  let sum = 0;
  for (const score of scores) sum += Math.exp(score - highest);
  return (scores[token] ?? -Infinity) - highest - Math.log(sum);
}

/** The same audio must give the same text: a seeded generator (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
