import { once } from 'node:events';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { DesktopApp } from '../../../src/main/desktop/handlers.ts';
import { createElectron, FakeWindow } from './electron-fake.ts';

const ORIGIN = 'http://127.0.0.1:4321';

let electron: ReturnType<typeof createElectron>;
let closed: number;

const program: DesktopApp = {
  token: 'secret', version: '1.2.3', dataDir: '/data',
  appUrl: () => `${ORIGIN}/app/#token=secret`,
  importModels: () => Promise.resolve(3),
  close: () => Promise.resolve(void (closed += 1)),
};

async function run(start: () => Promise<DesktopApp> = () => Promise.resolve(program)): Promise<void> {
  const { runDesktop } = await import('../../../src/main/desktop/desktop.ts');
  await runDesktop({ dataDir: '/data', preloadPath: '/out/preload/index.cjs', iconPath: '/icon.png', isDevelopment: false, start });
}

beforeEach(() => {
  vi.resetModules();
  FakeWindow.all = [];
  closed = 0;
  electron = createElectron();
  vi.doMock('electron', () => electron);
  return () => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.removeAllListeners(signal);
    process.exitCode = undefined;
  };
});

function theWindow(): FakeWindow {
  const [window] = FakeWindow.all;
  if (window === undefined) throw new Error('no window was opened');
  return window;
}

describe('the window', () => {
  it('is hardened', async () => {
    await run();
    expect(theWindow().options.webPreferences).toMatchObject({
      preload: '/out/preload/index.cjs', contextIsolation: true, sandbox: true, nodeIntegration: false, nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false, webSecurity: true, allowRunningInsecureContent: false, webviewTag: false, spellcheck: false, devTools: false,
    });
  });

  it('loads the interface with no token in its address, and shows once drawn', async () => {
    await run();
    expect(theWindow().webContents.url).toBe(`${ORIGIN}/app/`);
    expect(theWindow().done).toEqual([]);
    theWindow().emit('ready-to-show');
    expect(theWindow().done).toEqual(['show']);
  });

  it('keeps its own files apart in the data folder', async () => {
    await run();
    expect(electron.app.paths.userData).toBe('/data/window');
  });
});

describe('navigation', () => {
  const outcome = (event: string, url: string, isMainFrame = true): boolean => {
    let prevented = false;
    theWindow().webContents.emit(event, { url, isMainFrame, preventDefault: () => void (prevented = true) });
    return !prevented;
  };

  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('stays on our origin: %s', async (event) => {
    await run();
    expect(outcome(event, `${ORIGIN}/app/x`)).toBe(true);
    for (const url of ['https://example.com/', 'http://127.0.0.1:4322/app/', 'http://localhost:4321/', 'file:///etc/passwd', 'javascript:alert(1)', 'about:blank']) {
      expect(outcome(event, url), url).toBe(false);
    }
  });

  it('lets an inner frame be blank', async () => {
    await run();
    expect(outcome('will-frame-navigate', 'about:srcdoc', false)).toBe(true);
    expect(outcome('will-frame-navigate', 'https://example.com', false)).toBe(false);
  });

  it('refuses a webview', async () => {
    await run();
    expect(outcome('will-attach-webview', '')).toBe(false);
  });

  it('opens no window; only listed documents go to the browser', async () => {
    await run();
    const open = (url: string) => theWindow().webContents.openHandler?.({ url });
    const refused = ['https://example.com/', `${ORIGIN}/app/`, 'file:///etc/passwd', 'https://www.gnu.org.evil.com/licenses/', 'http://www.gnu.org/licenses/', 'x'];
    const allowed = [`${ORIGIN}/docs`, 'https://www.gnu.org/licenses/gpl-3.0.html'];
    for (const url of [...refused, ...allowed]) expect(open(url)).toEqual({ action: 'deny' });
    expect(electron.opened).toEqual(allowed);
  });
});

describe('permissions', () => {
  const ask = (permission: string, details: object, from = `${ORIGIN}/app/`): Promise<unknown> => {
    const contents = theWindow().webContents;
    contents.url = from;
    return new Promise((resolve) => void contents.session.request(contents, permission, resolve, details));
  };

  it('grants microphone and camera to our own page', async () => {
    await run();
    expect(await ask('media', { requestingUrl: `${ORIGIN}/app/`, mediaTypes: ['audio', 'video'] })).toBe(true);
    expect(theWindow().webContents.session.check(null, 'media', `${ORIGIN}/`)).toBe(true);
  });

  it('grants nothing else', async () => {
    await run();
    const own = { requestingUrl: `${ORIGIN}/app/`, mediaTypes: ['audio'] };
    for (const permission of ['geolocation', 'notifications', 'display-capture', 'clipboard-read', 'hid', 'usb', 'midi', 'fileSystem', 'openExternal', 'unknown']) {
      expect(await ask(permission, own), permission).toBe(false);
      expect(theWindow().webContents.session.check(null, permission, ORIGIN), permission).toBe(false);
    }
    expect(await ask('media', { requestingUrl: `${ORIGIN}/app/`, mediaTypes: [] })).toBe(false);
    expect(theWindow().webContents.session.device({})).toBe(false);
  });

  it('grants nothing to others', async () => {
    await run();
    expect(await ask('media', { requestingUrl: 'https://example.com/', mediaTypes: ['audio'] })).toBe(false);
    expect(await ask('media', { requestingUrl: `${ORIGIN}/app/`, mediaTypes: ['audio'] }, 'https://example.com/')).toBe(false);
    expect(theWindow().webContents.session.check(null, 'media', 'https://example.com')).toBe(false);
    expect(theWindow().webContents.session.check(null, 'media', '')).toBe(false);
  });

  it('lets pages reach our own server only', async () => {
    await run();
    const reach = (url: string): Promise<unknown> => new Promise((resolve) => void theWindow().webContents.session.beforeRequest({ url }, resolve));
    for (const url of [`${ORIGIN}/app/`, 'ws://127.0.0.1:4321/desk/events', `blob:${ORIGIN}/1-2`, 'data:text/plain,x']) expect(await reach(url), url).toEqual({ cancel: false });
    for (const url of ['https://example.com/', 'http://127.0.0.1:4322/', 'wss://example.com/', 'file:///etc/passwd', 'ftp://x/', 'nonsense']) {
      expect(await reach(url), url).toEqual({ cancel: true });
    }
  });
});

describe('the program’s life', () => {
  it('ends at once where another instance runs, and does not start', async () => {
    electron.app.isFirst = false;
    const start = vi.fn(() => Promise.resolve(program));
    await run(start);
    expect(start).not.toHaveBeenCalled();
    expect(electron.app.done).toEqual(['quit']);
    expect(FakeWindow.all).toEqual([]);
  });

  it('brings its window to the front for a second instance', async () => {
    await run();
    electron.app.emit('second-instance');
    expect(theWindow().done).toEqual(['restore', 'show', 'focus']);
    expect(FakeWindow.all).toHaveLength(1);
  });

  it('opens the window again when it was closed and the program is called', async () => {
    await run();
    theWindow().emit('closed');
    FakeWindow.all = [];
    expect(electron.handlers.size).toBe(0);
    electron.app.emit('activate');
    expect(theWindow().webContents.url).toBe(`${ORIGIN}/app/`);
    expect(electron.handlers.size).toBeGreaterThan(0);
  });

  it('shows why it could not start and exits with 1', async () => {
    await run(() => Promise.reject(new Error('another process holds the data folder')));
    expect(electron.errors).toEqual(['another process holds the data folder']);
    expect(electron.app.done).toEqual(['exit 1']);
  });

  it('closes the program once before it leaves', async () => {
    await run();
    let prevented = 0;
    const event = { preventDefault: () => void (prevented += 1) };
    const exited = once(electron.app, 'exited');
    electron.app.emit('will-quit', event);
    electron.app.emit('will-quit', event);
    await exited;
    expect({ prevented, closed, done: electron.app.done }).toEqual({ prevented: 1, closed: 1, done: ['exit 0'] });
  });
});
