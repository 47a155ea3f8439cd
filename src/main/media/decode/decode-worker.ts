/** Worker thread: decodes one sound file at a time, as far as it is asked for. */
import { parentPort } from 'node:worker_threads';
import { SAMPLE_RATE_HZ } from '../../base/audio.ts';
import { toAppError } from '../../base/errors.ts';
import { joinSamples } from '../pcm.ts';
import { createResampler, type Resampler } from '../resample.ts';
import type { DecodeAnswer, DecodeQuestion } from './protocol.ts';
import { probeFile } from './probe-file.ts';
import { toSample, toUsableRate } from './sample-rate.ts';
import { openSoundFile, type SoundFile } from './sound-file.ts';

/** Small packets travel together. */
const PIECE_SAMPLES = SAMPLE_RATE_HZ;

let file: SoundFile | null = null;
let resampler: Resampler | null = null;

async function nextPiece({ pieces }: SoundFile): Promise<Float32Array<ArrayBuffer> | null> {
  const parts: Float32Array[] = [];
  let length = 0;
  while (length < PIECE_SAMPLES) {
    const part = await pieces.next();
    if (part.done === true) break;
    parts.push(part.value);
    length += part.value.length;
  }
  return length === 0 ? null : joinSamples(parts);
}

function feed({ samples, sampleRateHz }: Extract<DecodeQuestion, { type: 'feed' }>): DecodeAnswer {
  resampler ??= createResampler(toUsableRate(sampleRateHz), SAMPLE_RATE_HZ);
  if (samples !== null) return { type: 'piece', samples: resampler.push(samples.map(toSample)) };
  const rest = resampler.flush();
  resampler = null;
  return { type: 'piece', samples: rest };
}

async function answer(question: DecodeQuestion): Promise<DecodeAnswer> {
  if (question.type === 'feed') return feed(question);
  if (question.type === 'close') {
    await file?.close();
    file = null;
    return { type: 'closed' };
  }
  if (question.type === 'probe') return { type: 'probed', file: await probeFile(question.path) };
  if (question.type === 'open') {
    file = await openSoundFile(question.source, question.maxSeconds);
    return { type: 'opened', durationS: file.durationS, format: file.format };
  }
  const samples = file === null ? null : await nextPiece(file);
  return samples === null ? { type: 'end', problem: file?.problem() ?? null } : { type: 'piece', samples };
}

parentPort?.on('message', (question: DecodeQuestion) => {
  void answer(question)
    .catch((thrown: unknown): DecodeAnswer => {
      const { code, message, details, cause } = toAppError(thrown);
      return { type: 'failed', code, message: code === 'INTERNAL' && cause instanceof Error ? cause.message : message, details };
    })
    .then((reply) => parentPort?.postMessage(reply, reply.type === 'piece' ? [reply.samples.buffer] : []));
});
