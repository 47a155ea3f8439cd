/** Recognition over the socket in real time: latencies, and what the server is like meanwhile. */
import { assetPath } from '../../test/fixtures/assets.ts';
import { flacRecording, recording } from '../../test/fixtures/speech.ts';
import { withHeadless, type Headless } from './headless.ts';
import { percentile, type Row } from './measure.ts';
import { processMemory } from './process-memory.ts';
import { replay, type Replay } from './replay.ts';

interface Clip {
  readonly name: string;
  readonly lang: string;
  readonly pcm: Uint8Array;
}

const CLIPS = [
  { name: 'jfk', lang: 'en', path: 'media/audio/jfk.wav' },
  { name: 'harvard', lang: 'en', path: 'media/audio/OSR_us_000_0034_8k.wav' },
  { name: 'librispeech', lang: 'en', path: 'media/audio/librispeech_6930-75918-0000.flac' },
  { name: 'deepspeech-ru', lang: 'ru', path: 'media/audio/deepspeech_ru.wav' },
] as const;

async function loadClips(): Promise<readonly Clip[]> {
  const clips: Clip[] = [];
  for (const { name, lang, path } of CLIPS) {
    if (assetPath(path) === null) continue;
    clips.push({ name, lang, pcm: path.endsWith('.flac') ? await flacRecording(path) : recording(path) });
  }
  return clips;
}

/** Asks for /healthz every 20 ms until `work` is done. */
async function watched<T>(base: string, work: Promise<T>): Promise<{ readonly result: T; readonly healthMs: number[] }> {
  const healthMs: number[] = [];
  let isDone = false;
  const watch = (async () => {
    while (!isDone) {
      const start = performance.now();
      await (await fetch(`${base}/healthz`)).arrayBuffer();
      healthMs.push(performance.now() - start);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  })();
  const result = await work.finally(() => {
    isDone = true;
  });
  await watch;
  return { result, healthMs };
}

async function loopDelayMs(base: string): Promise<number> {
  const metrics = await (await fetch(`${base}/metrics`)).text();
  return Number(/^nodejs_eventloop_lag_p99_seconds (\S+)/m.exec(metrics)?.[1] ?? Number.NaN) * 1_000;
}

const rowsOf = (label: string, replays: readonly Replay[]): Row[] => [
  { name: `partial after the audio that it covers, ${label}`, unit: 'ms', samples: replays.flatMap(({ partialMs }) => partialMs) },
  { name: `final after the end of speech, ${label}`, unit: 'ms', samples: replays.flatMap(({ finalMs }) => finalMs) },
  { name: `final after END, ${label}`, unit: 'ms', samples: replays.flatMap(({ endMs }) => endMs) },
];

async function measure({ base, pid }: Headless, clips: readonly Clip[]): Promise<Row[]> {
  const play = ({ name, lang, pcm }: Clip, take: string): Promise<Replay> =>
    replay(`${base.replace('http', 'ws')}/apis/screening/stream/bench-${name}-${take}?lang=${lang}`, pcm);
  const alone: Replay[] = [];
  for (const clip of clips) alone.push(await play(clip, 'alone'));

  await loopDelayMs(base);
  const { result: together, healthMs } = await watched(base, (async () => {
    const replays: Replay[] = [];
    for (const clip of clips) replays.push(...(await Promise.all([play(clip, 'first'), play(clip, 'second')])));
    return replays;
  })());
  const delayMs = await loopDelayMs(base);
  return [
    ...rowsOf('one stream', alone),
    ...rowsOf('two streams', together),
    { name: 'event loop of the server, p99, two streams', unit: 'ms', samples: [delayMs] },
    { name: 'GET /healthz, two streams', unit: 'ms', samples: healthMs, note: `p99 ${percentile(healthMs, 0.99).toFixed(1)} ms` },
    ...processMemory(pid).map(({ name, peakMb }): Row => ({ name: `peak memory, ${name}`, unit: 'MB', samples: [peakMb] })),
  ];
}

/** Replays the test clips in real time (about two minutes); one line that says so where there are none. */
export async function streamingRows(): Promise<readonly Row[]> {
  const clips = await loadClips();
  if (clips.length === 0) return [{ name: 'streaming: no test clips (VIVA_TEST_ASSETS)', unit: 'ms', samples: [] }];
  return (await withHeadless((server) => measure(server, clips))).filter(({ samples }) => samples.length > 0);
}
