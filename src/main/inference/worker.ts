/** Entry of the inference processes: one kind of engine each, so that none waits for another. */
import type { OperationName, WorkerEngine, WorkerKind, WorkerReply, WorkerRequest, WorkerSettings } from './protocol.ts';

async function loadEngine({ kind, threads }: WorkerSettings): Promise<WorkerEngine> {
  if (kind === 'asr') return (await import('./engines/whisper.ts')).createWhisperEngine(threads);
  if (kind === 'vad') return (await import('./engines/silero.ts')).createSileroEngine(threads);
  if (kind === 'embedding') return (await import('./engines/embedder.ts')).createEmbedderEngine(threads);
  if (kind === 'probe') return (await import('./engines/device-probe.ts')).createDeviceProbe();
  return (await import('./engines/speech.ts')).createSpeechEngine({ threads });
}

const engine = loadEngine({ kind: process.argv[2] as WorkerKind, threads: Number(process.argv[3]) });
// Its failure is told to whoever calls.
engine.catch(() => undefined);
let last: Promise<void> = Promise.resolve();
const running = new Map<number, AbortController>();
const reply = (message: WorkerReply): void => void process.send?.(message);

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

process.on('message', (request: WorkerRequest) => {
  if (request.type === 'abort') {
    running.get(request.id)?.abort();
    return;
  }
  const abort = new AbortController();
  running.set(request.id, abort);
  // One after another: the caller has moved on from an aborted decode while its last step is still running.
  last = last.then(() => answer(request.id, request.name, request.params, abort.signal));
});

// The server is gone, by whatever end: nobody would ever read an answer.
process.on('disconnect', () => process.exit(0));

// A signal from the terminal goes to every process of its group: the server decides when this one ends.
process.on('SIGINT', () => undefined);
