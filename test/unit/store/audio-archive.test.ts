import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeWav } from '../../../src/main/media/wav.ts';
import { createAudioArchive } from '../../../src/main/store/audio-archive.ts';
import { tempDir } from '../../fixtures/temp-dir.ts';

const pcm = (...samples: number[]): Uint8Array => new Uint8Array(Int16Array.from(samples).buffer);
const samplesOf = (wav: Uint8Array | null): number[] => Array.from(decodeWav(wav ?? new Uint8Array()).samples, (sample) => Math.round(sample * 32_768));
const sizesOf = (path: string): number[] => {
  const file = readFileSync(path);
  return [file.readUInt32LE(4), file.readUInt32LE(40), file.length];
};

describe('audio archive', () => {
  it('records in order, whoever waits, and leaves a WAV with exact sizes', async () => {
    const folder = join(tempDir(), 'not-there-yet');
    const archive = createAudioArchive({ folder });
    const journal = await archive.openJournal('a-1');
    await Promise.all([journal.append(pcm(1, 2)), journal.append(pcm(3)), journal.append(new Uint8Array())]);
    expect(journal.sampleCount).toBe(3);
    expect(samplesOf(await archive.read('a-1'))).toEqual([1, 2, 3]);
    await journal.close();
    await journal.close();
    expect(sizesOf(join(folder, 'a-1.wav'))).toEqual([42, 6, 50]);
    await expect(journal.append(pcm(4))).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('goes on where it stopped when a recording is opened again', async () => {
    const archive = createAudioArchive({ folder: tempDir() });
    const first = await archive.openJournal('k');
    await first.append(pcm(1, 2));
    await first.close();
    const second = await archive.openJournal('k');
    expect(second.sampleCount).toBe(2);
    await second.append(pcm(3));
    await archive.close();
    expect(samplesOf(await archive.read('k'))).toEqual([1, 2, 3]);
    await expect(archive.openJournal('k')).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('lets one writer at a time have a recording', async () => {
    const archive = createAudioArchive({ folder: tempDir() });
    const [first, second] = await Promise.allSettled([archive.openJournal('k'), archive.openJournal('k')]);
    expect([first?.status, second?.status]).toEqual(['fulfilled', 'rejected']);
    await expect(archive.openJournal('k')).rejects.toMatchObject({ code: 'CONFLICT' });
    await archive.close();
  });

  it('refuses half a sample and keys that are not its own', async () => {
    const archive = createAudioArchive({ folder: tempDir() });
    const journal = await archive.openJournal('k');
    await expect(journal.append(new Uint8Array(3))).rejects.toMatchObject({ code: 'INVALID_REQUEST' });
    expect(journal.sampleCount).toBe(0);
    for (const key of ['../k', 'a/b', '', 'a.b', 'я']) await expect(archive.openJournal(key)).rejects.toMatchObject({ code: 'INVALID_REQUEST' });
    await archive.close();
  });

  it('cuts any span out of a recording', async () => {
    const archive = createAudioArchive({ folder: tempDir() });
    const journal = await archive.openJournal('k');
    const all = Array.from({ length: 1_600 }, (_, index) => index);
    await journal.append(pcm(...all));
    await journal.close();
    expect(samplesOf(await archive.read('k', { t0: 0.05, t1: 99 }))).toEqual(all.slice(800));
    await expect(archive.read('k', { t0: Number.NaN, t1: 1 })).rejects.toMatchObject({ code: 'INVALID_REQUEST' });
    const time = fc.double({ min: -1, max: 1, noNaN: true });
    await fc.assert(fc.asyncProperty(time, time, async (t0, t1) => {
      const from = Math.round(Math.max(0, t0) * 16_000);
      const to = Math.max(from, Math.round(Math.max(0, t1) * 16_000));
      expect(samplesOf(await archive.read('k', { t0, t1 }))).toEqual(all.slice(from, to));
    }), { numRuns: 40 });
  });

  it('reads a long recording piece by piece, any part of it', async () => {
    const archive = createAudioArchive({ folder: tempDir() });
    const journal = await archive.openJournal('k');
    const all = Uint8Array.from({ length: 700_000 }, (_, index) => index % 251);
    await journal.append(all);
    await journal.close();
    const recording = await archive.open('k', { t0: 1, t1: 20 });
    const whole = await archive.read('k', { t0: 1, t1: 20 });
    expect(recording?.byteLength).toBe(whole?.length);
    const part = async (from: number, to: number): Promise<Buffer> => {
      const pieces: Uint8Array[] = [];
      for await (const piece of recording?.bytes(from, to) ?? []) {
        expect(piece.length).toBeLessThanOrEqual(256 * 1024);
        pieces.push(piece);
      }
      return Buffer.concat(pieces);
    };
    const place = fc.integer({ min: -10, max: 700_000 });
    await fc.assert(fc.asyncProperty(place, place, async (from, to) => {
      expect((await part(from, to)).equals((whole ?? new Uint8Array()).subarray(Math.max(0, from), Math.max(0, from, to)))).toBe(true);
    }), { numRuns: 40, examples: [[0, 44], [10, 50], [44, 700_000], [0, 700_000]] });
    expect(await archive.open('nobody')).toBeNull();
  });

  it('knows nothing of what was never recorded or was erased', async () => {
    const folder = tempDir();
    const archive = createAudioArchive({ folder });
    expect(await archive.read('k')).toBeNull();
    const journal = await archive.openJournal('k');
    expect(await archive.read('k')).toBeNull();
    await journal.append(pcm(1));
    await archive.erase('k');
    expect(existsSync(join(folder, 'k.wav'))).toBe(false);
    expect(await archive.read('k')).toBeNull();
    await expect(journal.append(pcm(2))).rejects.toMatchObject({ code: 'CONFLICT' });
    await archive.erase('k');
  });

  it('repairs lying headers, half samples and cut headers, and leaves the rest alone', async () => {
    const folder = tempDir();
    const archive = createAudioArchive({ folder });
    for (const key of ['whole', 'odd', 'lying', 'stub', 'blank']) {
      const journal = await archive.openJournal(key);
      await journal.append(pcm(7, 8));
      await journal.close();
    }
    const path = (key: string): string => join(folder, `${key}.wav`);
    truncateSync(path('odd'), 47);
    const lying = readFileSync(path('lying'));
    lying.writeUInt32LE(0, 40);
    writeFileSync(path('lying'), lying);
    truncateSync(path('stub'), 20);
    writeFileSync(path('blank'), Buffer.alloc(48));
    writeFileSync(join(folder, 'notes.txt'), 'mine');
    expect(await archive.repairAll()).toBe(4);
    expect(await archive.repairAll()).toBe(0);
    expect(samplesOf(await archive.read('whole'))).toEqual([7, 8]);
    expect(samplesOf(await archive.read('odd'))).toEqual([7]);
    expect(sizesOf(path('lying'))).toEqual([40, 4, 48]);
    expect(sizesOf(path('stub'))).toEqual([36, 0, 44]);
    expect(samplesOf(await archive.read('blank'))).toEqual([0, 0]);
    expect(await createAudioArchive({ folder: join(folder, 'none') }).repairAll()).toBe(0);
  });

  it('keeps what was acknowledged when the process is killed', async () => {
    const folder = tempDir();
    const source = pathToFileURL(join(import.meta.dirname, '../../../src/main/store/audio-archive.ts')).href;
    const program = `
      import { createAudioArchive } from ${JSON.stringify(source)};
      const journal = await createAudioArchive({ folder: ${JSON.stringify(folder)} }).openJournal('killed');
      for (let i = 0; ; i++) {
        await journal.append(new Uint8Array(3200).fill(i % 251 + 1));
        process.stdout.write(String(journal.sampleCount) + '\\n');
      }`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.setEncoding('utf8');
    for await (const text of child.stdout as AsyncIterable<string>) {
      output += text;
      if (output.split('\n').length > 30) break;
    }
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    const acknowledged = Number(output.split('\n').at(-2));
    expect(acknowledged).toBeGreaterThanOrEqual(28 * 1_600);

    const archive = createAudioArchive({ folder });
    expect(await archive.repairAll()).toBe(1);
    const kept = samplesOf(await archive.read('killed'));
    expect(kept.length).toBeGreaterThanOrEqual(acknowledged);
    for (let frame = 0; frame * 1_600 < acknowledged; frame++) {
      expect(kept[frame * 1_600]).toBe(new Int16Array(new Uint8Array(2).fill((frame % 251) + 1).buffer)[0]);
    }
    const again = await archive.openJournal('killed');
    expect(again.sampleCount).toBe(kept.length);
    await archive.close();
  });
});
