/** What goes over WS /stream: ids and languages in, chunks and errors out. */
import type { z } from 'zod';
import type { ASRChunk } from '../../../contracts/screening.ts';
import type { TimedWord } from '../../ports/engines.ts';
import type { Language } from '../../ports/language.ts';

const MAX_ID_CHARACTERS = 200;
/** Controls, lone surrogates, line and paragraph separators, code points that mean nothing. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\p{Cn}\p{Zl}\p{Zp}]/u;

/** Clients choose the ids of streams: any 1 to 200 printable characters. */
export function isStreamId(id: string): boolean {
  return id.length > 0 && [...id].length <= MAX_ID_CHARACTERS && !UNPRINTABLE.test(id);
}

/** `ru`, `en`, or with a region as in `ru-RU`; null for anything else. */
export function toLanguage(lang: string | null): Language | null {
  const primary = lang?.trim().toLowerCase().split(/[-_]/u)[0];
  return primary === 'ru' || primary === 'en' ? primary : null;
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
