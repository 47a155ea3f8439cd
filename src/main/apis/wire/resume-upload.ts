/** A resume as it is uploaded: in memory, ten megabytes at most, with the documented words where it is refused. */
import type { Upload } from '../../../contracts/route.ts';
import { MAX_RESUME_BYTES } from '../../../contracts/voice.ts';
import { AppError } from '../../base/errors.ts';
import type { ResumeReader, ResumeReading } from '../../ports/resume.ts';

/** @throws AppError as `ResumeReader.read` does, with the documented words */
export async function readResumeUpload(resumes: ResumeReader, { stream }: Upload, signal: AbortSignal): Promise<ResumeReading> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const piece of stream) {
      size += piece.byteLength;
      if (size > MAX_RESUME_BYTES) throw new AppError('RESUME_TOO_LARGE');
      pieces.push(piece);
    }
  } catch (error) {
    throw error instanceof AppError && error.code === 'BODY_TOO_LARGE' ? new AppError('RESUME_TOO_LARGE', undefined, { cause: error }) : error;
  }
  if (size === 0) throw new AppError('RESUME_EMPTY');
  return resumes.read(Buffer.concat(pieces), signal);
}
