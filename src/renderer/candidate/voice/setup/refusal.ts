import { MAX_RESUME_BYTES } from '../../../../contracts/voice.ts';
import { ApiFailure } from '../../../data/api-failure.ts';

/** Why a resume was not read, each with words of its own; null: another failure, told as such. */
export type Refusal = 'notPdf' | 'tooLarge' | 'empty' | 'noText' | 'encrypted' | 'broken' | 'tooComplex';

/** What is known before the file is sent. */
export function refusalOfFile(file: Pick<File, 'name' | 'type' | 'size'>): Refusal | null {
  if (file.size === 0) return 'empty';
  if (file.size > MAX_RESUME_BYTES) return 'tooLarge';
  return file.type === 'application/pdf' || /\.pdf$/i.test(file.name) ? null : 'notPdf';
}

/** The documented refusals, by their documented words. */
const words: readonly (readonly [RegExp, Refusal])[] = [
  [/only pdf/i, 'notPdf'],
  [/less than 10 ?mb|too large/i, 'tooLarge'],
  [/empty/i, 'empty'],
  [/could not extract text/i, 'noText'],
  [/password|encrypt/i, 'encrypted'],
  [/too complex/i, 'tooComplex'],
];

export function refusalOf(error: unknown): Refusal | null {
  if (!(error instanceof ApiFailure) || (error.status !== 400 && error.status !== 413)) return null;
  return words.find(([pattern]) => pattern.test(error.message))?.[1] ?? (error.status === 413 ? 'tooLarge' : 'broken');
}
