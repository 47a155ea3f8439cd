/** What the server and the encoding worker say to each other. */
import type { AppError } from '../../base/errors.ts';

export interface EncodeQuestion {
  readonly id: number;
  /** Mono. */
  readonly samples: Float32Array<ArrayBuffer>;
  readonly sampleRateHz: number;
}

export type EncodeAnswer =
  | { readonly id: number; readonly mp3: Uint8Array<ArrayBuffer> }
  | { readonly id: number; readonly code: AppError['code']; readonly message: string };
