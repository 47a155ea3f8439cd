import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFileStore } from '../../../src/main/store/files.ts';
import { tempDir } from '../../fixtures/temp-dir.ts';

const open = () => {
  const folder = join(tempDir(), 'files');
  return { folder, files: createFileStore({ folder }) };
};

describe('a file from outside', () => {
  it('is on disk when it is acknowledged', async () => {
    const { files } = open();
    const bytes = await files.write('a-1', (async function* () { yield Buffer.from('one '); yield Buffer.from('two'); })());
    expect(bytes).toBe(7);
    expect(readFileSync(files.path('a-1'), 'utf8')).toBe('one two');
  });
  it('leaves nothing when it breaks off', async () => {
    const { folder, files } = open();
    await expect(files.write('a-1', (async function* () { yield Buffer.alloc(100_000); throw new Error('broke off'); })())).rejects.toThrow('broke off');
    expect(readdirSync(folder)).toEqual([]);
  });
  it('is refused when the disk is nearly full, and leaves nothing', async () => {
    const folder = join(tempDir(), 'files');
    const files = createFileStore({ folder, reserveBytes: Number.MAX_SAFE_INTEGER });
    await expect(files.write('a-1', (async function* () { yield Buffer.from('x'); })())).rejects.toThrow('nearly full');
    expect(readdirSync(folder)).toEqual([]);
  });
  it('is erased, twice if need be', async () => {
    const { files } = open();
    await files.write('a-1', (async function* () { yield Buffer.from('x'); })());
    await files.erase('a-1');
    await files.erase('a-1');
    expect(existsSync(files.path('a-1'))).toBe(false);
  });
  it('never lies outside the folder', () => {
    const { files } = open();
    for (const id of ['../x', 'a/b', 'a\\b', '', '.', 'C:']) expect(() => files.path(id)).toThrow();
  });
  it('that nobody knows any more is swept away', async () => {
    const { folder, files } = open();
    await files.sweep([]);
    for (const id of ['kept', 'lost']) await files.write(id, (async function* () { yield Buffer.from('x'); })());
    writeFileSync(join(folder, 'broken.part'), 'x');
    await files.sweep(['kept']);
    expect(readdirSync(folder)).toEqual(['kept']);
  });
});
