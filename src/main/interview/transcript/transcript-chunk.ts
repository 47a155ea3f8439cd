/** What recognition says of a stretch of a stream. All times are seconds from the start of the stream. */
import { SAMPLE_RATE_HZ } from '../../base/audio.ts';
import type { Recognition, TimedWord } from '../../ports/engines.ts';
import { isInvented } from './invented-text.ts';
import type { Agreement } from './local-agreement.ts';
import { type UtteranceSpan } from './utterance-segmenter.ts';

export interface PartialText {
  /** Committed words, then tentative ones. */
  readonly text: string;
  readonly t0: number;
  readonly t1: number;
  readonly confidence: number | null;
  /** Seconds since the last audio that this covers came in; null when not known. */
  readonly latencyS: number | null;
}

export interface FinalText {
  /** Empty when a flush found nothing. */
  readonly text: string;
  readonly t0: number;
  readonly t1: number;
  readonly confidence: number | null;
  /** Rising times within t0..t1. */
  readonly words: readonly TimedWord[] | null;
  /** Seconds since the speech ended; null when not known or when there was none. */
  readonly latencyS: number | null;
}

export interface FinalInput {
  readonly span: UtteranceSpan;
  /** Null when the engine failed. */
  readonly recognition: Recognition | null;
  /** What the partials said. */
  readonly agreement: Agreement<TimedWord>;
  /** Time of sample 0. */
  readonly startS: number;
  readonly latencyS: number | null;
}

/**
 * The final of an utterance; null when nothing was said in it. The final decode has heard the whole utterance and wins
 * over the partials, committed words included. Only where it lost most of them (it failed, or came back with less than
 * half as many words) the partials stand: what a person saw as committed does not vanish.
 */
export function toFinalText({ span, recognition, agreement, startS, latencyS }: FinalInput): FinalText | null {
  const isHeard = recognition !== null && !isInvented(recognition.text, span);
  const heardCount = isHeard ? recognition.text.split(/\s+/u).filter((word) => word !== '').length : 0;
  const partial = heardCount * 2 < agreement.committed.length ? [...agreement.committed, ...agreement.tentative] : null;
  if (partial === null && heardCount === 0) return null;
  const words = inStreamTime(partial ?? recognition?.words ?? [], span, startS);
  return {
    text: partial === null ? (recognition?.text ?? '').trim() : joinWords(partial),
    t0: Math.min(toSeconds(span.speechStartSample, startS), words[0]?.startS ?? Infinity),
    t1: Math.max(toSeconds(span.speechEndSample, startS), words.at(-1)?.endS ?? 0),
    confidence: partial === null ? (recognition?.confidence ?? null) : meanConfidence(partial),
    words: words.length === 0 ? null : words,
    latencyS,
  };
}

/** Several finals, in order, as one; null when there are none. */
export function mergeFinals(finals: readonly FinalText[]): FinalText | null {
  const [first] = finals;
  const last = finals.at(-1);
  if (first === undefined || last === undefined) return null;
  if (finals.length === 1) return first;
  const words = finals.flatMap((final) => final.words ?? []);
  const known = finals.map(({ confidence }) => confidence).filter((confidence) => confidence !== null);
  return {
    text: finals.map(({ text }) => text).filter((text) => text !== '').join(' '),
    t0: Math.min(...finals.map(({ t0 }) => t0)),
    t1: Math.max(...finals.map(({ t1 }) => t1)),
    confidence: words.length > 0 ? meanConfidence(words) : known.length > 0 ? known.reduce((sum, one) => sum + one, 0) / known.length : null,
    words: words.length === 0 ? null : words,
    latencyS: last.latencyS,
  };
}

export const joinWords = (words: readonly TimedWord[]): string => words.map(({ text }) => text.trim()).filter((text) => text !== '').join(' ');

export const toSeconds = (sample: number, startS: number): number => startS + sample / SAMPLE_RATE_HZ;

function meanConfidence(words: readonly TimedWord[]): number | null {
  return words.length === 0 ? null : words.reduce((sum, { confidence }) => sum + confidence, 0) / words.length;
}

/** Words timed from the span's start, in stream time: kept inside the span and rising, whatever the engine said. */
function inStreamTime(words: readonly TimedWord[], span: UtteranceSpan, startS: number): readonly TimedWord[] {
  const origin = toSeconds(span.startSample, startS);
  const limit = toSeconds(span.endSample, startS);
  let earliest = origin;
  return words.map((word) => {
    const begin = Math.min(limit, Math.max(earliest, origin + word.startS));
    const end = Math.min(limit, Math.max(begin, origin + word.endS));
    earliest = end;
    return { ...word, text: word.text.trim(), startS: begin, endS: end };
  });
}
