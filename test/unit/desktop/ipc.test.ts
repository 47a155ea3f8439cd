import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ipcChannels } from '../../../src/contracts/ipc.ts';
import type { DesktopApp } from '../../../src/main/desktop/handlers.ts';
import { createElectron, FakeWindow } from './electron-fake.ts';

const ORIGIN = 'http://127.0.0.1:4321';
const ownFrame = { url: `${ORIGIN}/app/`, parent: null };

let electron: ReturnType<typeof createElectron>;
let folder: string;
let stop: () => void;

async function answer(app: Partial<DesktopApp> = {}): Promise<void> {
  const { createHandlers } = await import('../../../src/main/desktop/handlers.ts');
  const { handleIpc } = await import('../../../src/main/desktop/ipc.ts');
  const program = { token: 'secret', version: '1.2.3', dataDir: folder, appUrl: () => '', importModels: () => Promise.resolve(3), close: () => Promise.resolve(), ...app };
  const window = new FakeWindow({}) as unknown as Parameters<typeof createHandlers>[1];
  stop = handleIpc(ORIGIN, createHandlers(program, window));
}

/** Calls as a page does, with the frame it comes from. */
async function call(channel: string, input: unknown[] = [], senderFrame: unknown = ownFrame): Promise<unknown> {
  const handler = electron.handlers.get(`viva:${channel}`);
  if (handler === undefined) throw new Error(`no handler for ${channel}`);
  return handler({ senderFrame }, ...input);
}

beforeEach(async () => {
  vi.resetModules();
  electron = createElectron();
  vi.doMock('electron', () => electron);
  folder = await mkdtemp(join(tmpdir(), 'viva-ipc-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('channels', () => {
  it('are those of the contract, and end together', async () => {
    await answer();
    expect([...electron.handlers.keys()].sort()).toEqual(Object.keys(ipcChannels).map((name) => `viva:${name}`).sort());
    stop();
    expect(electron.handlers.size).toBe(0);
  });

  it('answer our own page only', async () => {
    await answer();
    expect(await call('context')).toEqual({ token: 'secret', version: '1.2.3', platform: process.platform });
    const strangers = [
      { url: 'https://example.com/', parent: null },
      { url: 'http://127.0.0.1:4322/app/', parent: null },
      { url: `${ORIGIN}.evil.com/`, parent: null },
      { url: `${ORIGIN}/app/`, parent: ownFrame },
      { url: '', parent: null },
      null,
    ];
    for (const frame of strangers) await expect(call('context', [], frame)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('refuse what the contract does not take', async () => {
    await answer();
    const bytes = new Uint8Array([1]);
    const wrong: [string, unknown[]][] = [
      ['context', ['x']],
      ['context', [undefined, 1]],
      ['saveFile', []],
      ['saveFile', [{ name: '', bytes }]],
      ['saveFile', [{ name: 'x'.repeat(201), bytes }]],
      ['saveFile', [{ name: 'a.pdf', bytes: 'text' }]],
      ['saveFile', [{ name: 'a.pdf', bytes: [1] }]],
      ['importModels', ['/etc']],
    ];
    for (const [channel, input] of wrong) await expect(call(channel, input), channel).rejects.toMatchObject({ code: 'INVALID_REQUEST' });
  });

  it('refuse to send what the contract does not promise', async () => {
    await answer({ importModels: () => Promise.resolve(-1) });
    electron.opening.filePaths = [folder];
    await expect(call('importModels')).rejects.toThrow();
  });
});

describe('what they do', () => {
  const file = { name: 'report.pdf', bytes: new Uint8Array([1, 2, 3]) };

  it('saves where the person said', async () => {
    await answer();
    electron.saving.filePath = join(folder, 'chosen.pdf');
    expect(await call('saveFile', [file])).toBe(true);
    expect([...(await readFile(electron.saving.filePath))]).toEqual([1, 2, 3]);
  });

  it('saves nothing when the person cancelled', async () => {
    await answer();
    Object.assign(electron.saving, { canceled: true, filePath: '' });
    expect(await call('saveFile', [file])).toBe(false);
  });

  it('imports the chosen folder, or none', async () => {
    await answer();
    electron.opening.filePaths = [folder];
    expect(await call('importModels')).toBe(3);
    electron.opening.canceled = true;
    expect(await call('importModels')).toBe(0);
  });

  it('says when the data folder cannot be shown', async () => {
    await answer();
    expect(await call('showDataFolder')).toBeUndefined();
    await answer({ dataDir: '/missing' });
    await expect(call('showDataFolder')).rejects.toMatchObject({ code: 'INTERNAL' });
  });

  it.each([
    ['report.pdf', 'report.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Windows\\x.html', 'x.html'],
    ['.hidden', 'hidden'],
    ['a:b|c?.pdf', 'a_b_c_.pdf'],
    ['..', 'report'],
    ['Отчёт.pdf', 'Отчёт.pdf'],
  ])('proposes a plain file name: %s', async (name, plain) => {
    const { toFileName } = await import('../../../src/main/desktop/handlers.ts');
    expect(toFileName(name)).toBe(plain);
  });
});

describe('the menu', () => {
  it('speaks the system’s language and offers developer tools in development only', async () => {
    const { toMenuTemplate } = await import('../../../src/main/desktop/menu.ts');
    const text = (locale: string, isDevelopment: boolean) => JSON.stringify(toMenuTemplate({ locale, isMac: false, isDevelopment }));
    expect(text('ru-RU', false)).toContain('Копировать');
    expect(text('de', false)).toContain('Copy');
    expect(text('en', false)).not.toContain('toggleDevTools');
    expect(text('en', true)).toContain('toggleDevTools');
  });
});
