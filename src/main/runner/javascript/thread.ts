/** Entry of a JavaScript thread: one QuickJS, one submission. */
import { workerData } from 'node:worker_threads';
import type { QuickJSHandle } from 'quickjs-emscripten';
import type { Steps } from '../../ports/runner.ts';
import { createFrozenTime } from '../frozen-time.ts';
import { createOutput } from '../output.ts';
import type { ThreadRequest } from '../protocol.ts';
import { createStepCounter } from '../step-counter.ts';
import { serve } from '../thread.ts';
import { readCode } from './reader.ts';
import { bootQuickJs, FILE, type Realm } from './interpreter.ts';

export interface JavaScriptThreadData {
  readonly module: WebAssembly.Module;
  readonly output: SharedArrayBuffer;
  readonly version: string;
  /** The module has a step counter in it. */
  readonly countsSteps: boolean;
}

/** Between two looks at the time and at what ended the run. */
const JOBS_AT_ONCE = 1_000;

const data = workerData as JavaScriptThreadData;
const output = createOutput(data.output, data.countsSteps);
const sleeper = new Int32Array(new SharedArrayBuffer(4));
const time = data.countsSteps ? createFrozenTime() : null;
// What the engine asks for time; our own looks at it are not here.
if (time !== null) Object.assign(Date, { now: () => time.nowMs() });
let ended: string | null = null;
let stdin = '';
let code = '';
let target: QuickJSHandle | null = null;

const quickJs = await bootQuickJs(data.module, {
  output,
  readAll() {
    const text = stdin;
    stdin = '';
    return text;
  },
  end(why) {
    ended ??= why;
    throw new Error(ended);
  },
});
quickJs.runtime.setInterruptHandler(() => ended !== null);
let realm = quickJs.realm();

const invoke = ({ context, harness }: Realm, name: string, ...args: QuickJSHandle[]): QuickJSHandle => {
  const method = context.getProp(harness, name);
  const result = context.unwrapResult(context.callFunction(method, context.undefined, ...args));
  method.dispose();
  return result;
};
const resultText = (): string => {
  const result = invoke(realm, 'result');
  const text = realm.context.getString(result);
  result.dispose();
  return text;
};
/** Lets jobs and timers run until there is an end. */
const settle = (): void => {
  for (;;) {
    while (quickJs.runtime.hasPendingJob()) {
      const ran = quickJs.runtime.executePendingJobs(JOBS_AT_ONCE);
      if (ran.error !== undefined) {
        invoke(realm, 'fail', ran.error).dispose();
        ran.error.dispose();
      }
      if (ended !== null) throw new Error(ended);
    }
    const step = invoke(realm, 'step');
    const waitMs = realm.context.typeof(step) === 'number' ? realm.context.getNumber(step) : null;
    step.dispose();
    if (waitMs === null) return;
    if (waitMs <= 0) continue;
    if (time === null) Atomics.wait(sleeper, 0, 0, waitMs);
    else time.advance(waitMs);
  }
};
/** Runs the code at the top level; what it throws is its result. */
const evaluated = (): string | null => {
  const result = realm.context.evalCode(code, FILE, { type: 'global' });
  if (result.error === undefined) {
    result.value.dispose();
    return null;
  }
  invoke(realm, 'begin').dispose();
  invoke(realm, 'fail', result.error).dispose();
  return resultText();
};

const check = (): string => {
  const result = realm.context.evalCode(code, FILE, { type: 'global', compileOnly: true });
  if (result.error === undefined) return 'null';
  const { error } = result;
  const read = (name: string): string => realm.context.getString(realm.context.getProp(error, name));
  const place = /solution\.js:(\d+)(?::(\d+))?/u.exec(read('stack'));
  const line = Number(place?.[1] ?? 1);
  // What Node's people write at the ends of a file.
  const isModule = /^\s*(?:import|export)\b/u.test(code.split('\n', line)[line - 1]?.slice(0, 200) ?? '');
  const message = isModule ? `${read('message')}: the code runs as a script, without import and export` : read('message');
  return JSON.stringify({ line, column: Number(place?.[2] ?? 1), message });
};
const load = (functionName: string | null): string => {
  if (functionName === null) return '{"outcome":"returned"}';
  const failure = evaluated();
  if (failure !== null) return failure;
  // Names that `const` and `let` declare are no properties of the global object, but the next script sees them.
  const found = realm.context.evalCode(`typeof ${functionName} === 'function' ? ${functionName} : undefined`, 'harness.js');
  if (found.error !== undefined || realm.context.typeof(found.value) !== 'function') {
    return JSON.stringify({ outcome: 'raised', error: `ReferenceError: the function '${functionName}' is not defined` });
  }
  target = found.value;
  return '{"outcome":"returned"}';
};
const counter = data.countsSteps ? createStepCounter(quickJs.exports) : null;
const counted = <T>(part: keyof Steps, limit: number | undefined, work: () => T): T => (counter === null ? work() : counter.during(part, limit ?? 0, work));
counter?.calibrate(() => {
  const nothing = realm.context.newFunction('nothing', () => realm.context.undefined);
  invoke(realm, 'call', nothing).dispose();
  settle();
  nothing.dispose();
});
const call = ({ argsJson, stepLimit }: Extract<ThreadRequest, { kind: 'call' }>): string | null => {
  const callee = target;
  if (callee === null) return null;
  const args = realm.context.newString(argsJson);
  counted('before', stepLimit, () => invoke(realm, 'prepare', args).dispose());
  args.dispose();
  counted('call', stepLimit, () => {
    invoke(realm, 'call', callee).dispose();
    settle();
  });
  return counted('after', stepLimit, resultText);
};
const program = ({ stepLimit }: Extract<ThreadRequest, { kind: 'program' }>): string => {
  realm = quickJs.realm();
  invoke(realm, 'begin').dispose();
  return counted('call', stepLimit, () => {
    const failure = evaluated();
    if (failure !== null) return failure;
    settle();
    return resultText();
  });
};

serve({
  version: data.version,
  counter,
  handle(request: ThreadRequest) {
    counter?.reset();
    try {
      switch (request.kind) {
        case 'check':
          code = request.code;
          return check();
        case 'read':
          return JSON.stringify(readCode(request.code));
        case 'load':
          code = request.code;
          return load(request.functionName);
        case 'call':
          return call(request);
        case 'program':
          stdin = request.stdin;
          return program(request);
      }
    } finally {
      output.noteMemory(quickJs.memory.buffer.byteLength);
    }
  },
  endedBy: () => ended,
});
