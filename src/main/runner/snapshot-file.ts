/** Where the snapshot of Python's memory is kept from one start of the program to the next. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from '../base/log.ts';
import { interpreterFiles } from './interpreters.ts';
import { HARNESS } from './python/harness.ts';
import { writeSnapshot } from './runner-process.ts';

const isSnapshot = (name: string): boolean => name.startsWith('python-') && name.includes('.snapshot');

/**
 * The snapshot for this V8, this Pyodide and our own Python, made when it is not there; those of others are removed.
 * @returns null when none could be made: the process then makes its own
 */
export async function ensureSnapshot(processUrl: URL, folder: string, log: Logger): Promise<string | null> {
  const { versions } = interpreterFiles();
  const key = createHash('sha256').update([process.versions.v8, process.arch, versions.pyodide, HARNESS].join('\n')).digest('hex').slice(0, 16);
  const name = `python-${key}.snapshot`;
  const file = join(folder, name);
  if (existsSync(file)) return file;
  try {
    // Where another process was quicker, and removed what this one had written so far, its file is as good.
    if (!(await writeSnapshot(processUrl, file, log)) && !existsSync(file)) return null;
    for (const other of readdirSync(folder)) if (isSnapshot(other) && other !== name) rmSync(join(folder, other), { force: true });
    return file;
  } catch (error) {
    log.warn({ err: error }, 'snapshot of the interpreter was not kept');
    return null;
  }
}
