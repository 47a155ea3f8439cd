import { readdirSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFilmFolder, filmKey } from '../../../src/main/avatar/film-folder.ts';
import { tempDir } from '../../fixtures/temp-dir.ts';

describe('the folder of films', () => {
  it('gives up what was used longest ago, keeps its files to one user and leaves nothing half written', async () => {
    const folder = join(tempDir(), 'films');
    const films = createFilmFolder(folder, 250);
    const keys = ['a', 'b', 'c'].map((name) => filmKey(name));
    for (const [i, key] of keys.slice(0, 2).entries()) {
      await films.put(key, new Uint8Array(100));
      utimesSync(join(folder, `${key}.mp4`), 1_000 + i, 1_000 + i);
    }
    expect(await films.find(keys[0] ?? '')).toBe(join(folder, `${keys[0]}.mp4`));
    await films.put(keys[2] ?? '', new Uint8Array(100));
    expect(readdirSync(folder).sort()).toEqual([`${keys[0]}.mp4`, `${keys[2]}.mp4`].sort());
    expect(await films.find(keys[1] ?? '')).toBeNull();
    expect(statSync(join(folder, `${keys[0]}.mp4`)).mode & 0o077).toBe(0);
    expect(filmKey('ab', 'c')).not.toBe(filmKey('a', 'bc'));
  });
});
