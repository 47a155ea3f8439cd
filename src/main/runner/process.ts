/**
 * Entry of the runner process: owns the interpreters' threads, and knows neither expected results nor verdicts.
 * `process.ts serve [snapshot file]`, or `process.ts snapshot <file>` to write one and end.
 */
import { writeFile, rename } from 'node:fs/promises';
import { z } from 'zod';
import type { CodeLanguage } from '../ports/runner.ts';
import type { InterpreterThread } from './interpreter-thread.ts';
import { createJavaScriptStarter, createPythonStarter } from './interpreters.ts';
import { MAX_PROCESS_BYTES, MAX_TEST_MS, READ_MS } from './limits.ts';
import { createPool, type Pool } from './pool.ts';
import { codeFacts, type ProcessReply, type ProcessRequest, type RunRequest } from './protocol.ts';
import { runSubmission } from './submission.ts';

const WARM = 2;
const MEMORY_LOOK_MS = 100;
const MAX_BOOT_FAILURES = 4;

const [task, snapshotFile = null] = process.argv.slice(2);
const isSource = import.meta.url.endsWith('.ts');
const pythonUrl = new URL(isSource ? './python/thread.ts' : './runner-python.js', import.meta.url);
const javascriptUrl = new URL(isSource ? './javascript/thread.ts' : './runner-javascript.js', import.meta.url);
/** The server starts another one. A plain exit would wait for the threads. */
const endAtOnce = (): void => void process.kill(process.pid, 'SIGKILL');

const problem = z.object({ line: z.int().min(1), column: z.int().min(1), message: z.string() }).nullable();

function send(reply: ProcessReply): void {
  process.send?.(reply);
}

async function serveRequests(): Promise<void> {
  const python = await createPythonStarter(pythonUrl, snapshotFile, endAtOnce);
  const startJavaScript = await createJavaScriptStarter(javascriptUrl, endAtOnce);
  const versions = { python: Promise.withResolvers<string>(), javascript: Promise.withResolvers<string>() };
  let isReady = false;
  let failures = 0;
  const starts = { python: python.start, javascript: startJavaScript };
  const started = (language: CodeLanguage) => async () => {
    try {
      const thread = await starts[language](false);
      versions[language].resolve(thread.version);
      return thread;
    } catch (error) {
      process.stderr.write(`${language} did not boot: ${error instanceof Error ? error.message : String(error)}\n`);
      // A process that never gets ready tells so by its end.
      if (!isReady && ++failures >= MAX_BOOT_FAILURES) endAtOnce();
      throw error;
    }
  };
  const pools: Readonly<Record<CodeLanguage, Pool>> = {
    python: createPool(WARM, started('python')),
    javascript: createPool(WARM, started('javascript')),
  };
  const running = new Map<number, AbortController>();

  const runIn = async (thread: InterpreterThread, request: RunRequest, signal: AbortSignal): Promise<void> => {
    const { id } = request;
    const elapsedMs = await runSubmission(thread, request, signal, (test) => send({ kind: 'test', id, test }));
    send({ kind: 'ran', id, elapsedMs, memoryMb: thread.output.memoryMb() });
  };
  const answer = async (request: Exclude<ProcessRequest, { kind: 'abort' }>, signal: AbortSignal): Promise<void> => {
    const { id, language } = request;
    if (request.kind === 'run' && request.stepLimits !== null) {
      // Rare, so none of these waits warm.
      const thread = await starts[language](true);
      try {
        signal.throwIfAborted();
        return await runIn(thread, request, signal);
      } finally {
        await thread.end();
      }
    }
    await pools[language].use(async (thread, keep) => {
      signal.throwIfAborted();
      if (request.kind === 'run') return runIn(thread, request, signal);
      const checked = await thread.ask({ kind: request.kind, code: request.code }, request.kind === 'read' ? READ_MS : MAX_TEST_MS, signal);
      // Reading runs nothing, so the interpreter is as good as new.
      if (checked?.endedBy === null) keep();
      const told: unknown = checked?.text == null ? undefined : JSON.parse(checked.text);
      if (request.kind === 'read') {
        const facts = codeFacts.nullable().safeParse(told);
        return send({ kind: 'read', id, facts: facts.success ? facts.data : null });
      }
      const parsed = problem.safeParse(told);
      send({ kind: 'checked', id, problem: parsed.success ? parsed.data : { line: 1, column: 1, message: 'the code is too complex to be read' } });
    });
  };
  process.on('message', (request: ProcessRequest) => {
    if (request.kind === 'abort') return running.get(request.id)?.abort(new Error('aborted'));
    const aborter = new AbortController();
    running.set(request.id, aborter);
    answer(request, aborter.signal)
      .catch((error: unknown) => send({ kind: 'failed', id: request.id, message: error instanceof Error ? error.message : String(error) }))
      .finally(() => running.delete(request.id));
  });
  process.on('disconnect', endAtOnce);
  setInterval(() => {
    if (process.memoryUsage.rss() > MAX_PROCESS_BYTES) endAtOnce();
  }, MEMORY_LOOK_MS);
  const ready = { python: await versions.python.promise, javascript: await versions.javascript.promise };
  isReady = true;
  send({ kind: 'ready', ...ready });
}

async function writeSnapshot(file: string): Promise<void> {
  const python = await createPythonStarter(pythonUrl, null, endAtOnce);
  // Another process may be writing the same one.
  const part = `${file}.${process.pid}.part`;
  await writeFile(part, await python.snapshot());
  await rename(part, file);
  process.exit(0);
}

if (task === 'snapshot' && snapshotFile !== null) await writeSnapshot(snapshotFile);
else await serveRequests();
