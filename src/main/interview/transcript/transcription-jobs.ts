/** Files transcribed one after another in the background; what was heard is stored as it is heard, and a restart goes on. */
import { randomUUID } from 'node:crypto';
import { AppError, messageOf } from '../../base/errors.ts';
import type { Logger } from '../../base/log.ts';
import type { SpeechToText, VoiceActivity } from '../../ports/engines.ts';
import type { Language } from '../../ports/language.ts';
import type { Sound, SoundDecoder } from '../../ports/media.ts';
import type { FileStore, Transcription, TranscriptionStore, Utterance } from '../../ports/transcriptions.ts';
import { transcribeSound } from './file-transcription.ts';

/** Files that may wait. */
const MAX_WAITING = 100;
/** Progress is stored and told after so many seconds of the file. */
const PROGRESS_STEP_S = 5;

export interface TranscriptionJobs {
  /**
   * Keeps the file, looks whether it is sound, and queues it.
   * @throws AppError UNSUPPORTED_MEDIA or INVALID_REQUEST when it is not (nothing is kept then), RATE_LIMITED when too many wait
   */
  add(file: { readonly name: string; readonly language: Language | null; readonly stream: AsyncIterable<Uint8Array> }): Promise<Transcription>;
  list(): readonly Transcription[];
  /** @throws AppError NOT_FOUND */
  find(id: string): Transcription & { readonly utterances: readonly Utterance[] };
  /** Stops it; what was heard so far is kept. @throws AppError NOT_FOUND */
  cancel(id: string): Transcription;
  /** Begins a stopped or failed one anew. @throws AppError NOT_FOUND, CONFLICT while it runs */
  restart(id: string): Transcription;
  /** Removes the file and all that was heard. @throws AppError NOT_FOUND */
  erase(id: string): Promise<void>;
  /** Called with each change; the returned function ends it. */
  onChange(listener: (transcription: Transcription) => void): () => void;
  /** Goes on with what an earlier run left. */
  resume(): Promise<void>;
  close(): Promise<void>;
}

export interface TranscriptionJobsOptions {
  readonly store: TranscriptionStore;
  readonly files: FileStore;
  readonly decoder: SoundDecoder;
  readonly stt: SpeechToText;
  readonly vad: VoiceActivity;
  readonly log: Logger;
}

export function createTranscriptionJobs({ store, files, decoder, stt, vad, log }: TranscriptionJobsOptions): TranscriptionJobs {
  const listeners = new Set<(transcription: Transcription) => void>();
  const waiting: string[] = [];
  let running: { readonly id: string; readonly abort: AbortController; readonly done: Promise<void> } | null = null;
  let isClosed = false;

  const get = (id: string): Transcription => {
    const found = store.find(id);
    if (found === null) throw new AppError('NOT_FOUND', 'There is no such transcription');
    return found;
  };
  const change = (id: string, values: Parameters<TranscriptionStore['update']>[1]): void => {
    const changed = store.update(id, values);
    if (changed !== null) listeners.forEach((listener) => listener(changed));
  };

  const transcribe = async (id: string, signal: AbortSignal): Promise<void> => {
    let sound: Sound | null = null;
    try {
      // What an earlier run heard stays; the file is heard from there on.
      const fromS = store.utterances(id).at(-1)?.t1 ?? 0;
      let toldS = fromS;
      let doneS = fromS;
      change(id, { state: 'running', doneS, error: null });
      sound = await decoder.open({ path: files.path(id) }, { signal });
      const heard = transcribeSound(sound.pieces, {
        stt, vad, fromS, language: get(id).language, source: `file ${id}`, signal,
        onLanguage: (language) => change(id, { language }),
        onProgress(seconds) {
          doneS = seconds;
          if (seconds < toldS + PROGRESS_STEP_S) return;
          toldS = seconds;
          change(id, { doneS });
        },
      });
      for await (const utterance of heard) store.addUtterance(id, utterance, utterance.t1);
      // A file that is cut off keeps the length that it promised, and says what is missing.
      const problem = sound.problem();
      change(id, problem === null ? { state: 'done', doneS, durationS: doneS } : { state: 'done', doneS, error: `The file ends early: ${problem}` });
    } catch (error) {
      // Closing leaves it `running`, so that the next start goes on with it; cancelling has told already.
      if (signal.aborted) return;
      log.warn({ transcription: id, reason: messageOf(error) }, 'a file was not transcribed');
      change(id, { state: 'failed', error: messageOf(error) });
    } finally {
      sound?.close();
    }
  };
  const advance = (): void => {
    if (running !== null || isClosed) return;
    const id = waiting.shift();
    if (id === undefined) return;
    const abort = new AbortController();
    const done = transcribe(id, abort.signal).finally(() => {
      running = null;
      advance();
    });
    running = { id, abort, done };
  };
  const stop = async (id: string): Promise<void> => {
    const place = waiting.indexOf(id);
    if (place >= 0) waiting.splice(place, 1);
    if (running?.id !== id) return;
    running.abort.abort(new DOMException('Cancelled', 'AbortError'));
    await running.done;
  };
  const probe = async (path: string): Promise<number | null> => {
    const { durationS, close } = await decoder.open({ path });
    close();
    return durationS;
  };

  return {
    async add({ name, language, stream }) {
      if (waiting.length >= MAX_WAITING) throw new AppError('RATE_LIMITED', 'Too many files wait already', { recoverable: true });
      const id = randomUUID();
      try {
        if ((await files.write(id, stream)) === 0) throw new AppError('INVALID_REQUEST', 'The file is empty');
        const durationS = await probe(files.path(id));
        store.create({ id, name, language });
        change(id, { durationS });
      } catch (error) {
        await files.erase(id);
        throw error;
      }
      waiting.push(id);
      const queued = get(id);
      advance();
      return queued;
    },
    list: () => store.list(),
    find: (id) => ({ ...get(id), utterances: store.utterances(id) }),
    cancel(id) {
      const { state } = get(id);
      if (state === 'queued' || state === 'running') {
        void stop(id);
        change(id, { state: 'cancelled' });
      }
      return get(id);
    },
    restart(id) {
      const { state } = get(id);
      if (state === 'queued' || state === 'running' || running?.id === id) throw new AppError('CONFLICT', 'It is being transcribed');
      store.restart(id);
      change(id, { state: 'queued', error: null, doneS: 0 });
      waiting.push(id);
      const queued = get(id);
      advance();
      return queued;
    },
    async erase(id) {
      get(id);
      await stop(id);
      await files.erase(id);
      store.erase(id);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async resume() {
      const all = store.list();
      await files.sweep(all.map(({ id }) => id));
      const left = all.filter(({ state }) => state === 'queued' || state === 'running').reverse();
      for (const { id } of left) {
        change(id, { state: 'queued' });
        waiting.push(id);
      }
      advance();
    },
    async close() {
      isClosed = true;
      running?.abort.abort(new DOMException('Closing', 'AbortError'));
      await running?.done;
      listeners.clear();
    },
  };
}
