/** Reads a reply's body up to a limit, so that a broken server cannot fill the memory. */
import { AppError } from '../base/errors.ts';

/** @throws AppError UPSTREAM_FAILED when the body is longer than `limitBytes` */
export async function readText(response: Response, limitBytes: number): Promise<string> {
  return Buffer.from(await readBytes(response, limitBytes)).toString('utf8');
}

/** @throws AppError UPSTREAM_FAILED when the body is longer than `limitBytes`; the rest is not read */
export async function readBytes(response: Response, limitBytes: number): Promise<Uint8Array> {
  if (response.body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body) {
    length += chunk.byteLength;
    if (length > limitBytes) throw new AppError('UPSTREAM_FAILED', 'The reply is too long', { details: { limitBytes } });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
