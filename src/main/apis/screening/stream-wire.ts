/** What goes over WS /stream: ids and rates in, chunks and errors out. */
import type { z } from 'zod';
import type { ASRChunk } from '../../../contracts/screening.ts';
import { SAMPLE_RATE_HZ } from '../../base/audio.ts';
import type { TimedWord } from '../../ports/engines.ts';

const MAX_ID_CHARACTERS = 200;
/** Controls, lone surrogates, line and paragraph separators, code points that mean nothing. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\p{Cn}\p{Zl}\p{Zp}]/u;

/** Clients choose the ids of streams: any 1 to 200 printable characters. */
export function isStreamId(id: string): boolean {
  return id.length > 0 && [...id].length <= MAX_ID_CHARACTERS && !UNPRINTABLE.test(id);
}

const LOWEST_RATE_HZ = 8_000;
const HIGHEST_RATE_HZ = 48_000;
/** Every rate in use is a multiple of it; others would need a filter of its own for each of thousands of phases. */
const RATE_STEP_HZ = 25;

export const RATE_RULE = `rate must be a whole number of Hz from ${LOWEST_RATE_HZ} to ${HIGHEST_RATE_HZ}, a multiple of ${RATE_STEP_HZ}`;

/** The declared rate of the audio, our own when none is; null when it is not one that `RATE_RULE` allows. */
export function toRate(rate: string | null): number | null {
  if (rate === null) return SAMPLE_RATE_HZ;
  const rateHz = /^\d{4,5}$/u.test(rate) ? Number(rate) : 0;
  return rateHz >= LOWEST_RATE_HZ && rateHz <= HIGHEST_RATE_HZ && rateHz % RATE_STEP_HZ === 0 ? rateHz : null;
}

interface Spoken {
  readonly text: string;
  readonly t0: number;
  readonly t1: number;
  readonly confidence: number | null;
  readonly words?: readonly TimedWord[] | null;
}

/** Times and confidences to a thousandth. */
export function toChunk(type: 'partial' | 'final', { text, t0, t1, confidence, words = null }: Spoken): z.output<typeof ASRChunk> {
  return {
    type,
    t0: round(t0),
    t1: round(t1),
    text,
    conf: confidence === null ? null : round(confidence),
    words: words?.map((word) => ({ w: word.text, t0: round(word.startS), t1: round(word.endS), conf: round(word.confidence) })) ?? null,
  };
}

/** The one frame that is not a chunk: something went wrong, and what still works. */
export const toErrorFrame = (detail: string): { readonly type: 'error'; readonly detail: string } => ({ type: 'error', detail });

const round = (value: number): number => Math.round(value * 1_000) / 1_000;
