/** Worker thread: films of the character, one at a time. */
import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { messageOf } from '../base/errors.ts';
import { CannotFilm } from './cannot-film.ts';
import { makeFilm } from './film.ts';
import type { FilmAnswer, FilmQuestion } from './protocol.ts';

// Only there this is the thread's own priority; elsewhere it would be the whole program's.
if ((workerData as { readonly isPolite?: boolean } | null)?.isPolite === true && process.platform === 'linux') {
  try {
    setPriority(0, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // A system that forbids it: films are made at the common priority.
  }
}

let proceed: (() => void) | null = null;
const say = (answer: FilmAnswer): void => parentPort?.postMessage(answer, answer.kind === 'film' ? [answer.mp4.buffer] : []);
const pause = (): Promise<void> => {
  const { promise, resolve } = Promise.withResolvers<void>();
  proceed = resolve;
  say({ kind: 'piece' });
  return promise;
};

parentPort?.on('message', (question: FilmQuestion) => {
  if (question.kind === 'continue') {
    proceed?.();
    return;
  }
  void makeFilm(question.script, pause).then((mp4) => say({ kind: 'film', mp4 }), (error: unknown) => say({ kind: error instanceof CannotFilm ? 'impossible' : 'failed', message: messageOf(error) }));
});
