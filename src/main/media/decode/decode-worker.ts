/** Worker thread: decodes sound files, each as far as it is asked for. */
import { parentPort } from 'node:worker_threads';
import { SAMPLE_RATE_HZ } from '../../base/audio.ts';
import { toAppError } from '../../base/errors.ts';
import type { DecodeAnswer, DecodeQuestion } from './protocol.ts';
import { openSoundFile, type SoundFile } from './sound-file.ts';

/** Small packets travel together. */
const PIECE_SAMPLES = SAMPLE_RATE_HZ;

const open = new Map<number, SoundFile>();

async function nextPiece(file: SoundFile): Promise<Float32Array<ArrayBuffer> | null> {
  const parts: Float32Array[] = [];
  let length = 0;
  while (length < PIECE_SAMPLES) {
    const part = await file.pieces.next();
    if (part.done === true) break;
    parts.push(part.value);
    length += part.value.length;
  }
  if (length === 0) return null;
  const piece = new Float32Array(length);
  let at = 0;
  for (const part of parts) {
    piece.set(part, at);
    at += part.length;
  }
  return piece;
}

async function answer(question: DecodeQuestion): Promise<DecodeAnswer | null> {
  const { id } = question;
  if (question.type === 'close') {
    open.get(id)?.close();
    open.delete(id);
    return null;
  }
  if (question.type === 'open') {
    const file = await openSoundFile(question.source, question.maxSeconds);
    open.set(id, file);
    return { id, type: 'opened', durationS: file.durationS, format: file.format };
  }
  const file = open.get(id);
  const samples = file === undefined ? null : await nextPiece(file);
  return samples === null ? { id, type: 'end' } : { id, type: 'piece', samples };
}

parentPort?.on('message', (question: DecodeQuestion) => {
  void answer(question)
    .catch((thrown: unknown): DecodeAnswer => {
      const { code, message, cause } = toAppError(thrown);
      return { id: question.id, type: 'failed', code, message: code === 'INTERNAL' && cause instanceof Error ? cause.message : message };
    })
    .then((reply) => {
      if (reply !== null) parentPort?.postMessage(reply, reply.type === 'piece' ? [reply.samples.buffer] : []);
    });
});
