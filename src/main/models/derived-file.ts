/** Files that the recogniser made of a model's files: kept with a note that holds their hash, made anew where absent. */
import { readFile, rm } from 'node:fs/promises';
import { z } from 'zod';
import { fileSize, hashFile } from './checked-file.ts';

const Note = z.object({ sha256: z.string() });

/** Removes a file that is not what its note says. @returns whether it did */
export async function dropIfDamaged(path: string, signal: AbortSignal): Promise<boolean> {
  if ((await fileSize(path)) === null) return false;
  const note = Note.safeParse(await readFile(`${path}.json`, 'utf8').then((text) => JSON.parse(text) as unknown).catch(() => null));
  if (note.success && note.data.sha256 === (await hashFile(path, 'sha256', signal))) return false;
  await removeDerived(path).catch(() => undefined);
  return true;
}

export async function removeDerived(path: string): Promise<void> {
  await rm(path, { force: true });
  await rm(`${path}.json`, { force: true });
}
