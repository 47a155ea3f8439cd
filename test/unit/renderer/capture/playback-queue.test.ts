import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPlaybackQueue, type PlaybackProgress, type PlaybackQueue } from '../../../../src/renderer/capture/playback-queue.ts';
import { createFakeAudioContext } from '../../../fakes/audio-context.ts';

describe('playback queue', () => {
  let sound: ReturnType<typeof createFakeAudioContext>;
  let queue: PlaybackQueue;
  let told: (string | PlaybackProgress)[];
  /** Decoding is a chain of promises. */
  const settle = () => vi.advanceTimersByTimeAsync(0);
  const push = async (seq: number, last: boolean, tenths: number) => {
    queue.push({ seq, last, mp3: new ArrayBuffer(tenths) });
    await settle();
  };

  const open = (outputLatency = 0) => {
    sound = createFakeAudioContext(outputLatency);
    told = [];
    queue = createPlaybackQueue({
      onProgress: (progress) => told.push(progress), onStart: () => told.push('start'), onDone: () => told.push('done'), createContext: () => sound.context,
    });
  };

  beforeEach(() => {
    vi.useFakeTimers();
    open();
  });
  afterEach(() => {
    queue.close();
    vi.useRealTimers();
  });

  it('plays sentences one after the other without a gap, however they are decoded, and tells when all is over', async () => {
    await push(0, false, 20);
    await push(1, true, 10);
    const [first, second] = sound.nodes;
    expect(second?.startsAt).toBeCloseTo((first?.startsAt ?? 0) + 2);
    sound.to(2.2);
    expect(queue.position()).toEqual({ seq: 1, playedMs: 150 });
    expect(told).toEqual(['start']);
    sound.to(4);
    expect(told).toEqual(['start', { seq: 1, playedMs: 1000, state: 'playing' }, 'done']);
    expect(queue.position()).toBeNull();
  });

  it('waits for a sentence that is late, and is not over before the last one', async () => {
    await push(0, false, 10);
    sound.to(5);
    expect(told).toEqual(['start']);
    await push(1, true, 10);
    expect(sound.nodes[1]?.startsAt).toBeCloseTo(5.05);
    sound.to(7);
    expect(told.at(-1)).toBe('done');
  });

  it('is over when the device has let the last of it be heard, and not at all when it is stopped before', async () => {
    queue.close();
    open(0.25);
    await push(0, true, 10);
    sound.to(1.05);
    await vi.advanceTimersByTimeAsync(240);
    expect(told).not.toContain('done');
    expect(queue.position()).toEqual({ seq: 0, playedMs: 1000 });
    await vi.advanceTimersByTimeAsync(10);
    expect(told.at(-1)).toBe('done');
    expect(queue.position()).toBeNull();

    for (const leave of [() => queue.stop(), () => queue.close()]) {
      told = [];
      await push(0, true, 10);
      sound.to(sound.context.currentTime + 1.05);
      leave();
      await vi.advanceTimersByTimeAsync(1_000);
      expect(told).not.toContain('done');
    }
  });

  it('tells four times a second how far it is', async () => {
    await push(0, true, 100);
    sound.to(0.3);
    await vi.advanceTimersByTimeAsync(250);
    expect(told.at(-1)).toEqual({ seq: 0, playedMs: 250, state: 'playing' });
  });

  it('falls silent within 50 ms of a stop, tells what was heard, and drops the rest of the reply', async () => {
    await push(0, false, 30);
    sound.to(1.05);
    queue.stop();
    expect(told.at(-1)).toEqual({ seq: 0, playedMs: 1000, state: 'stopped' });
    expect(sound.nodes[0]?.stopsAt).toBeLessThanOrEqual(1.1);
    expect(sound.gains).toContainEqual({ target: 0, at: 1.05 });
    await push(1, true, 10);
    sound.to(9);
    expect(sound.nodes).toHaveLength(1);
    expect(told).not.toContain('done');
    await push(0, true, 10);
    expect(sound.nodes).toHaveLength(2);
    sound.to(20);
    expect(told.at(-1)).toBe('done');
  });

  it('does not play what is still being decoded when it is stopped', async () => {
    queue.push({ seq: 0, last: true, mp3: new ArrayBuffer(10) });
    queue.stop();
    await settle();
    expect(sound.nodes).toEqual([]);
  });

  it('is quieter at 30 % while somebody begins to speak, and as loud as before when it was nothing', async () => {
    await push(0, true, 30);
    sound.to(1);
    queue.duck(true);
    queue.duck(false);
    expect(sound.gains.slice(-2)).toEqual([{ target: 0.3, at: 1 }, { target: 1, at: 1 }]);
  });

  it('leaves out what is no sound, the last sentence too', async () => {
    await push(0, false, 10);
    await push(1, true, 0);
    sound.to(3);
    expect(told.at(-1)).toBe('done');
    await push(0, true, 0);
    expect(told.filter((word) => word === 'done')).toHaveLength(2);
  });
});
