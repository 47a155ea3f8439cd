/** Entry of a Python thread: boots behind the gate and serves one submission; or makes the snapshot and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { createOutput } from '../output.ts';
import type { ThreadRequest } from '../protocol.ts';
import { serve } from '../thread.ts';
import { bootPython, makeSnapshot, type PythonFiles } from './boot.ts';

export interface PythonThreadData extends PythonFiles {
  readonly task: 'serve' | 'snapshot';
  readonly output: SharedArrayBuffer;
  readonly version: string;
}

const data = workerData as PythonThreadData;
if (data.task === 'snapshot') {
  parentPort?.postMessage(await makeSnapshot(data));
} else {
  const output = createOutput(data.output);
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
  const toText = (request: ThreadRequest): string => {
    switch (request.kind) {
      case 'call': return `{"kind":"call","args":${request.argsJson}}`;
      case 'load': return JSON.stringify({ kind: 'load', code: request.code, function: request.functionName });
      case 'check': return JSON.stringify({ kind: 'check', code: request.code });
      case 'program': return '{"kind":"program"}';
    }
  };
  serve({
    version: data.version,
    handle(request) {
      unread = new TextEncoder().encode(request.kind === 'program' ? request.stdin : '');
      return python.call(toText(request));
    },
    endedBy: python.gate.endedBy,
  });
}
