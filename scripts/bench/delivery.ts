/** Measured delivery: a recording through its worker, and a hundred live streams through the event loop. */
import { COMFORTABLE_LIVE_PACE } from '../../src/contracts/coaching.ts';
import { createLiveDelivery, type LiveDelivery } from '../../src/main/interview/coaching/delivery/live-delivery.ts';
import { toDelivery } from '../../src/main/interview/coaching/delivery/delivery.ts';
import { createVoiceTracker } from '../../src/main/media/voice-tracks/voice-tracker.ts';
import { systemClock } from '../../src/main/base/clock.ts';
import { programPaths } from '../../src/main/program-paths.ts';
import { timed, type BenchCase, type Row } from './measure.ts';

const MINUTES = 5;
const SOCKETS = 100;
const LIVE_RATE_HZ = 48_000;
/** As a ScriptProcessorNode gives them. */
const LIVE_FRAME = 4_096;
const LIVE_S = 8;
const TICK_MS = 5;

/** A buzz whose loudness swells four times a second, a breath every few seconds. */
const talk = (seconds: number, rateHz: number): Float32Array<ArrayBuffer> =>
  new Float32Array(seconds * rateHz).map((_, i) => {
    const t = i / rateHz;
    return t % 4 > 3.4 ? 0 : 0.3 * Math.sin(Math.PI * 4 * t) ** 2 * ((((130 + 20 * Math.sin(t)) * t) % 1) - 0.5);
  });

async function* pieces(sound: Float32Array, length: number): AsyncGenerator<Float32Array> {
  for (let at = 0; at < sound.length; at += length) yield await Promise.resolve(sound.subarray(at, at + length));
}

async function recorded(): Promise<Row[]> {
  const { trackWorker: workerUrl } = programPaths(new URL('../../src/main/headless.ts', import.meta.url).href);
  const tracker = createVoiceTracker({ workerUrl });
  const sound = talk(MINUTES * 60, 16_000);
  try {
    const tracksMs = await timed(3, () => tracker.track(pieces(sound, 16_000)));
    const tracks = await tracker.track(pieces(sound, 16_000));
    const words = Array.from({ length: MINUTES * 150 }, (_, i) => ({ text: i % 20 === 0 ? 'um,' : 'word', startS: i * 0.4, endS: i * 0.4 + 0.3, confidence: 0.9 }));
    const deliveryMs = await timed(20, () => Promise.resolve(toDelivery({ words, tracks, language: 'en' })));
    return [
      { name: 'voice tracks, for a second of sound', unit: 'ms', samples: tracksMs.map((ms) => ms / (MINUTES * 60)), note: `${MINUTES} minutes` },
      { name: 'delivery from tracks and words', unit: 'ms', samples: deliveryMs, note: `${words.length} words` },
    ];
  } finally {
    await tracker.close();
  }
}

/**
 * Frames come as they would from the sockets: each speaker's in turn, evenly spread. How late a timer of 5 ms is tells of the loop;
 * one stream alone tells what the machine itself makes late.
 */
async function live(sockets: number): Promise<Row[]> {
  const speakers = Array.from({ length: sockets }, (): LiveDelivery => createLiveDelivery({ sampleRateHz: LIVE_RATE_HZ, clock: systemClock, fastWordsPerMinute: COMFORTABLE_LIVE_PACE.en.high }));
  const sound = talk(LIVE_S, LIVE_RATE_HZ);
  const frameMs: number[] = [];
  const lateMs: number[] = [];
  const startMs = performance.now();
  const cpuBefore = process.cpuUsage();
  const everyMs = ((LIVE_FRAME / LIVE_RATE_HZ) * 1_000) / sockets;
  for (let pushed = 0; performance.now() - startMs < LIVE_S * 1_000; ) {
    const dueMs = performance.now() + TICK_MS;
    await new Promise((resolve) => setTimeout(resolve, TICK_MS));
    lateMs.push(Math.max(0, performance.now() - dueMs));
    for (; pushed * everyMs < performance.now() - startMs; pushed++) {
      const at = (Math.floor(pushed / sockets) * LIVE_FRAME) % (sound.length - LIVE_FRAME);
      // As it comes out of a message: memory of its own.
      const frame = sound.slice(at, at + LIVE_FRAME);
      const beforeMs = performance.now();
      speakers[pushed % sockets]?.push(frame);
      frameMs.push(performance.now() - beforeMs);
    }
  }
  const { user, system } = process.cpuUsage(cpuBefore);
  const p99 = lateMs.toSorted((a, b) => a - b)[Math.floor(lateMs.length * 0.99)] ?? 0;
  return [
    { name: 'one live frame of 4,096 at 48 kHz', unit: 'ms', samples: frameMs },
    { name: `${sockets} live streams: event loop late`, unit: 'ms', samples: lateMs, note: `p99 ${p99.toFixed(1)} ms, to stay under 20` },
    { name: `${sockets} live streams: processor`, unit: 'ratio', samples: [(user + system) / 1e6 / LIVE_S], note: 'cores' },
  ];
}

export const delivery: BenchCase = {
  name: 'delivery',
  run: async () => [...(await recorded()), ...(await live(1)), ...(await live(SOCKETS))],
};
