import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import { createLog } from '../../../src/main/base/log.ts';
import { createBrowserOpener } from '../../../src/main/page-worker/browser.ts';
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

it('those of servers that are gone are cleared away before any page is opened', async () => {
  const { pid: gone } = spawnSync(process.execPath, ['--version']);
  const stale = join(tmpdir(), `viva-browser-${gone}-${basename(tempDir())}`);
  renameSync(mkdtempSync(join(tmpdir(), 'viva-test-')), stale);
  createBrowserOpener({ program: '/no/such/browser', log: createLog({ level: 'silent' }) });
  await expect.poll(() => existsSync(stale)).toBe(false);
});
