import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const dataDir = mkdtempSync(join(tmpdir(), 'viva-desktop-'));
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

it('opens the interface on a port of its own though a documented port is busy, and ends on SIGTERM', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const busy = (other.address() as AddressInfo).port;
  const standin = pathToFileURL(join(import.meta.dirname, 'use-electron-standin.mjs')).href;
  const flags = ['--port', String(busy), '--screening-port', '0', '--data-dir', dataDir, '--no-install'];
  const child = spawn(process.execPath, ['--import', standin, join(root, 'src/main/index.ts'), ...flags], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const next = async (): Promise<string> => String((await lines.next()).value);
    const listening = JSON.parse(await next()) as { port: number | null; screeningPort: number; appUrl: string };
    expect(listening).toMatchObject({ event: 'listening', port: null });
    expect(listening.screeningPort).toBeGreaterThan(0);
    const { origin, hash } = new URL(listening.appUrl);
    expect(await next()).toBe(`loaded ${origin}/app/`);
    const reply = await fetch(`${origin}/desk/status`, { headers: { authorization: `Bearer ${hash.replace('#token=', '')}` } });
    expect(reply.status).toBe(200);
    const status = (await reply.json()) as { listeners: { name: string; port: number | null; problem: string | null }[] };
    expect(status.listeners.find(({ name }) => name === 'main')).toMatchObject({ port: null, problem: expect.stringContaining(String(busy)) as string });
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  } finally {
    child.kill('SIGKILL');
    other.close();
  }
});
