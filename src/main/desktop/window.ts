/** The one window. */
import { BrowserWindow, nativeTheme, shell, systemPreferences } from 'electron';
import { lockNavigation } from './navigation.ts';
import { guardSession } from './session-guard.ts';

export interface WindowOptions {
  /** Address of the interface; its origin is the only one the window ever shows. */
  readonly appUrl: string;
  readonly preloadPath: string;
  readonly iconPath: string;
  /** Opens the developer tools to the person. */
  readonly isDevelopment: boolean;
}

/** Papers of the light and the dark theme, so that nothing flashes before the page has drawn. */
const PAPER = { light: '#fafaf8', dark: '#111316' };

/** The window, hardened and still empty; it shows itself once a page has drawn. */
export function createWindow({ appUrl, preloadPath, iconPath, isDevelopment }: WindowOptions): BrowserWindow {
  const { origin } = new URL(appUrl);
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 1024,
    minHeight: 700,
    show: false,
    title: 'Viva',
    icon: iconPath,
    backgroundColor: nativeTheme.shouldUseDarkColors ? PAPER.dark : PAPER.light,
    webPreferences: {
      preload: preloadPath,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      // Chromium would fetch its dictionaries from the network.
      spellcheck: false,
      // An interview goes on while its window is behind another.
      backgroundThrottling: false,
      devTools: isDevelopment,
    },
  });
  guardSession({
    session: window.webContents.session,
    origin,
    askSystem: (kind) => (process.platform === 'darwin' ? systemPreferences.askForMediaAccess(kind === 'audio' ? 'microphone' : 'camera') : Promise.resolve(true)),
  });
  lockNavigation(window.webContents, origin, (url) => void shell.openExternal(url));
  window.once('ready-to-show', () => window.show());
  return window;
}
