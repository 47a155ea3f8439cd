/** Entry of a Python thread: boots behind the gate and serves one submission; or makes the snapshot and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { createOutput } from '../output.ts';
import type { ThreadRequest } from '../protocol.ts';
import { serve } from '../thread.ts';
import { bootPython, makeSnapshot, type Python, type PythonFiles } from './boot.ts';

export interface PythonThreadData extends PythonFiles {
  readonly task: 'serve' | 'snapshot';
  readonly output: SharedArrayBuffer;
  readonly version: string;
}

/** One trip into Python. */
function answer({ call }: Python, request: ThreadRequest): string | null {
  switch (request.kind) {
    case 'call': return call(`{"kind":"call","args":${request.argsJson}}`);
    case 'load': return call(JSON.stringify({ kind: 'load', code: request.code, function: request.functionName }));
    case 'check':
    case 'read': return call(JSON.stringify({ kind: request.kind, code: request.code }));
    case 'program': return call('{"kind":"program"}');
  }
}

/** A call in three trips, so that only the candidate's part counts as the candidate's. */
function countedAnswer(python: Python, request: ThreadRequest): string | null {
  const { counter, call } = python;
  if (counter === null) return answer(python, request);
  counter.reset();
  if (request.kind !== 'call' && request.kind !== 'program') return answer(python, request);
  const limit = request.stepLimit ?? 0;
  if (request.kind === 'program') return counter.during('call', limit, () => answer(python, request));
  counter.during('before', limit, () => call(`{"kind":"prepare","args":${request.argsJson}}`));
  const ended = counter.during('call', limit, () => call('{"kind":"invoke"}'));
  return ended === RETURNED ? counter.during('after', limit, () => call('{"kind":"result"}')) : ended;
}
const RETURNED = '{"outcome": "returned"}';

const data = workerData as PythonThreadData;
if (data.task === 'snapshot') {
  parentPort?.postMessage(await makeSnapshot(data));
} else {
  const output = createOutput(data.output, data.countsSteps);
  let unread = new Uint8Array();
  const input = {
    read(into: Uint8Array): number {
      const taken = unread.subarray(0, into.length);
      into.set(taken);
      unread = unread.subarray(taken.length);
      return taken.length;
    },
  };
  const python = await bootPython(data, output, input);
  python.counter?.calibrate(() => void python.call('{"kind":"trip"}'));
  serve({
    version: data.version,
    counter: python.counter,
    handle(request) {
      unread = new TextEncoder().encode(request.kind === 'program' ? request.stdin : '');
      return countedAnswer(python, request);
    },
    endedBy: python.gate.endedBy,
  });
}
