/** What the server and the decoding worker say to each other. One question of an opened sound waits for its answer at a time. */
import type { AppError } from '../../base/errors.ts';
import type { SoundSource } from '../../ports/media.ts';

export type DecodeQuestion =
  | { readonly id: number; readonly type: 'open'; readonly source: SoundSource; readonly maxSeconds: number }
  | { readonly id: number; readonly type: 'next' }
  /** Has no answer. */
  | { readonly id: number; readonly type: 'close' };

export type DecodeAnswer =
  | { readonly id: number; readonly type: 'opened'; readonly durationS: number | null; readonly format: string }
  | { readonly id: number; readonly type: 'piece'; readonly samples: Float32Array<ArrayBuffer> }
  | { readonly id: number; readonly type: 'end' }
  | { readonly id: number; readonly type: 'failed'; readonly code: AppError['code']; readonly message: string };
