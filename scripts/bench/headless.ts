/** The server as a process of its own, so that what is measured in it is its own. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Headless {
  readonly base: string;
  readonly pid: number;
}

/** Starts it on a free port, waits until its recogniser is ready (or will never be), and ends it afterwards. */
export async function withHeadless<T>(work: (server: Headless) => Promise<T>, settings: Readonly<Record<string, string>> = {}): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), 'viva-bench-'));
  const entry = fileURLToPath(new URL('../../src/main/headless.ts', import.meta.url));
  const args = [entry, '--port', '0', '--screening-port', '0', '--no-install', '--data-dir', dataDir];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, VIVA_LOG_LEVEL: 'error', ...settings } });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  try {
    const line = await new Promise<string>((resolve, reject) => {
      child.stdout.once('data', (data: Buffer) => resolve(data.toString().split('\n')[0] ?? ''));
      void exited.then(() => reject(new Error('the server did not start')));
    });
    const base = `http://127.0.0.1:${(JSON.parse(line) as { port: number }).port}`;
    await loaded(base);
    return await work({ base, pid: child.pid ?? 0 });
  } finally {
    child.kill('SIGTERM');
    await exited;
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function loaded(base: string): Promise<void> {
  for (;;) {
    const { engines } = (await (await fetch(`${base}/healthz`)).json()) as { engines: readonly { task: string; state: string; detail: string | null }[] };
    const speech = engines.filter(({ task }) => task === 'asr' || task === 'vad');
    const absent = speech.find(({ state }) => state === 'absent' || state === 'failed');
    if (absent !== undefined) throw new Error(`${absent.task} cannot be measured: ${absent.detail ?? absent.state}`);
    if (speech.every(({ state }) => state === 'ready')) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
