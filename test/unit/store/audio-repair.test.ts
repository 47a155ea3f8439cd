import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createAudioArchive } from '../../../src/main/store/audio-archive.ts';
import { tempDir } from '../../fixtures/temp-dir.ts';

it('starts although something in the folder cannot be repaired', async () => {
  const folder = tempDir();
  mkdirSync(join(folder, 'copy.wav'));
  expect(await createAudioArchive({ folder }).repairAll()).toBe(0);
});
