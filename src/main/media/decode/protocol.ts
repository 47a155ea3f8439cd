/** What the server and a decoding worker say to each other: one sound at a time, each question answered before the next. */
import type { AppError } from '../../base/errors.ts';
import type { SoundSource } from '../../ports/media.ts';
import type { ProbedFile } from './probe-file.ts';

export type DecodeQuestion =
  | { readonly type: 'open'; readonly source: SoundSource; readonly maxSeconds: number }
  | { readonly type: 'next' }
  /** Sound that was decoded elsewhere, to be brought to our rate: pieces are `fed`, null is the end. */
  | { readonly type: 'feed'; readonly samples: Float32Array<ArrayBuffer> | null; readonly sampleRateHz: number }
  /** Between two sounds. */
  | { readonly type: 'probe'; readonly path: string }
  | { readonly type: 'close' };

export type DecodeAnswer =
  | { readonly type: 'opened'; readonly durationS: number | null; readonly format: string }
  | { readonly type: 'piece'; readonly samples: Float32Array<ArrayBuffer> }
  /** `problem`: why the sound ends before its file does; null when it is whole. */
  | { readonly type: 'end'; readonly problem: string | null }
  | { readonly type: 'probed'; readonly file: ProbedFile }
  | { readonly type: 'closed' }
  | { readonly type: 'failed'; readonly code: AppError['code']; readonly message: string; readonly details: AppError['details'] };
