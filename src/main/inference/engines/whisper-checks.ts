/** Doubts about a hypothesis: the thresholds are those of OpenAI's own decoding (whisper/transcribe.py), but for one. */
import { deflateSync } from 'node:zlib';
import type { Hypothesis } from './whisper-decoder.ts';

const MAX_COMPRESSION_RATIO = 2.4;
const MIN_MEAN_LOG_PROBABILITY = -1;
const MIN_NO_SPEECH_PROBABILITY = 0.6;
/** Ours: measured with whisper-base q8, silence, hum and noise give 0.85 to 0.96, speech of a second and more at most 0.38. */
const SURE_NO_SPEECH_PROBABILITY = 0.8;

/** How much text shrinks when compressed: what repeats itself shrinks a lot. */
export function compressionRatio(text: string): number {
  const bytes = Buffer.from(text);
  return bytes.length === 0 ? 0 : bytes.length / deflateSync(bytes).length;
}

/** Worth another try. */
export function isDoubtful(hypothesis: Hypothesis, text: string): boolean {
  return hypothesis.looped || hypothesis.meanLogProbability < MIN_MEAN_LOG_PROBABILITY || compressionRatio(text) > MAX_COMPRESSION_RATIO;
}

/** Most likely nobody spoke. */
export function isNothing({ tokens, noSpeechProbability, meanLogProbability }: Hypothesis): boolean {
  if (tokens.length === 0 || noSpeechProbability > SURE_NO_SPEECH_PROBABILITY) return true;
  return noSpeechProbability > MIN_NO_SPEECH_PROBABILITY && meanLogProbability < MIN_MEAN_LOG_PROBABILITY;
}

/** The longest stretch that is looked for, and how often it must follow itself. */
const MAX_LOOP_TOKENS = 24;
const MIN_LOOP_ROUNDS = 3;
const MIN_LOOP_LENGTH = 9;

/**
 * Length of the stretch with which the tokens have begun to repeat themselves at their end; 0 when they have not.
 * Three words said three times are speech ("no, no, no"); nine tokens in three rounds and more are a loop.
 */
export function loopLength(tokens: readonly number[]): number {
  for (let length = 1; length <= MAX_LOOP_TOKENS; length++) {
    const rounds = Math.max(MIN_LOOP_ROUNDS, Math.ceil(MIN_LOOP_LENGTH / length));
    if (length * rounds > tokens.length) continue;
    const tail = tokens.slice(-length * rounds);
    if (tail.every((token, i) => token === tail[i % length])) return length;
  }
  return 0;
}

/** Without the rounds of a loop at the end: one round stays. */
export function withoutLoop<T>(items: readonly T[], tokens: readonly number[]): T[] {
  const length = loopLength(tokens);
  if (length === 0) return [...items];
  let end = tokens.length;
  while (end - 2 * length >= 0 && tokens.slice(end - 2 * length, end - length).every((token, i) => token === tokens[end - length + i])) end -= length;
  return items.slice(0, end);
}
