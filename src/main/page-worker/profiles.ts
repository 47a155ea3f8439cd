/** Temporary profiles of browsers. Their names tell whose they are, so that those of a server that was killed are cleared away. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

const NAME = /^viva-browser-(\d+)-/;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It lives, and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Clears away those whose server is gone. */
export async function sweepProfiles(folder: string): Promise<void> {
  const names = await readdir(folder);
  const stale = names.filter((name) => {
    const pid = NAME.exec(name)?.[1];
    return pid !== undefined && !isAlive(Number(pid));
  });
  await Promise.all(stale.map((name) => rm(join(folder, name), { recursive: true, force: true }).catch(() => undefined)));
}

/** A new one in that folder, after clearing away those whose server is gone. */
export async function createProfile(folder: string): Promise<string> {
  await sweepProfiles(folder);
  return mkdtemp(join(folder, `viva-browser-${process.pid}-`));
}
