/** Words out of tokens, and where they lie in the audio. */
import type { TimedWord } from '../../ports/engines.ts';
import type { Hypothesis } from './whisper-decoder.ts';

export interface Word {
  readonly text: string;
  /** 0..1: geometric mean of its tokens' probabilities. */
  readonly confidence: number;
}

/** Tokens that begin with a space begin a word; letters of one character may be spread over several tokens. */
export function toWords({ tokens, logProbabilities }: Pick<Hypothesis, 'tokens' | 'logProbabilities'>, textOf: (ids: readonly number[]) => string): Word[] {
  const groups: { ids: number[]; logs: number[] }[] = [];
  tokens.forEach((token, i) => {
    const last = groups.at(-1);
    if (last === undefined || textOf([token]).startsWith(' ')) groups.push({ ids: [token], logs: [logProbabilities[i] ?? 0] });
    else {
      last.ids.push(token);
      last.logs.push(logProbabilities[i] ?? 0);
    }
  });
  return groups
    .map(({ ids, logs }) => ({ text: textOf(ids).trim(), confidence: Math.exp(logs.reduce((a, b) => a + b, 0) / logs.length) }))
    .filter((word) => word.text !== '');
}

const FRAME_S = 0.02;
/** A frame is sound when it is louder than this share of the loud ones (95th percentile). */
const SOUND_SHARE = 0.08;
/** Weight of a word's mere being there beside its letters. */
const LETTERS_EACH_WORD = 1.5;

/**
 * Gives words times by their lengths over the audible parts of the audio: this export of Whisper does not show its
 * attention, so the times are estimates, in order and within the audio. With `bySound` false they are spread evenly.
 */
export function spreadWords(words: readonly Word[], samples: Float32Array, sampleRateHz: number, bySound: boolean): TimedWord[] {
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
