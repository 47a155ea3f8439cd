import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openFileBody } from '../../../src/main/http/file-body.ts';
import { toRangeReply } from '../../../src/main/http/byte-range.ts';
import { tempDir } from '../../fixtures/temp-dir.ts';

async function served(content: string, range?: string): Promise<{ status: number; text: string }> {
  const path = join(tempDir(), 'file');
  writeFileSync(path, content);
  const file = await openFileBody(path);
  if (file === null) throw new Error('The file is there');
  const { status, body } = toRangeReply(file, 'audio/wav', range);
  const pieces: Uint8Array[] = [];
  for await (const piece of body) pieces.push(piece);
  return { status, text: Buffer.concat(pieces).toString() };
}

describe('a file', () => {
  it('is sent whole or in part, an empty one too', async () => {
    expect(await served('0123456789')).toEqual({ status: 200, text: '0123456789' });
    expect(await served('0123456789', 'bytes=2-4')).toEqual({ status: 206, text: '234' });
    expect(await served('')).toEqual({ status: 200, text: '' });
    expect(await served('', 'bytes=-5')).toEqual({ status: 200, text: '' });
  });

  it('is none where there is no such file, or a folder', async () => {
    const dir = tempDir();
    expect(await openFileBody(join(dir, 'nothing'))).toBeNull();
    expect(await openFileBody(join(dir, 'nothing', 'below'))).toBeNull();
    expect(await openFileBody(dir)).toBeNull();
  });
});
