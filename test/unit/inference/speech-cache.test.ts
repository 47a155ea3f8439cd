import { chmodSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RenderedSpeech } from '../../../src/main/inference/protocol.ts';
import { createSpeechCache, speechKey } from '../../../src/main/inference/speech-cache.ts';
import { decodeSpeechFile, encodeSpeechFile } from '../../../src/main/inference/speech-file.ts';
import { tempDir } from '../../fixtures/temp-dir.ts';

const speech = (length: number, level = 0.5): RenderedSpeech => ({ samples: new Float32Array(length).fill(level), sampleRateHz: 24_000, phonemes: [{ symbol: 'ˈaɪ', startS: 0.1, endS: 0.25 }] });
const MEBIBYTE = 1024 * 1024;

describe('a spoken sentence as a file', () => {
  it('comes back as it was, to 16 bits, with its phonemes', () => {
    const decoded = decodeSpeechFile(Buffer.from(encodeSpeechFile(speech(1_000, 0.25))));
    expect(decoded).toEqual(speech(1_000, 0.25));
  });

  it('is refused when a byte is wrong, missing or too many', () => {
    const whole = Buffer.from(encodeSpeechFile(speech(50)));
    fc.assert(fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const damaged = Buffer.from(whole);
      damaged[at] = (damaged[at] ?? 0) ^ change;
      expect(decodeSpeechFile(damaged)).toBeNull();
      expect(decodeSpeechFile(whole.subarray(0, at))).toBeNull();
    }));
    expect(decodeSpeechFile(Buffer.concat([whole, Buffer.of(0)]))).toBeNull();
    fc.assert(fc.property(fc.uint8Array(), (bytes) => decodeSpeechFile(Buffer.from(bytes)) === null));
  });
});

describe('the cache of speech', () => {
  it('keys differ by every part, wherever the border between parts lies', () => {
    expect(speechKey('ab', 'c')).not.toBe(speechKey('a', 'bc'));
    expect(speechKey('ab', 'c')).toBe(speechKey('ab', 'c'));
    expect(speechKey('ab')).toMatch(/^[0-9a-f]{64}$/);
  });

  it('in memory gives up what was used longest ago', async () => {
    const cache = createSpeechCache({ memoryBytes: 3 * 4_000 });
    for (const key of ['a', 'b', 'c']) cache.set(key, speech(1_000));
    cache.peek('a');
    cache.set('d', speech(1_000));
    expect(['a', 'b', 'c', 'd'].map((key) => cache.peek(key) !== undefined)).toEqual([true, false, true, true]);
    cache.set('big', speech(10_000));
    expect(cache.peek('big')).toBeUndefined();
    await cache.close();
  });

  it('on disk outlives the program, with no temporary file left', async () => {
    const folder = join(tempDir(), 'speech');
    const first = createSpeechCache({ memoryBytes: MEBIBYTE, folder, diskBytes: MEBIBYTE });
    first.set(speechKey('a'), speech(1_000));
    await first.close();
    expect(readdirSync(folder)).toEqual([`${speechKey('a')}.speech`]);
    const second = createSpeechCache({ memoryBytes: MEBIBYTE, folder, diskBytes: MEBIBYTE });
    expect(second.peek(speechKey('a'))).toBeUndefined();
    expect(await second.get(speechKey('a'))).toEqual(speech(1_000));
    expect(second.peek(speechKey('a'))).toBeDefined();
    await second.close();
  });

  it('on disk stays under its size, the longest unused leaving first, across starts', async () => {
    const folder = tempDir();
    const bytes = encodeSpeechFile(speech(1_000)).byteLength;
    const open = (): ReturnType<typeof createSpeechCache> => createSpeechCache({ memoryBytes: 0, folder, diskBytes: 3 * bytes });
    const first = open();
    for (const key of ['a', 'b', 'c']) first.set(key, speech(1_000));
    await first.close();
    // The order is the files' own time: a was used last.
    for (const [i, key] of ['b', 'c', 'a'].entries()) utimesSync(join(folder, `${key}.speech`), 1_000 + i, 1_000 + i);
    const second = open();
    expect(await second.get('c')).toBeDefined();
    second.set('d', speech(1_000));
    await second.close();
    expect(readdirSync(folder).sort()).toEqual(['a.speech', 'c.speech', 'd.speech']);
    expect(statSync(join(folder, 'c.speech')).mtimeMs).toBeGreaterThan(1_000_000);
    const third = createSpeechCache({ memoryBytes: 0, folder, diskBytes: bytes });
    await third.close();
    expect(readdirSync(folder)).toHaveLength(1);
  });

  it('ignores and removes what is damaged, and leavings of a crash', async () => {
    const folder = tempDir();
    const whole = encodeSpeechFile(speech(1_000));
    writeFileSync(join(folder, 'good.speech'), whole);
    writeFileSync(join(folder, 'bad.speech'), whole.subarray(0, 100));
    writeFileSync(join(folder, 'half.tmp'), 'x');
    const cache = createSpeechCache({ memoryBytes: MEBIBYTE, folder, diskBytes: MEBIBYTE });
    expect(await cache.get('bad')).toBeUndefined();
    expect(await cache.get('good')).toBeDefined();
    await cache.close();
    expect(readdirSync(folder)).toEqual(['good.speech']);
    expect(readFileSync(join(folder, 'good.speech'))).toEqual(Buffer.from(whole));
  });

  it.skipIf(process.platform === 'win32')('is nobody else’s to read, also what an older program left', async () => {
    const folder = join(tempDir(), 'speech');
    const open = (): ReturnType<typeof createSpeechCache> => createSpeechCache({ memoryBytes: 0, folder, diskBytes: MEBIBYTE });
    const mode = (path: string): number => statSync(path).mode & 0o777;
    const first = open();
    first.set('a', speech(10));
    await first.close();
    const modes = (): number[] => [mode(folder), mode(join(folder, 'a.speech'))];
    expect(modes()).toEqual([0o700, 0o600]);
    chmodSync(join(folder, 'a.speech'), 0o644);
    chmodSync(folder, 0o755);
    await open().close();
    expect(modes()).toEqual([0o700, 0o600]);
  });

  it('goes on in memory where the disk refuses', async () => {
    const file = join(tempDir(), 'a-file');
    writeFileSync(file, '');
    const cache = createSpeechCache({ memoryBytes: MEBIBYTE, folder: join(file, 'below'), diskBytes: MEBIBYTE });
    cache.set('a', speech(10));
    expect(await cache.get('a')).toBeDefined();
    expect(await cache.get('b')).toBeUndefined();
    await cache.close();
  });
});
