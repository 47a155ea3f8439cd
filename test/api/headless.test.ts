/** The headless entry as a process: its line, its exit codes, its end. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { tempDir } from '../fixtures/temp-dir.ts';

const entry = fileURLToPath(new URL('../../src/main/headless.ts', import.meta.url));

interface Run {
  readonly child: ChildProcess;
  readonly output: { stdout: string; stderr: string };
  readonly exited: Promise<number | null>;
  /** The first line on stdout. */
  line(): Promise<string>;
}

function run(args: readonly string[], env: Record<string, string> = {}): Run {
  const child = spawn(process.execPath, [entry, ...args], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, VIVA_LOG_LEVEL: 'info', ...env } });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (data: Buffer) => (output.stdout += data.toString()));
  child.stderr.on('data', (data: Buffer) => (output.stderr += data.toString()));
  const exited = new Promise<number | null>((resolve) => child.on('exit', resolve));
  onTestFinished(() => void child.kill('SIGKILL'));
  return {
    child,
    output,
    exited,
    line: () => new Promise((resolve, reject) => {
      child.stdout.on('data', () => {
        const end = output.stdout.indexOf('\n');
        if (end >= 0) resolve(output.stdout.slice(0, end));
      });
      void exited.then((code) => reject(new Error(`exited with ${code}: ${output.stderr}`)));
    }),
  };
}

const free = (dataDir: string): string[] => ['--port', '0', '--screening-port', '0', '--no-install', '--data-dir', dataDir];

describe('npm run headless', () => {
  it('prints one JSON line, answers, writes endpoints.json, and ends cleanly on SIGTERM', async () => {
    const dataDir = tempDir();
    const server = run(free(dataDir));
    const line = JSON.parse(await server.line()) as { event: string; port: number; screeningPort: number; appUrl: string };
    expect(line).toEqual({ event: 'listening', port: expect.any(Number) as number, screeningPort: expect.any(Number) as number, appUrl: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/app\/#token=/) as string });
    expect((await fetch(`http://127.0.0.1:${line.port}/healthz`)).status).toBe(200);
    expect((await fetch(`http://127.0.0.1:${line.screeningPort}/healthz`)).status).toBe(200);
    expect(JSON.parse(readFileSync(join(dataDir, 'endpoints.json'), 'utf8'))).toMatchObject({ port: line.port, screeningPort: line.screeningPort, pid: server.child.pid });
    server.child.kill('SIGTERM');
    expect(await server.exited).toBe(0);
    expect(server.output.stdout.trim().split('\n')).toHaveLength(1);
    for (const log of server.output.stderr.trim().split('\n').filter(Boolean)) expect(() => JSON.parse(log) as unknown).not.toThrow();
    expect(existsSync(join(dataDir, 'endpoints.json'))).toBe(false);
  });

  it('ends with 1 and one clear line when the port is busy', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    onTestFinished(() => void other.close());
    const { port } = other.address() as { port: number };
    const server = run(['--port', String(port), '--screening-port', '0', '--no-install', '--data-dir', tempDir()], { VIVA_LOG_LEVEL: 'silent' });
    expect(await server.exited).toBe(1);
    expect(server.output.stdout).toBe('');
    expect(server.output.stderr.trim()).toBe(`viva: Port ${port} on 127.0.0.1 is in use by another program`);
  });

  it('ends with 1 and one clear line when the data directory is in use', async () => {
    const dataDir = tempDir();
    const first = run(free(dataDir));
    await first.line();
    const second = run(free(dataDir));
    expect(await second.exited).toBe(1);
    expect(second.output.stderr.trim()).toMatch(/^viva: Another Viva is using /);
    first.child.kill('SIGTERM');
    await first.exited;
  });

  it('stops at a wrong flag with one clear line', async () => {
    const server = run(['--port', 'eight']);
    expect(await server.exited).toBe(1);
    expect(server.output.stderr.trim().split('\n')).toHaveLength(1);
    expect(server.output.stderr).toContain('--port');
  });
});
