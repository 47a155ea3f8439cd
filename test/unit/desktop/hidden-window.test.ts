import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createElectron, FakeWindow } from './electron-fake.ts';

const URL = 'http://127.0.0.1:4321/app/work.html#key';

let electron: ReturnType<typeof createElectron>;
let gone: number;

beforeEach(() => {
  vi.resetModules();
  FakeWindow.all = [];
  FakeWindow.loads = () => Promise.resolve();
  gone = 0;
  electron = createElectron();
  vi.doMock('electron', () => electron);
  return () => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.removeAllListeners(signal);
  };
});

const open = async () => (await import('../../../src/main/desktop/hidden-window.ts')).openHidden(URL, () => void (gone += 1));
function theWindow(): FakeWindow {
  const window = FakeWindow.all.at(-1);
  if (window === undefined) throw new Error('no window was opened');
  return window;
}

describe('a window that nobody sees', () => {
  it('is hardened, silent, apart from the other, and never shown', async () => {
    await open();
    expect(theWindow().options).toMatchObject({ show: false, webPreferences: { partition: 'viva-work', contextIsolation: true, sandbox: true, nodeIntegration: false, devTools: false, backgroundThrottling: false } });
    expect(theWindow().options).not.toHaveProperty('webPreferences.preload');
    expect([theWindow().webContents.url, theWindow().webContents.isMuted, theWindow().done]).toEqual([URL, true, []]);
  });

  it('reaches our own server only, and is granted nothing', async () => {
    await open();
    const { session } = theWindow().webContents;
    const reach = (url: string): Promise<unknown> => new Promise((resolve) => void session.beforeRequest({ url }, resolve));
    expect(await reach('http://127.0.0.1:4321/desk/work/x/input')).toEqual({ cancel: false });
    expect(await reach('https://example.com/')).toEqual({ cancel: true });
    const asked = new Promise((resolve) => void session.request(theWindow().webContents, 'media', resolve, { requestingUrl: URL, mediaTypes: ['video'] }));
    expect(await asked).toBe(false);
  });

  it('tells when its page has died, and not when it was closed on purpose', async () => {
    await open();
    theWindow().webContents.emit('render-process-gone');
    expect(gone).toBe(1);
    const second = await open();
    await second.close();
    expect([gone, FakeWindow.all]).toEqual([1, []]);
  });

  it('is gone where its page cannot be opened', async () => {
    FakeWindow.loads = () => Promise.reject(new Error('ERR_CONNECTION_REFUSED'));
    await expect(open()).rejects.toThrow('ERR_CONNECTION_REFUSED');
    expect([gone, FakeWindow.all]).toEqual([0, []]);
  });

  it('is not taken for the window, and does not keep the program when that is closed', async () => {
    await open();
    const { runDesktop } = await import('../../../src/main/desktop/desktop.ts');
    const program = { token: 't', version: '1', dataDir: '/data', appUrl: () => 'http://127.0.0.1:4321/app/#token=t', importModels: () => Promise.resolve(0), close: () => Promise.resolve() };
    await runDesktop({ dataDir: '/data', preloadPath: '/p', iconPath: '/i', isDevelopment: false, start: () => Promise.resolve(program) });
    expect(FakeWindow.all).toHaveLength(2);
    expect(theWindow().webContents.url).toBe('http://127.0.0.1:4321/app/');
    theWindow().emit('closed');
    if (process.platform !== 'darwin') expect(electron.app.done).toContain('quit');
  });
});
