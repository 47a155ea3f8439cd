/** What the server and the filming worker say to each other. One film at a time, a piece at a time: between pieces the server may wait. */
import type { TimedPhoneme } from '../ports/engines.ts';
import type { Language } from '../ports/language.ts';
import type { AvatarLook } from '../ports/proctored.ts';

/** A sentence or clause of the speech, as the voice made it. */
export interface FilmSegment {
  /** Mono. */
  readonly samples: Float32Array;
  readonly sampleRateHz: number;
  /** Empty when the engine cannot tell: the mouth then follows loudness. */
  readonly phonemes: readonly TimedPhoneme[];
}

export interface FilmScript {
  readonly look: AvatarLook;
  readonly language: Language;
  readonly segments: readonly FilmSegment[];
  /** Decides blinks, sway and looks aside. */
  readonly seed: number;
}

export type FilmQuestion = { readonly kind: 'begin'; readonly script: FilmScript } | { readonly kind: 'continue' };

export type FilmAnswer =
  /** The worker waits for `continue`. */
  | { readonly kind: 'piece' }
  | { readonly kind: 'film'; readonly mp4: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'failed'; readonly message: string }
  /** Nor can any other film be made here. */
  | { readonly kind: 'impossible'; readonly message: string };
