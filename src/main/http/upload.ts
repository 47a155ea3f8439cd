/** One file of a multipart form, streamed: never more of it in memory than the socket's buffers. */
import type { IncomingMessage } from 'node:http';
import { basename } from 'node:path/win32';
import { type Readable } from 'node:stream';
import { Busboy, type BusboyInstance } from '@fastify/busboy';
import type { Upload } from '../../contracts/route.ts';
import { AppError } from '../base/errors.ts';

export interface UploadSpec {
  readonly field: string;
  readonly limitBytes: number;
}

const MAX_FILENAME = 200;
/** Boundaries and headers around the file. */
const FORM_BYTES = 64 * 1024;

/**
 * Resolves at the first byte of the file's part. `discard` lets go of what was not read; call it when done.
 * @throws AppError INVALID_REQUEST when the body is no such form or has no such part, BODY_TOO_LARGE when its declared
 *   length is over the limit
 */
export function receiveUpload(request: IncomingMessage, { field, limitBytes }: UploadSpec): Promise<{ readonly upload: Upload; discard(): void }> {
  const contentType = request.headers['content-type'] ?? '';
  if (!/^multipart\/form-data\s*;/i.test(contentType)) {
    throw new AppError('INVALID_REQUEST', `A file is expected: multipart/form-data with the part "${field}"`);
  }
  if (Number(request.headers['content-length'] ?? 0) > limitBytes + FORM_BYTES) throw new AppError('BODY_TOO_LARGE');
  return new Promise((resolve, reject) => {
    const fail = (error: unknown): void => {
      request.unpipe(form);
      request.resume();
      reject(error instanceof AppError ? error : malformed(error));
    };
    let form: BusboyInstance;
    try {
      form = new Busboy({
        headers: { ...request.headers, 'content-type': contentType },
        limits: { files: 1, fileSize: limitBytes, fields: 16, fieldSize: 16 * 1024, parts: 20, headerPairs: 32 },
      });
    } catch (error) {
      reject(malformed(error));
      return;
    }
    let file: Readable | null = null;
    const broken = (): void => {
      if (request.complete) return;
      const error = new AppError('INVALID_REQUEST', 'The upload broke off');
      if (file === null) fail(error);
      else file.destroy(error);
    };
    request.once('close', broken);
    form.on('file', (name, stream, filename, _encoding, mimeType) => {
      if (name !== field || file !== null) {
        stream.resume();
        return;
      }
      file = stream;
      stream.once('limit', () => stream.destroy(new AppError('BODY_TOO_LARGE')));
      // Somebody who does not read it to the end must not bring the process down.
      stream.on('error', () => undefined);
      resolve({
        upload: { filename: basename(filename).slice(0, MAX_FILENAME), contentType: mimeType, stream: wellFormed(stream) },
        discard() {
          request.off('close', broken);
          request.unpipe(form);
          stream.destroy();
          request.resume();
        },
      });
    });
    form.on('error', (error) => {
      if (file === null) fail(error);
      else file.destroy(malformed(error));
    });
    form.on('finish', () => {
      if (file === null) reject(new AppError('INVALID_REQUEST', `The form has no file in the part "${field}"`));
    });
    request.pipe(form);
  });
}

async function* wellFormed(stream: Readable): AsyncGenerator<Uint8Array> {
  try {
    yield* stream as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw error instanceof AppError ? error : malformed(error);
  }
}

const malformed = (cause: unknown): AppError => new AppError('INVALID_REQUEST', 'The body is not a well-formed multipart form', { cause });
