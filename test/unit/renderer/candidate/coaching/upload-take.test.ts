import { afterEach, describe, expect, it } from 'vitest';
import { UPLOAD_PART_BYTES } from '../../../../../src/contracts/desk-coaching.ts';
import { uploadTake, type UploadOptions } from '../../../../../src/renderer/candidate/coaching/takes/upload-take.ts';
import { createUploadServer } from './upload-server.ts';

const file = new Blob([Uint8Array.from({ length: 1_000 }, (_, index) => index % 251)]);

describe('upload of a take', () => {
  let server: Awaited<ReturnType<typeof createUploadServer>>;
  afterEach(() => server.close());

  const upload = (change: Partial<UploadOptions> = {}) => {
    const told: { shares: number[]; troubles: (number | null)[]; uploadIds: string[]; waits: number[] } = { shares: [], troubles: [], uploadIds: [], waits: [] };
    const result = uploadTake({
      file, uploadId: null, wire: server.wire, ...(change.file === undefined ? { partBytes: 300 } : {}), signal: new AbortController().signal,
      onUpload: (id) => Promise.resolve(told.uploadIds.push(id)),
      onProgress: (share) => told.shares.push(share),
      onTrouble: (failure) => told.troubles.push(failure?.status ?? null),
      wait: (ms) => Promise.resolve(void told.waits.push(ms)),
      ...change,
    });
    return { result, told };
  };

  it('sends the file in parts, tells how far it is, and gives the recording', async () => {
    server = await createUploadServer(file.size);
    const { result, told } = upload();
    expect(await result).toBe(server.mediaId);
    expect(server.calls).toEqual(['uploads', 'part 0', 'part 300', 'part 600', 'part 900', 'finish']);
    expect(told.shares).toEqual([0, 0.3, 0.6, 0.9, 1]);
    expect(told.uploadIds).toEqual([server.uploadId]);
  });

  it('waits while the server is away, longer each time, and goes on', async () => {
    server = await createUploadServer(file.size);
    for (let index = 0; index < 6; index += 1) server.break('parts', 'down');
    const { result, told } = upload();
    expect(await result).toBe(server.mediaId);
    expect(told.waits).toEqual([500, 1_000, 2_000, 4_000, 8_000, 8_000]);
    expect(told.troubles).toContain(0);
    expect(told.troubles.at(-1)).toBeNull();
  });

  it('does not send a part twice whose answer was lost', async () => {
    server = await createUploadServer(file.size);
    server.break('parts', 'lost');
    expect(await upload().result).toBe(server.mediaId);
    expect(server.calls).toEqual(['uploads', 'part 0', 'part 0', 'state', 'part 300', 'part 600', 'part 900', 'finish']);
  });

  it('finds the recording when only the last answer was lost', async () => {
    server = await createUploadServer(file.size);
    server.break('finish', 'lost');
    expect(await upload().result).toBe(server.mediaId);
  });

  it('goes on after a reload where it stopped, and is not sent again when it had arrived', async () => {
    server = await createUploadServer(file.size);
    const life = new AbortController();
    const first = upload({ signal: life.signal, onProgress: (share) => share === 0.6 && life.abort(new Error('left')) });
    await expect(first.result).rejects.toThrow('left');
    expect(server.received()).toHaveLength(600);
    server.calls.length = 0;
    expect(await upload({ uploadId: server.uploadId }).result).toBe(server.mediaId);
    expect(server.calls).toEqual(['state', 'part 600', 'part 900', 'finish']);
    server.calls.length = 0;
    expect(await upload({ uploadId: server.uploadId }).result).toBe(server.mediaId);
    expect(server.calls).toEqual(['state']);
  });

  it('begins anew when the server has forgotten the upload', async () => {
    server = await createUploadServer(file.size);
    await server.wire.begin(new AbortController().signal);
    server.sweep();
    server.calls.length = 0;
    const { result, told } = upload({ uploadId: 'of long ago' });
    expect(await result).toBe(server.mediaId);
    expect(server.calls.slice(0, 2)).toEqual(['state', 'uploads']);
    expect(told.uploadIds).toEqual([server.uploadId]);
  });

  it('ends when trying again cannot help', async () => {
    server = await createUploadServer(file.size);
    server.break('parts', 'refused');
    await expect(upload().result).rejects.toMatchObject({ status: 403 });
    expect(server.calls).toEqual(['uploads', 'part 0']);
  });

  it('sends a film of several hundred megabytes in parts that the server takes, and reads no more of it than a part at a time', async () => {
    const piece = new Blob([new Uint8Array(1024 ** 2)]);
    const film = new Blob(Array.from({ length: 450 }, () => piece));
    server = await createUploadServer(0);
    const parts: number[] = [];
    const state = (receivedBytes: number) => Promise.resolve({ uploadId: server.uploadId, byteLength: film.size, receivedBytes });
    const { result, told } = upload({
      file: film,
      wire: { ...server.wire, begin: () => state(0), part: (_, offset, part) => state(offset + (parts.push(part.size), part.size)), finish: () => Promise.resolve(server.mediaId) },
    });
    expect(await result).toBe(server.mediaId);
    expect(parts.reduce((sum, size) => sum + size, 0)).toBe(film.size);
    expect(Math.max(...parts)).toBeLessThanOrEqual(UPLOAD_PART_BYTES);
    expect(parts.length).toBeLessThan(150);
    expect(told.shares).toEqual(told.shares.toSorted((a, b) => a - b));
  });
});
