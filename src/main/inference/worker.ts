/** Entry of the inference workers: one kind of engine each, so that none waits for another. */
import { parentPort, workerData } from 'node:worker_threads';
import type { OperationName, WorkerEngine, WorkerReply, WorkerRequest, WorkerSettings } from './protocol.ts';

async function loadEngine({ kind, threads }: WorkerSettings): Promise<WorkerEngine> {
  if (kind === 'asr') return (await import('./engines/whisper.ts')).createWhisperEngine(threads);
  if (kind === 'vad') return (await import('./engines/silero.ts')).createSileroEngine(threads);
  return (await import('./engines/speech.ts')).createSpeechEngine(threads);
}

const port = parentPort;
if (port === null) throw new Error('This file is started as a worker');
const engine = loadEngine(workerData as WorkerSettings);
let last: Promise<void> = Promise.resolve();
const running = new Map<number, { readonly abort: AbortController; readonly done: Promise<void> }>();
const reply = (message: WorkerReply): void => port.postMessage(message);

async function answer(id: number, name: OperationName, params: unknown, signal: AbortSignal): Promise<void> {
  try {
    signal.throwIfAborted();
    const operation = (await engine)[name] as ((params: unknown, signal: AbortSignal) => Promise<unknown>) | undefined;
    if (operation === undefined) throw new Error(`This worker cannot ${name}`);
    reply({ type: 'result', id, value: await operation(params, signal) });
  } catch (error) {
    reply({ type: 'failure', id, message: error instanceof Error ? error.message : String(error) });
  } finally {
    running.delete(id);
  }
}

port.on('message', (request: WorkerRequest) => {
  if (request.type === 'call') {
    const abort = new AbortController();
    // One after another: the caller has moved on from an aborted decode while its last step is still running.
    last = last.then(() => answer(request.id, request.name, request.params, abort.signal));
    running.set(request.id, { abort, done: last });
  } else if (request.type === 'abort') {
    running.get(request.id)?.abort.abort();
  } else {
    void close();
  }
});

/** Native sessions are released before the thread ends by itself: killing it under them can take the process along. */
async function close(): Promise<void> {
  const jobs = [...running.values()];
  for (const job of jobs) job.abort.abort();
  await Promise.allSettled(jobs.map((job) => job.done));
  await engine.then((loaded) => loaded.close()).catch(() => undefined);
  port?.close();
}
