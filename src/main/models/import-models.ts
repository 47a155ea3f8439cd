/** Models brought by hand: files are recognised by size and hash, whatever their names and folders. */
import { createReadStream, createWriteStream } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { AppError } from '../base/errors.ts';
import { hashFile, settleFile } from './checked-file.ts';
import { PARTIAL_FOLDER } from './install-model.ts';
import type { ModelEntry, ModelFileEntry } from './manifest.ts';
import { acquireProcessLock } from './process-lock.ts';
import type { Stamps } from './stamps.ts';

const MAX_DEPTH = 8;
const MAX_FILES = 20_000;

interface Wanted {
  readonly model: ModelEntry;
  readonly file: ModelFileEntry;
  readonly sha256: string;
}

/**
 * Copies every file of the wanted models that is found under `path` (a folder, or a .tar, .tar.gz, .tgz) into `folder`.
 * Files whose hash the manifest does not know cannot be told and are left.
 * @throws AppError INVALID_REQUEST when `path` cannot be read
 */
export async function importModels(path: string, models: readonly ModelEntry[], folder: string, stamps: Stamps): Promise<void> {
  const wantedBySize = new Map<number, Wanted[]>();
  for (const model of models) {
    for (const file of model.files) {
      if (file.bytes === null || file.sha256 === null || stamps.hashOf(folder, model, file.path) === file.sha256) continue;
      wantedBySize.set(file.bytes, [...(wantedBySize.get(file.bytes) ?? []), { model, file, sha256: file.sha256 }]);
    }
  }
  const entry = await stat(path).catch(() => null);
  if (entry === null) throw new AppError('INVALID_REQUEST', `There is nothing at ${path}`);
  const release = await acquireProcessLock(join(folder, PARTIAL_FOLDER, 'import.lock'));
  const temp = await mkdtemp(join(folder, PARTIAL_FOLDER, 'import-'));
  try {
    const candidates = entry.isDirectory() ? await walk(path) : await unpack(path, wantedBySize, temp);
    for (const candidate of candidates) {
      // A link to nowhere is no model.
      const size = await stat(candidate).then((found) => found.size, () => null);
      const wanted = size === null ? undefined : wantedBySize.get(size);
      if (size === null || wanted === undefined) continue;
      const sha256 = await hashFile(candidate);
      for (const { model, file } of wanted.filter((one) => one.sha256 === sha256)) {
        const copy = join(temp, 'copy');
        await copyFile(candidate, copy);
        await settleFile(copy, join(folder, model.folder, file.path), { bytes: size, hash: { kind: 'sha256', hex: sha256 } });
        await stamps.add(folder, model, new Map([[file.path, sha256]]));
      }
    }
  } finally {
    await rm(temp, { recursive: true, force: true, maxRetries: 3 });
    await release();
  }
}

async function walk(root: string): Promise<string[]> {
  const files: string[] = [];
  const pending = [{ folder: root, depth: 0 }];
  for (let next = pending.pop(); next !== undefined && files.length < MAX_FILES; next = pending.pop()) {
    for (const entry of await readdir(next.folder, { withFileTypes: true })) {
      const path = join(next.folder, entry.name);
      if (entry.isDirectory() && next.depth < MAX_DEPTH && entry.name !== PARTIAL_FOLDER) pending.push({ folder: path, depth: next.depth + 1 });
      else if (entry.isFile() || entry.isSymbolicLink()) files.push(path);
    }
  }
  return files;
}

/** Only entries of a wanted size leave the archive, under names of our own. */
async function unpack(archive: string, wantedBySize: ReadonlyMap<number, readonly Wanted[]>, temp: string): Promise<string[]> {
  const entries = extract();
  const files: string[] = [];
  await mkdir(temp, { recursive: true });
  const source = createReadStream(archive);
  const reading = /gz$/i.test(archive) ? pipeline(source, createGunzip(), entries) : pipeline(source, entries);
  const writing = (async () => {
    for await (const entry of entries) {
      if (entry.header.type !== 'file' || !wantedBySize.has(entry.header.size ?? -1)) {
        entry.resume();
        continue;
      }
      const path = join(temp, String(files.length));
      await pipeline(entry, createWriteStream(path));
      files.push(path);
    }
  })();
  try {
    await Promise.all([reading, writing]);
  } catch (error) {
    throw new AppError('INVALID_REQUEST', 'The archive cannot be read: give a folder, a .tar or a .tgz', { cause: error });
  }
  return files;
}
