/** Hashes of files, and files that appear under their name only when whole and right. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError } from '../base/errors.ts';

/** What a file must be. `gitSha1` is how a hub names small files: sha1 of `blob <size>\0` and the bytes. */
export interface Expectation {
  readonly bytes: number | null;
  readonly hash: { readonly kind: 'sha256' | 'gitSha1'; readonly hex: string };
}

/** Size in bytes; null when there is no such file. */
export async function fileSize(path: string): Promise<number | null> {
  return stat(path).then((entry) => (entry.isFile() ? entry.size : null), () => null);
}

/** Read as a stream, so that no large file is ever hashed in one go. */
export async function hashFile(path: string, kind: Expectation['hash']['kind'] = 'sha256', signal?: AbortSignal): Promise<string> {
  const hash = createHash(kind === 'sha256' ? 'sha256' : 'sha1');
  if (kind === 'gitSha1') hash.update(`blob ${(await stat(path)).size}\0`);
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20, signal })) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/**
 * Makes a received file the real one: checks it, syncs it to disk and renames it. A wrong file is removed.
 * @returns its sha256
 * @throws AppError UPSTREAM_FAILED when the bytes are not the expected ones
 */
export async function settleFile(partial: string, target: string, expected: Expectation, signal?: AbortSignal): Promise<string> {
  const size = await fileSize(partial);
  const actual = await hashFile(partial, expected.hash.kind, signal);
  if (actual !== expected.hash.hex || (expected.bytes !== null && size !== expected.bytes)) {
    await rm(partial, { force: true });
    const facts = { expected: expected.hash.hex, actual, bytes: size };
    throw new AppError('UPSTREAM_FAILED', 'the bytes received are not the expected ones (wrong hash); they were removed', { details: facts });
  }
  const sha256 = expected.hash.kind === 'sha256' ? actual : await hashFile(partial, 'sha256', signal);
  const handle = await open(partial, 'r+');
  await handle.sync().finally(() => handle.close());
  await mkdir(dirname(target), { recursive: true });
  await rename(partial, target);
  return sha256;
}
