import { existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { createAudioJournal } from '../../../src/main/store/audio-journal.ts';

describe('audio journal', () => {
  it.skipIf(!existsSync('/dev/full'))('says that the disk is full, counts nothing and can still be closed', async () => {
    const handle = await open('/dev/full', 'r+');
    let closed = 0;
    const journal = createAudioJournal({ handle, dataBytes: 0, onClosed: () => (closed += 1) });
    await expect(journal.append(new Uint8Array(320))).rejects.toMatchObject({ code: 'INTERNAL', message: 'The disk is full: audio is not recorded' });
    await expect(journal.append(new Uint8Array(320))).rejects.toMatchObject({ code: 'INTERNAL' });
    expect(journal.sampleCount).toBe(0);
    await expect(journal.close()).rejects.toMatchObject({ code: 'INTERNAL' });
    expect(closed).toBe(1);
    await expect(handle.stat()).rejects.toThrow();
  });
});
