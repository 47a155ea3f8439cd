/** Whisper's decoder, token by token: greedy or sampled, with the probability of every token. */
import { type InferenceSession, Tensor } from 'onnxruntime-node';
import type { Language } from '../../ports/language.ts';
import { headOf, SECONDS_PER_FRAME, tokenTimes } from './whisper-alignment.ts';
import { loopLength, withoutLoop } from './whisper-checks.ts';
import { createRandom, logProbability, pick, suppress } from './whisper-sampling.ts';
import type { SpecialTokens } from './whisper-tokens.ts';

/** Nobody says more: fast speech has about five words a second, and a word two or three tokens. */
const TOKENS_PER_SECOND = 15;
const SPARE_TOKENS = 12;
const MAX_TOKENS = 220;
/** Outputs that tell where in the audio a layer heard a token; the layer's number follows. */
const ATTENTION = 'cross_attentions.';

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
  /**
   * When each token of a finished hypothesis was said, and the last one's end, in seconds; null for a model that does not
   * show its attention. @param prefix without a prompt
   */
  align(hidden: Tensor, prefix: readonly number[], tokens: readonly number[], seconds: number): Promise<number[] | null>;
  /** The likelier of the product's languages. */
  detectLanguage(hidden: Tensor): Promise<Language>;
  release(): Promise<void>;
}

type Feeds = Record<string, Tensor>;

export function createDecoder(session: InferenceSession, special: SpecialTokens): Decoder {
  const pastNames = session.inputNames.filter((name) => name.startsWith('past_key_values.'));
  const presentName = (past: string): string => past.replace('past_key_values', 'present');
  // The encoder's keys and values are computed in the first step only: later ones do not give them back.
  const growing = pastNames.filter((name) => name.includes('.decoder.'));
  const firstOutputs = ['logits', ...pastNames.map(presentName)];
  const laterOutputs = ['logits', ...growing.map(presentName)];
  const shapes = new Map(session.inputMetadata.map((input) => [input.name, input.isTensor ? input.shape : []]));
  const emptyPast: Feeds = Object.fromEntries(pastNames.map((name) => {
    const shape = shapes.get(name) ?? [];
    return [name, new Tensor('float32', new Float32Array(0), [1, Number(shape[1]), 0, Number(shape[3])])];
  }));
  const width = Number(shapes.get('encoder_hidden_states')?.[2]);
  // Later steps know the audio by those keys and values; the graph asks for it still, and would work on what it gets.
  const nothingHeard = new Tensor('float32', new Float32Array(width), [1, 1, width]);
  const isFirstStep = new Tensor('bool', Uint8Array.of(0), [1]);
  const isLaterStep = new Tensor('bool', Uint8Array.of(1), [1]);

  const toIds = (ids: readonly number[]): Tensor => new Tensor('int64', BigInt64Array.from(ids, BigInt), [1, ids.length]);
  const logitsOf = (results: InferenceSession.OnnxValueMapType): Tensor => {
    if (results.logits === undefined) throw new Error('the decoder gave nothing');
    return results.logits;
  };
  const begin = async (ids: readonly number[], hidden: Tensor): Promise<{ logits: Tensor; past: Feeds }> => {
    const results = await session.run({ ...emptyPast, input_ids: toIds(ids), encoder_hidden_states: hidden, use_cache_branch: isFirstStep }, firstOutputs);
    return { logits: logitsOf(results), past: Object.fromEntries(pastNames.map((name) => [name, results[presentName(name)] as Tensor])) };
  };
  const goOn = async (token: number, past: Feeds): Promise<{ logits: Tensor; past: Feeds }> => {
    const results = await session.run({ ...past, input_ids: toIds([token]), encoder_hidden_states: nothingHeard, use_cache_branch: isLaterStep }, laterOutputs);
    return { logits: logitsOf(results), past: { ...past, ...Object.fromEntries(growing.map((name) => [name, results[presentName(name)] as Tensor])) } };
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
      let { logits, past } = await begin(prefix.ids, hidden);
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
        ({ logits, past } = await goOn(token, past));
        scores = row(logits, 0);
      }
      const kept = withoutLoop(tokens, tokens);
      const keptProbabilities = withoutLoop(logProbabilities, tokens);
      const total = keptProbabilities.reduce((sum, value) => sum + value, looped ? 0 : endLogProbability);
      return { tokens: kept, logProbabilities: keptProbabilities, meanLogProbability: total / (kept.length + 1), noSpeechProbability, looped };
    },
    async align(hidden, prefix, tokens, seconds) {
      const layers = [...new Set(special.alignmentHeads.map(([layer]) => layer))].map((layer) => `${ATTENTION}${layer}`);
      if (tokens.length === 0 || layers.length === 0 || layers.some((name) => !session.outputNames.includes(name))) return null;
      const ids = toIds([...prefix, ...tokens, special.end]);
      const results = await session.run({ ...emptyPast, input_ids: ids, encoder_hidden_states: hidden, use_cache_branch: isFirstStep }, layers);
      const frames = Math.ceil(seconds / SECONDS_PER_FRAME);
      const heads = special.alignmentHeads.map(([layer, head]) => headOf(results[`${ATTENTION}${layer}`] as Tensor, head, frames));
      return tokenTimes(heads, prefix.length - 1, tokens.length);
    },
    async detectLanguage(hidden) {
      const { logits } = await begin([special.start], hidden);
      const scores = row(logits, 0);
      return (scores[special.languages.ru] ?? -Infinity) > (scores[special.languages.en] ?? -Infinity) ? 'ru' : 'en';
    },
    release: () => session.release(),
  };
}
