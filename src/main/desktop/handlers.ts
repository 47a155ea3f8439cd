/** What the channels of contracts/ipc do. */
import { writeFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { dialog, shell, type BrowserWindow } from 'electron';
import { AppError } from '../base/errors.ts';
import type { IpcHandlers } from './ipc.ts';

/** What the window needs of the running program. */
export interface DesktopApp {
  readonly token: string;
  readonly version: string;
  readonly dataDir: string;
  /** Address of the interface. */
  appUrl(): string;
  /** The number of models taken from the folder. */
  importModels(folder: string): Promise<number>;
  close(): Promise<void>;
}

/** A name that the page proposed, as a plain file name: no folders, nothing a file system refuses. */
export function toFileName(name: string): string {
  const plain = basename(name.replaceAll('\\', '/')).replace(/[<>:"|?*\p{Cc}]/gu, '_').replace(/^\.+/, '').trim();
  return plain === '' ? 'report' : plain;
}

/** @param window dialogs belong to it */
export function createHandlers(app: DesktopApp, window: BrowserWindow): IpcHandlers {
  return {
    context: () => ({ token: app.token, version: app.version, platform: process.platform }),
    async saveFile({ name, bytes }) {
      const defaultPath = toFileName(name);
      const extension = extname(defaultPath).slice(1);
      const filters = extension === '' ? [] : [{ name: extension.toUpperCase(), extensions: [extension] }];
      const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath, filters });
      if (canceled || !filePath) return false;
      await writeFile(filePath, bytes);
      return true;
    },
    async showDataFolder() {
      const problem = await shell.openPath(app.dataDir);
      if (problem !== '') throw new AppError('INTERNAL', problem);
    },
    async importModels() {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, { properties: ['openDirectory'] });
      const [folder] = filePaths;
      return canceled || folder === undefined ? 0 : app.importModels(folder);
    },
  };
}
