import { afterEach, describe, expect, it } from 'vitest';
import { joinSamples } from '../../../../src/main/media/pcm.ts';
import { createVoiceTracker } from '../../../../src/main/media/voice-tracks/voice-tracker.ts';
import { programPaths } from '../../../../src/main/program-paths.ts';
import type { VoiceActivity } from '../../../../src/main/ports/engines.ts';
import { silent, syllables, voiced } from '../../../fixtures/synthesised-voice.ts';

const { trackWorker: workerUrl } = programPaths(new URL('../../../../src/main/headless.ts', import.meta.url).href);
const trackers: ReturnType<typeof createVoiceTracker>[] = [];
function tracker(voiceActivity?: VoiceActivity) {
  const created = createVoiceTracker({ workerUrl, voiceActivity });
  trackers.push(created);
  return created;
}
afterEach(async () => {
  await Promise.all(trackers.splice(0).map((each) => each.close()));
});

async function* pieces(sound: Float32Array, length = 7_001, before: (index: number) => void = () => undefined): AsyncGenerator<Float32Array> {
  for (let at = 0, index = 0; at < sound.length; at += length, index++) {
    before(index);
    yield await Promise.resolve(sound.subarray(at, at + length));
  }
}

/** Hears speech wherever there is sound; remembers how much it was given. */
function detector(fails = false) {
  const seen = { samples: 0, closed: 0 };
  const activity: VoiceActivity = {
    status: () => ({ task: 'vad', engine: 'by ear', state: 'ready', device: 'cpu', realTimeFactor: null, detail: null }),
    ready: () => Promise.resolve(),
    open: () => Promise.resolve({
      push(samples) {
        if (fails && seen.samples > 0) return Promise.reject(new Error('gone'));
        seen.samples += samples.length;
        return Promise.resolve(Float32Array.from({ length: samples.length / 512 }, (_, i) => (samples.subarray(i * 512, (i + 1) * 512).some((x) => x !== 0) ? 0.9 : 0.1)));
      },
      close: () => void seen.closed++,
    }),
  };
  return { activity, seen };
}

const talk = joinSamples([syllables(4, 1), silent(0.7), voiced(() => 150, 1)]);

describe('the voice tracker', () => {
  it('measures a recording in its worker, piece by piece', async () => {
    const tracks = await tracker().track(pieces(talk));
    expect(tracks.durationS).toBeCloseTo(2.7, 5);
    expect(tracks.nucleiS).toHaveLength(5);
    expect(tracks.silences).toEqual([{ startS: expect.closeTo(1, 1), endS: expect.closeTo(1.7, 1) }]);
    expect(tracks.speechBy).toBe('energy');
  });

  it('asks the detector of speech about every sample, and closes it', async () => {
    const { activity, seen } = detector();
    const tracks = await tracker(activity).track(pieces(talk));
    expect(tracks.speechBy).toBe('voice activity');
    expect(seen).toEqual({ samples: Math.ceil(talk.length / 512) * 512, closed: 1 });
  });

  it('goes on by loudness when the detector fails', async () => {
    const { activity, seen } = detector(true);
    const tracks = await tracker(activity).track(pieces(talk));
    expect(tracks.speechBy).toBe('energy');
    expect(tracks.silences).toHaveLength(1);
    expect(seen.closed).toBe(1);
  });

  it('takes recordings one after another, and a failed one holds up nobody', async () => {
    const voices = tracker();
    async function* broken(): AsyncGenerator<Float32Array> {
      yield await Promise.resolve(talk);
      throw new Error('the file is cut');
    }
    const first = voices.track(broken());
    const second = voices.track(pieces(talk));
    await expect(first).rejects.toThrow('the file is cut');
    expect((await second).nucleiS).toHaveLength(5);
  });

  it('stops when it is told to, with the reason, and closes its source', async () => {
    const stop = new AbortController();
    let read = 0;
    const source = pieces(talk, 1_000, (index) => {
      read = index;
      if (index === 3) stop.abort(new Error('not wanted any more'));
    });
    await expect(tracker().track(source, stop.signal)).rejects.toThrow('not wanted any more');
    expect(read).toBe(3);
    expect(await source.next()).toEqual({ done: true, value: undefined });
  });

  it('a closed one ends what runs and takes nothing more', async () => {
    const voices = tracker();
    let closed = Promise.resolve();
    const running = voices.track(pieces(talk, 1_000, (index) => {
      if (index === 2) closed = voices.close();
    }));
    await expect(running).rejects.toMatchObject({ code: 'INTERNAL', message: 'The voice tracker was closed' });
    await closed;
    await expect(voices.track(pieces(talk))).rejects.toThrow('The voice tracker was closed');
  });

  it('an empty recording has empty tracks', async () => {
    const tracks = await tracker().track(pieces(new Float32Array()));
    expect(tracks).toMatchObject({ durationS: 0, pitch: null, level: null, silences: [], steadyVowels: [] });
  });
});
