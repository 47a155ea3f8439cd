/** Sound that a page unpacks, with a page that only pretends; what it gives is brought to our rate by the product's own worker. */
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../src/main/base/errors.ts';
import { withPageSound } from '../../../../src/main/media/decode/page-sound.ts';
import type { SoundDecoder } from '../../../../src/main/ports/media.ts';
import type { PageReport, PageWorker } from '../../../../src/main/ports/page-worker.ts';

const workerUrl = new URL('../../../../src/main/media/decode/decode-worker.ts', import.meta.url);
const REFUSAL = new AppError('UNSUPPORTED_MEDIA', 'AAC. Accepted: WAV', { details: { codec: 'aac' } });
const decoder: SoundDecoder = { open: () => Promise.reject(REFUSAL) };
const SOURCE = { bytes: Uint8Array.of(1) };

/** @param jobs what each job in turn reports, or how it fails */
function setUp(...jobs: (readonly PageReport[] | AppError)[]) {
  let begun = 0;
  let ended = 0;
  const worker: PageWorker = {
    isAvailable: () => true,
    begin() {
      const job = jobs[begun++] ?? [];
      const reports = job instanceof AppError ? [] : [...job];
      return Promise.resolve({
        next: async () => reports.shift() ?? Promise.reject(job instanceof AppError ? job : new AppError('INTERNAL', 'The job is over')),
        more: () => undefined,
        end: () => void (ended += 1),
      });
    },
  };
  return { sounds: withPageSound({ decoder, worker, workerUrl }), begun: () => begun, ended: () => ended };
}
const opened = (sampleRateHz: number): PageReport => ({ type: 'opened', durationS: 1, format: 'MP4, aac', sampleRateHz });
const died = new AppError('ENGINE_UNAVAILABLE', 'The page has died', { recoverable: true });

describe('sound that only a browser decodes', () => {
  it('is asked for once more when the page dies, and then says what happened, not that the file is wrong', async () => {
    const again = setUp(died, [opened(48_000)]);
    expect(await again.sounds.open(SOURCE)).toMatchObject({ durationS: 1, format: 'MP4, aac' });
    const twice = setUp(died, died, [opened(48_000)]);
    await expect(twice.sounds.open(SOURCE)).rejects.toBe(died);
    expect([again.begun(), twice.begun(), twice.ended()]).toEqual([2, 2, 2]);
  });

  it('is refused with what is accepted where the browser does not decode it, and is not asked for again', async () => {
    const { sounds, begun } = setUp(new AppError('UNSUPPORTED_MEDIA', 'cannot be decoded on this machine'));
    await expect(sounds.open(SOURCE)).rejects.toBe(REFUSAL);
    expect(begun()).toBe(1);
  });

  it.each([[48_000, 48_000], [383_999, 384_000], [44_101, 44_100]])('at %i Hz is taken for %i Hz; what is no number is silence', async (told, taken) => {
    const samples = new Float32Array(taken / 10).fill(NaN);
    const { sounds } = setUp([opened(told), { type: 'piece', samples }, { type: 'end', problem: null }]);
    const heard: number[] = [];
    for await (const piece of (await sounds.open(SOURCE)).pieces) heard.push(...piece);
    expect(heard).toHaveLength(1_600);
    expect(heard.every((sample) => sample === 0)).toBe(true);
  });

  it('at a rate of no recorder is refused', async () => {
    const { sounds, ended } = setUp([opened(900), { type: 'piece', samples: new Float32Array(90) }]);
    const { pieces } = await sounds.open(SOURCE);
    await expect(pieces[Symbol.asyncIterator]().next()).rejects.toMatchObject({ code: 'INVALID_REQUEST' });
    expect(ended()).toBe(1);
  });

  it('that is closed in the middle gives no more', async () => {
    const samples = new Float32Array(48_000);
    const { sounds, ended } = setUp([opened(48_000), { type: 'piece', samples }, { type: 'piece', samples }]);
    const sound = await sounds.open(SOURCE);
    const reader = sound.pieces[Symbol.asyncIterator]();
    expect((await reader.next()).done).toBe(false);
    sound.close();
    // The worker that brought it to our rate has ended as well.
    await expect(reader.next()).rejects.toMatchObject({ code: 'INTERNAL', message: 'The decoder ended' });
    expect(ended()).toBeGreaterThan(0);
  });
});
