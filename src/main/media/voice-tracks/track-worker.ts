/** Worker thread: one recording's samples in, its tracks out. */
import { parentPort } from 'node:worker_threads';
import { createFrameCollector } from './frames.ts';
import type { TrackAnswer, TrackQuestion } from './protocol.ts';
import { toTracks } from './tracks.ts';

const collector = createFrameCollector();

parentPort?.on('message', (question: TrackQuestion) => {
  if (question.type === 'piece') {
    collector.push(question.samples);
    parentPort?.postMessage({ type: 'taken' } satisfies TrackAnswer);
    return;
  }
  const tracks = toTracks(collector.finish(), question.probabilities);
  const lists = [tracks.f0Hz, tracks.rms, tracks.clarity, tracks.nucleiS].map(({ buffer }) => buffer as ArrayBuffer);
  parentPort?.postMessage({ type: 'tracks', tracks } satisfies TrackAnswer, lists);
});
