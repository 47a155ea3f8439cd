/** The loop of a thread: requests in, replies out, one interpreter. */
import { parentPort } from 'node:worker_threads';
import type { ThreadReply, ThreadRequest } from './protocol.ts';
import { STEPS_USED_UP, type StepCounter } from './step-counter.ts';

export interface Interpreter {
  readonly version: string;
  /** The harness's JSON; null when it gave none. What it throws ends the interpreter. */
  handle(request: ThreadRequest): string | null;
  endedBy(): string | null;
  /** Of the last request, where steps are counted. */
  readonly counter: StepCounter | null;
}

/** How engines say it, and how we do. */
function reasonOf(thrown: unknown): string {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  if (/call stack|stack overflow/iu.test(message)) return 'the recursion is too deep for the stack';
  if (/memory/iu.test(message)) return 'no memory is left';
  return `the interpreter crashed (${message.slice(0, 200)})`;
}

/** Answers until the thread is ended from outside. */
export function serve(interpreter: Interpreter): void {
  const port = parentPort;
  if (port === null) throw new Error('this file is the start of a thread');
  const send = (reply: ThreadReply): void => port.postMessage(reply);
  port.on('message', (request: ThreadRequest) => {
    const startMs = performance.now();
    let text: string | null = null;
    let endedBy: string | null = null;
    try {
      text = interpreter.handle(request);
      endedBy = interpreter.endedBy();
    } catch (error) {
      endedBy = interpreter.endedBy() ?? (interpreter.counter?.isUsedUp() === true ? STEPS_USED_UP : reasonOf(error));
    }
    send({ kind: 'reply', text, endedBy, elapsedMs: performance.now() - startMs, steps: interpreter.counter?.taken() ?? null });
  });
  send({ kind: 'ready', version: interpreter.version });
}
