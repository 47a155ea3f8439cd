/** The health of what is stored. */
import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { messageOf } from '../../src/main/base/errors.ts';
import { inspectDatabase, inspectRecordings } from '../../src/main/store/inspection.ts';
import { found, type Found } from './finding.ts';

const MEGABYTE = 1_000_000;
/** An hour of one stream is 115 MB. */
const LITTLE_MB = 2_000;
const TOO_LITTLE_MB = 200;

export async function storeHealth(dataDir: string, isHeld: boolean): Promise<Found[]> {
  const findings = [found('ok', 'data folder', isHeld ? `${dataDir}, in use by a running Viva` : dataDir), room(dataDir)];
  const { state, problem, bytes } = inspectDatabase(dataDir);
  if (state === 'absent') findings.push(found('ok', 'database', 'not there yet: the first start makes it'));
  else findings.push(found(state === 'healthy' ? 'ok' : 'fail', 'database', state === 'healthy' ? `healthy, ${(bytes / MEGABYTE).toFixed(1)} MB` : `${state}: ${problem}`));
  const { count, unfinished } = await inspectRecordings(join(dataDir, 'recordings'));
  const rest = isHeld ? 'being written at present' : 'left by a run that was killed: the next start repairs them';
  findings.push(unfinished === 0 ? found('ok', 'recordings', `${count}, all whole`) : found(isHeld ? 'ok' : 'warn', 'recordings', `${count}, ${unfinished} of them ${rest}`));
  return findings;
}

function room(dataDir: string): Found {
  let folder = dataDir;
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  try {
    accessSync(folder, constants.W_OK);
  } catch (error) {
    return found('fail', 'writing', messageOf(error));
  }
  const { bavail, bsize } = statfsSync(folder);
  const freeMb = (bavail * bsize) / MEGABYTE;
  return found(freeMb < TOO_LITTLE_MB ? 'fail' : freeMb < LITTLE_MB ? 'warn' : 'ok', 'free disk', `${(freeMb / 1_000).toFixed(1)} GB; an hour of speech takes 0.1 GB`);
}
