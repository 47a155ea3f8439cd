/** The life of the desktop program: one instance, one window, a clean end. */
import { join } from 'node:path';
import { app, BrowserWindow, dialog } from 'electron';
import { messageOf } from '../base/errors.ts';
import { createHandlers, type DesktopApp } from './handlers.ts';
import { handleIpc } from './ipc.ts';
import { isHidden } from './hidden-window.ts';
import { setMenu } from './menu.ts';
import { createWindow } from './window.ts';

export interface DesktopOptions {
  /** Folder of the program's data; one instance runs per folder, the window keeps its own files in `window/`. */
  readonly dataDir: string;
  readonly preloadPath: string;
  readonly iconPath: string;
  readonly isDevelopment: boolean;
  /** Composes the program and starts listening. */
  readonly start: () => Promise<DesktopApp>;
}

const CLOSE_WITHIN_MS = 5_000;

/** Runs until the person quits. Must be called before Electron is ready. A failed start is shown and exits with 1. */
export async function runDesktop({ dataDir, preloadPath, iconPath, isDevelopment, start }: DesktopOptions): Promise<void> {
  app.setPath('userData', join(dataDir, 'window'));
  if (!app.requestSingleInstanceLock()) {
    process.stderr.write('viva: it is running already; its window comes to the front\n');
    app.quit();
    return;
  }
  let running: DesktopApp | null = null;
  let closing = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit());

  const leaveUnlessMac = (): void => {
    if (process.platform !== 'darwin') app.quit();
  };
  const show = async (): Promise<void> => {
    const present = BrowserWindow.getAllWindows().find((window) => !isHidden(window));
    if (present !== undefined) {
      if (present.isMinimized()) present.restore();
      present.show();
      present.focus();
    } else if (running !== null && !closing) {
      const { origin, pathname } = new URL(running.appUrl());
      const window = createWindow({ appUrl: running.appUrl(), preloadPath, iconPath, isDevelopment });
      const stopIpc = handleIpc(origin, createHandlers(running, window));
      window.once('closed', () => {
        stopIpc();
        // A window that nobody sees must not keep the program.
        leaveUnlessMac();
      });
      // The page takes the launch token from the bridge: it need not stand in the address.
      await window.loadURL(`${origin}${pathname}`);
    }
  };
  const fail = (error: unknown): void => {
    process.stderr.write(`viva: ${messageOf(error)}\n`);
    dialog.showErrorBox('Viva', messageOf(error));
    process.exitCode = 1;
    if (running === null) app.exit(1);
    else app.quit();
  };

  app.on('second-instance', () => void show().catch(fail));
  app.on('activate', () => void show().catch(fail));
  app.on('window-all-closed', leaveUnlessMac);
  app.on('will-quit', (event) => {
    if (running === null || closing) return;
    event.preventDefault();
    closing = true;
    const end = (): void => app.exit(Number(process.exitCode ?? 0));
    setTimeout(end, CLOSE_WITHIN_MS).unref();
    running.close().then(end, end);
  });

  await app.whenReady();
  setMenu({ locale: app.getLocale(), isMac: process.platform === 'darwin', isDevelopment });
  try {
    running = await start();
    await show();
  } catch (error) {
    fail(error);
  }
}
