import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import { createProfile } from '../../../src/main/page-worker/profiles.ts';
import { tempDir } from '../../fixtures/temp-dir.ts';

it('a new profile clears away those of servers that are gone, and nothing else', async () => {
  const folder = tempDir();
  const { pid: gone } = spawnSync(process.execPath, ['--version']);
  const kept = [`viva-browser-${process.pid}-other`, 'viva-browser-strange', 'something'];
  for (const name of [`viva-browser-${gone}-abc`, ...kept]) mkdirSync(join(folder, name));
  const own = await createProfile(folder);
  expect(readdirSync(folder).sort()).toEqual([...kept, basename(own)].sort());
});
