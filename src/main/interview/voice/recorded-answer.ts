/** An answer that came as one recording: kept first, then decoded, recorded and recognised. */
import { createHash, randomUUID } from 'node:crypto';
import { SAMPLE_RATE_HZ } from '../../base/audio.ts';
import { AppError } from '../../base/errors.ts';
import type { AudioJournal } from '../../ports/interviews.ts';
import type { Language } from '../../ports/language.ts';
import type { FileStore } from '../../ports/transcriptions.ts';
import type { PendingAnswer } from '../../ports/voice-store.ts';
import { transcribeSound } from '../transcript/file-transcription.ts';
import type { VoiceParts } from './voice-parts.ts';

/** Ten minutes: nobody answers longer in one breath. */
export const MAX_ANSWER_S = 600;

export interface HeardAnswer {
  readonly text: string;
  /** In the session's recording; null where nothing could be recorded. */
  readonly span: { readonly t0: number; readonly t1: number } | null;
}

export interface HearingOptions {
  readonly parts: Pick<VoiceParts, 'decoder' | 'stt' | 'vad' | 'pcm' | 'log'>;
  /** Null records nothing. */
  readonly journal: AudioJournal | null;
  /** Null detects it. */
  readonly language: Language | null;
  readonly prompt: string;
  readonly source: string;
  readonly signal: AbortSignal;
  readonly onLanguage: (language: Language) => void;
}

const PIECE_BYTES = 1024 * 1024;

/** On the disk when it resolves, and nobody's yet. */
export async function writeAnswer(files: FileStore, bytes: Uint8Array): Promise<PendingAnswer> {
  const fileKey = randomUUID();
  const hash = createHash('sha256');
  await files.write(fileKey, inPieces(bytes, (piece) => hash.update(piece)));
  return { fileKey, hash: hash.digest('hex') };
}

/** So that a long recording is not hashed and written in one go. */
async function* inPieces(bytes: Uint8Array, onPiece: (piece: Uint8Array) => void): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    const piece = bytes.subarray(at, at + PIECE_BYTES);
    onPiece(piece);
    yield piece;
  }
}

/**
 * The words of a recording; empty when nothing was said.
 * @throws AppError UNSUPPORTED_MEDIA or INVALID_REQUEST for what cannot be decoded, ENGINE_UNAVAILABLE
 */
export async function hearRecording(path: string, { parts, journal, language, prompt, source, signal, onLanguage }: HearingOptions): Promise<HeardAnswer> {
  const sound = await parts.decoder.open({ path }, { maxSeconds: MAX_ANSWER_S, signal });
  let recorder = journal;
  const t0 = journal === null ? 0 : journal.sampleCount / SAMPLE_RATE_HZ;
  async function* recorded(): AsyncGenerator<Float32Array> {
    for await (const piece of sound.pieces) {
      await recorder?.append(parts.pcm.toPcm16(piece)).catch((error: unknown) => {
        // The answer counts even where its sound cannot be kept.
        parts.log.error({ err: error }, 'an answer is not recorded');
        recorder = null;
      });
      yield piece;
    }
  }
  const texts: string[] = [];
  try {
    const utterances = transcribeSound(recorded(), {
      stt: parts.stt, vad: parts.vad, language, source, signal, priority: 'live', wordTimes: false, onLanguage, ...(prompt === '' ? {} : { prompt }),
    });
    for await (const { text } of utterances) texts.push(text);
  } finally {
    sound.close();
  }
  const span = recorder === null ? null : { t0, t1: recorder.sampleCount / SAMPLE_RATE_HZ };
  return { text: texts.join(' ').trim(), span };
}

export const SPEECH_UNAVAILABLE = 'Speech cannot be recognised on this computer now. Your answer can be typed instead, or said again later.';

/** What is wrong with a recording, for whoever sent it. */
export function problemOf(error: unknown): string {
  // Which model is missing is for the log: whoever speaks can do nothing about it.
  if (error instanceof AppError && error.code === 'ENGINE_UNAVAILABLE') return SPEECH_UNAVAILABLE;
  if (error instanceof AppError && error.code !== 'INTERNAL') return `The audio could not be processed: ${error.message}`;
  return 'The audio could not be processed. Please try again.';
}
