/**
 * Model files that are edited before use. The result is kept beside the original, with a note of what it was made of; where
 * the folder cannot be written, it is made anew at each load and lives in memory.
 */
import { createHash } from 'node:crypto';
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { z } from 'zod';

/** An edit of a model's bytes. */
export interface ModelEdit {
  /** Raised whenever the edit changes, so that what an older program made is made anew. */
  readonly edition: number;
  /** Names the result: `model.onnx` becomes `model.<suffix>.onnx`. */
  readonly suffix: string;
  /** @throws when the model is of another kind */
  readonly apply: (bytes: Uint8Array) => Uint8Array;
}

const FileFacts = z.object({ bytes: z.number(), mtimeMs: z.number() });
const Note = z.object({ edition: z.number(), source: FileFacts, result: FileFacts, sha256: z.string() });

export interface PreparedModel {
  /** A path, or bytes where the result cannot be kept. */
  readonly model: string | Uint8Array;
  /** Why the model runs as it came; null when it was edited. */
  readonly problem: string | null;
}

export const preparedPath = (source: string, { suffix }: ModelEdit): string => source.replace(/\.onnx$/, `.${suffix}.onnx`);

/**
 * The edited model, from the disk when it is there, unchanged since it was made and made of this original.
 * @throws when the original cannot be read
 */
export async function prepareModel(source: string, edit: ModelEdit): Promise<PreparedModel> {
  const target = preparedPath(source, edit);
  const original = await factsOf(source);
  const [note, result] = await Promise.all([readNote(target), factsOf(target)]);
  if (note?.edition === edit.edition && isSame(note.source, original) && isSame(note.result, result)) return { model: target, problem: null };
  let edited: Uint8Array;
  try {
    edited = edit.apply(await readFile(source));
  } catch (error) {
    if (original === null) throw error;
    return { model: source, problem: error instanceof Error ? error.message : String(error) };
  }
  const isKept = original !== null && (await keep(target, edited, { edition: edit.edition, source: original }));
  return { model: isKept ? target : edited, problem: null };
}

/** Written under another name and renamed when whole; other processes may do the same at the same time. */
async function keep(target: string, bytes: Uint8Array, note: Pick<z.output<typeof Note>, 'edition' | 'source'>): Promise<boolean> {
  const temp = `${target}.${process.pid}.tmp`;
  try {
    await writeFile(temp, bytes, { flush: true });
    const result = await factsOf(temp);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await writeFile(`${temp}.json`, JSON.stringify({ ...note, result, sha256 }));
    await rename(temp, target);
    await rename(`${temp}.json`, `${target}.json`);
    return true;
  } catch {
    await Promise.allSettled([rm(temp, { force: true }), rm(`${temp}.json`, { force: true })]);
    return false;
  }
}

async function readNote(target: string): Promise<z.output<typeof Note> | null> {
  try {
    return Note.parse(JSON.parse(await readFile(`${target}.json`, 'utf8')));
  } catch {
    return null;
  }
}

type Facts = z.output<typeof FileFacts>;

async function factsOf(path: string): Promise<Facts | null> {
  return stat(path).then(({ size, mtimeMs }) => ({ bytes: size, mtimeMs }), () => null);
}

const isSame = (a: Facts, b: Facts | null): boolean => a.bytes === b?.bytes && a.mtimeMs === b.mtimeMs;
