/** Doubts about a hypothesis: most thresholds are those of OpenAI's own decoding (whisper/transcribe.py). */
import { deflateSync } from 'node:zlib';
import type { Hypothesis } from './whisper-decoder.ts';

const MAX_COMPRESSION_RATIO = 2.4;
const MIN_MEAN_LOG_PROBABILITY = -1;
const MIN_NO_SPEECH_PROBABILITY = 0.6;
/**
 * Ours, measured with whisper-base q8: with the whole window silence, hum, noise and tones give 0.75 to 0.96, and speech of a
 * second and more at most 0.54.
 */
const SURE_NO_SPEECH_PROBABILITY = 0.8;
/**
 * A short window raises the probability of no speech for speech too (up to 0.9) and lowers it for noise (down to 0.5); yet
 * what is invented there is unlikely itself: mostly -1.1 and less, where speech has -0.6 and more. So both together tell.
 */
const SHORT_WINDOW = [
  { noSpeech: 0.45, meanLog: MIN_MEAN_LOG_PROBABILITY },
  { noSpeech: 0.8, meanLog: -0.8 },
  { noSpeech: 0.92, meanLog: 0 },
] as const;
const WHOLE_WINDOW = [
  { noSpeech: MIN_NO_SPEECH_PROBABILITY, meanLog: MIN_MEAN_LOG_PROBABILITY },
  { noSpeech: SURE_NO_SPEECH_PROBABILITY, meanLog: 0 },
] as const;
/** Of these, `OK` and names of services are spoken. */
const MIN_DESCRIPTION_LETTERS = 6;
const MIN_DESCRIPTION_NO_SPEECH = 0.3;
/** Nobody could read what is less likely: chords and other music come out like that. */
const WORTHLESS_MEAN_LOG_PROBABILITY = -1.5;

/** How much text shrinks when compressed: what repeats itself shrinks a lot. */
export function compressionRatio(text: string): number {
  const bytes = Buffer.from(text);
  return bytes.length === 0 ? 0 : bytes.length / deflateSync(bytes).length;
}

/** Worth another try. */
export function isDoubtful(hypothesis: Hypothesis, text: string): boolean {
  return hypothesis.looped || hypothesis.meanLogProbability < MIN_MEAN_LOG_PROBABILITY || compressionRatio(text) > MAX_COMPRESSION_RATIO;
}

/** Most likely nobody spoke. @param isWhole decoded with the whole window of 30 s */
export function isNothing({ tokens, noSpeechProbability, meanLogProbability }: Hypothesis, isWhole: boolean): boolean {
  const limits = isWhole ? WHOLE_WINDOW : SHORT_WINDOW;
  return tokens.length === 0 || limits.some(({ noSpeech, meanLog }) => noSpeechProbability > noSpeech && meanLogProbability < meanLog);
}

/** Not worth showing even as the best of all tries. */
export function isWorthless({ meanLogProbability }: Hypothesis): boolean {
  return meanLogProbability < WORTHLESS_MEAN_LOG_PROBABILITY;
}

/** Subtitles describe sounds in capitals ("CHEERFUL MUSIC"); so does a recogniser that learnt from them, where nobody speaks. */
export function isDescription(text: string, { noSpeechProbability }: Hypothesis): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  return noSpeechProbability > MIN_DESCRIPTION_NO_SPEECH && letters.length >= MIN_DESCRIPTION_LETTERS && letters.every((letter) => letter === letter.toUpperCase());
}

/** Speech that was hard to hear in the short window has less than this in the whole one. */
const MIN_INVENTED_NO_SPEECH = 0.3;

/** What the whole window makes of a sound that the short one made nothing likely of is invented, however likely it is. */
export function isInventedByWindow(short: Hypothesis, whole: Hypothesis): boolean {
  return short.meanLogProbability < MIN_MEAN_LOG_PROBABILITY && whole.noSpeechProbability > MIN_INVENTED_NO_SPEECH;
}

/** Below this nothing is heard in any room: -66 dB of full scale. */
const MIN_PEAK = 0.0005;

export function isSilent(samples: Float32Array): boolean {
  return samples.every((sample) => Math.abs(sample) < MIN_PEAK);
}

/** Fewer letters than these are found in any prompt. */
const MIN_ECHO_LETTERS = 4;

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Says nothing but what the prompt says, in its order: perhaps it was read out and not heard. */
export function mayEcho(text: string, prompt: string): boolean {
  const said = wordsOf(text).join('');
  return said.length >= MIN_ECHO_LETTERS && wordsOf(prompt).join('').includes(said);
}

/** Somebody says about as much with a prompt as without it; what is read out from the prompt has no counterpart. */
export function isHeardWithoutPrompt(text: string, unprompted: string): boolean {
  const letters = (one: string): number => wordsOf(one).join('').length;
  return letters(unprompted) >= letters(text) / 2 && letters(text) >= letters(unprompted) / 2;
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
