/** Stands in for the electron module in a process of its own: the window only says what it loads. */
import { createElectron, FakeWindow } from './electron-fake.ts';

const electron = createElectron();

class SayingWindow extends FakeWindow {
  override loadURL(url: string): Promise<void> {
    process.stdout.write(`loaded ${url}\n`);
    return super.loadURL(url);
  }
}

// Electron sets this where the program is a folder or file named on its command line.
Object.assign(process, { defaultApp: true });
electron.app.quit = () => {
  let prevented = false;
  electron.app.emit('will-quit', { preventDefault: () => void (prevented = true) });
  if (!prevented) process.exit(0);
};
electron.app.exit = (code) => process.exit(code);

export const { app, dialog, ipcMain, Menu, nativeTheme, shell, systemPreferences } = electron;
export const BrowserWindow = SayingWindow;
