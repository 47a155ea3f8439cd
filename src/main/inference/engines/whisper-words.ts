/** Words out of tokens, and where they lie in the audio. */
import type { TimedWord } from '../../ports/engines.ts';
import type { Hypothesis } from './whisper-decoder.ts';

export interface Word {
  readonly text: string;
  /** 0..1: geometric mean of its tokens' probabilities. */
  readonly confidence: number;
  /** Its place among the tokens. */
  readonly firstToken: number;
  readonly tokenCount: number;
}

/** Tokens that begin with a space begin a word; letters of one character may be spread over several tokens. */
export function toWords({ tokens, logProbabilities }: Pick<Hypothesis, 'tokens' | 'logProbabilities'>, textOf: (ids: readonly number[]) => string): Word[] {
  const groups: { ids: number[]; logs: number[]; firstToken: number }[] = [];
  tokens.forEach((token, i) => {
    const last = groups.at(-1);
    if (last === undefined || textOf([token]).startsWith(' ')) groups.push({ ids: [token], logs: [logProbabilities[i] ?? 0], firstToken: i });
    else {
      last.ids.push(token);
      last.logs.push(logProbabilities[i] ?? 0);
    }
  });
  return groups
    .map(({ ids, logs, firstToken }) => ({ text: textOf(ids).trim(), confidence: Math.exp(logs.reduce((a, b) => a + b, 0) / logs.length), firstToken, tokenCount: ids.length }))
    .filter((word) => word.text !== '');
}

const FRAME_S = 0.02;
/** A frame is sound when it is louder than this share of the loud ones (95th percentile). */
const SOUND_SHARE = 0.08;
/** Weight of a word's mere being there beside its letters. */
const LETTERS_EACH_WORD = 1.5;

/** Shorter silences are inside a sound. */
const MIN_PAUSE_FRAMES = 8;

/**
 * Words where the decoder heard them. Pauses count for the word after them there, so each word is narrowed to the longest
 * stretch of sound within its time. @param times of `Decoder.align`
 */
export function placeWords(words: readonly Word[], times: readonly number[], samples: Float32Array, sampleRateHz: number): TimedWord[] {
  const isAudible = new Set(audibleFrames(samples, Math.round(FRAME_S * sampleRateHz)));
  const lengthS = samples.length / sampleRateHz;
  const clamp = (timeS: number | undefined): number => Math.min(lengthS, Math.max(0, timeS ?? lengthS));
  return words.map(({ text, confidence, firstToken, tokenCount }) => {
    const startS = clamp(times[firstToken]);
    const endS = Math.max(startS, clamp(times[firstToken + tokenCount]));
    const sound = longestSound(isAudible, Math.round(startS / FRAME_S), Math.round(endS / FRAME_S));
    return sound === null ? { text, startS, endS, confidence } : { text, startS: clamp(sound.start * FRAME_S), endS: clamp(sound.end * FRAME_S), confidence };
  });
}

/** In frames, the end not included; null where there is none. */
function longestSound(isAudible: ReadonlySet<number>, from: number, to: number): { readonly start: number; readonly end: number } | null {
  let longest: { start: number; end: number } | null = null;
  let current: { start: number; end: number } | null = null;
  for (let frame = from; frame < to; frame++) {
    if (!isAudible.has(frame)) continue;
    if (current === null || frame - current.end >= MIN_PAUSE_FRAMES) current = { start: frame, end: frame };
    current.end = frame + 1;
    if (longest === null || current.end - current.start > longest.end - longest.start) longest = current;
  }
  return longest;
}

/**
 * Words by their lengths over the audible parts of the audio, where nothing better is known: estimates, in order and within
 * the audio. With `bySound` false they are spread evenly.
 */
export function spreadWords(words: readonly Pick<Word, 'text' | 'confidence'>[], samples: Float32Array, sampleRateHz: number, bySound: boolean): TimedWord[] {
  const sound = bySound ? audibleFrames(samples, Math.round(FRAME_S * sampleRateHz)) : [];
  const frames = sound.length > 0 ? sound : Array.from({ length: Math.max(1, Math.floor(samples.length / sampleRateHz / FRAME_S)) }, (_, i) => i);
  const weights = words.map(({ text }) => LETTERS_EACH_WORD + (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0));
  const total = weights.reduce((a, b) => a + b, 0);
  const at = (share: number, side: 'start' | 'end'): number => {
    const place = Math.min(frames.length - 1, Math.max(0, (side === 'start' ? Math.floor : Math.ceil)(share * frames.length) - (side === 'end' ? 1 : 0)));
    return ((frames[place] ?? 0) + (side === 'end' ? 1 : 0)) * FRAME_S;
  };
  let before = 0;
  return words.map(({ text, confidence }, i) => {
    const start = before / total;
    before += weights[i] ?? 0;
    const startS = at(start, 'start');
    return { text, startS, endS: Math.max(startS, at(before / total, 'end')), confidence };
  });
}

function audibleFrames(samples: Float32Array, size: number): number[] {
  const energies: number[] = [];
  for (let start = 0; start + size <= samples.length; start += size) {
    let sum = 0;
    for (let i = start; i < start + size; i++) sum += (samples[i] ?? 0) ** 2;
    energies.push(Math.sqrt(sum / size));
  }
  const loud = energies.toSorted((a, b) => a - b)[Math.floor(energies.length * 0.95)] ?? 0;
  return energies.flatMap((energy, i) => (energy > 0 && energy >= loud * SOUND_SHARE ? [i] : []));
}
