/** A window that nobody sees, for pages of ours that work (docs/decisions/0030-page-worker.md). */
import { BrowserWindow } from 'electron';
import { lockNavigation } from './navigation.ts';
import { guardSession } from './session-guard.ts';

/** Its own session, kept in memory: it shares nothing with the window that people see. */
const PARTITION = 'viva-work';

const hidden = new Set<BrowserWindow>();

/** Whether it is one of those that nobody sees. */
export const isHidden = (window: BrowserWindow): boolean => hidden.has(window);

/**
 * @param url a page of our own server; nothing else can be reached from it
 * @param onGone the page died, or was closed by anybody else; not told of one that could not be opened
 */
export async function openHidden(url: string, onGone: () => void): Promise<{ close(): Promise<void> }> {
  const { origin } = new URL(url);
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      partition: PARTITION, contextIsolation: true, sandbox: true, nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false,
      webSecurity: true, allowRunningInsecureContent: false, webviewTag: false, spellcheck: false, devTools: false,
      // Nobody sees it, and still it works.
      backgroundThrottling: false,
    },
  });
  hidden.add(window);
  let isClosing = false;
  window.webContents.setAudioMuted(true);
  guardSession({ session: window.webContents.session, origin, askSystem: () => Promise.resolve(false) });
  lockNavigation(window.webContents, origin, () => undefined);
  window.webContents.on('render-process-gone', () => window.destroy());
  window.once('closed', () => {
    hidden.delete(window);
    if (!isClosing) onGone();
  });
  const close = (): void => {
    isClosing = true;
    if (!window.isDestroyed()) window.destroy();
  };
  try {
    await window.loadURL(url);
  } catch (error) {
    close();
    throw error;
  }
  return { close: async () => close() };
}
