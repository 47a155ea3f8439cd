/** The runner process as the server sees it: one child at a time, its channel, and its end. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Logger } from '../base/log.ts';
import { interpreterFiles } from './interpreters.ts';
import { processReply, type ProcessReply, type ProcessRequest } from './protocol.ts';

const MAX_COMPLAINT_LENGTH = 500;
const SNAPSHOT_MS = 60_000;

export interface RunnerChild {
  send(request: ProcessRequest): void;
  kill(): void;
  /** Resolves when it has ended, for whatever reason. */
  readonly ended: Promise<void>;
}

export interface RunnerChildOptions {
  readonly processUrl: URL;
  /** Written by `writeSnapshot`; null: the process makes its own, in memory. */
  readonly snapshotFile: string | null;
  readonly log: Logger;
  readonly onReply: (reply: ProcessReply) => void;
}

/** Folders that the process reads: the program's code and the packages. */
function readableFolders(processUrl: URL): string[] {
  const entry = fileURLToPath(processUrl);
  const { pyodide } = interpreterFiles();
  // src/main/runner/process.ts or out/main/runner-process.js; the packages' own folder holds what they need in turn.
  const code = processUrl.href.endsWith('.ts') ? dirname(dirname(dirname(entry))) : dirname(entry);
  return [code, dirname(dirname(pyodide))];
}

function start(processUrl: URL, args: readonly string[], permissions: readonly string[], log: Logger): { readonly child: ChildProcess; readonly ended: Promise<void> } {
  const cwd = mkdtempSync(join(tmpdir(), 'viva-runner-'));
  const child = fork(fileURLToPath(processUrl), [...args], {
    cwd,
    env: {},
    execArgv: ['--no-warnings', '--permission', '--allow-worker', ...readableFolders(processUrl).map((folder) => `--allow-fs-read=${join(folder, '*')}`), ...permissions],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    serialization: 'json',
  });
  const complain = (data: Buffer): void => log.warn({ complaint: data.toString('utf8').slice(0, MAX_COMPLAINT_LENGTH) }, 'runner process wrote');
  child.stdout?.on('data', complain);
  child.stderr?.on('data', complain);
  const ended = new Promise<void>((resolve) => {
    child.once('exit', (code, signal) => {
      log.debug({ code, signal }, 'runner process ended');
      resolve();
    });
    child.once('error', (error) => {
      log.error({ err: error }, 'runner process failed');
      if (child.pid === undefined) resolve();
    });
  }).finally(() => rmSync(cwd, { recursive: true, force: true }));
  return { child, ended };
}

export function startRunnerChild({ processUrl, snapshotFile, log, onReply }: RunnerChildOptions): RunnerChild {
  const { child, ended } = start(
    processUrl,
    snapshotFile === null ? ['serve'] : ['serve', snapshotFile],
    snapshotFile === null ? [] : [`--allow-fs-read=${snapshotFile}`],
    log,
  );
  child.on('message', (message) => {
    const reply = processReply.safeParse(message);
    if (reply.success) onReply(reply.data);
    else {
      log.error({ issues: reply.error.issues.length }, 'runner process sent what it should not');
      child.kill('SIGKILL');
    }
  });
  return {
    send(request) {
      // One that is gone tells so by its end.
      if (child.connected) child.send(request, () => undefined);
    },
    kill: () => void child.kill('SIGKILL'),
    ended,
  };
}

/**
 * Writes the snapshot by a process of its own, the only one that may write; candidate code never runs in it.
 * @returns the file, or null when it could not be made
 */
export async function writeSnapshot(processUrl: URL, file: string, log: Logger): Promise<boolean> {
  const folder = dirname(file);
  mkdirSync(folder, { recursive: true });
  const { child, ended } = start(processUrl, ['snapshot', file], [`--allow-fs-read=${join(folder, '*')}`, `--allow-fs-write=${join(folder, '*')}`], log);
  const timer = setTimeout(() => child.kill('SIGKILL'), SNAPSHOT_MS);
  const [code] = (await Promise.race([once(child, 'exit'), ended.then(() => [null])])) as [number | null];
  clearTimeout(timer);
  return code === 0;
}
