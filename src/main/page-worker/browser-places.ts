/** Where a Chromium browser usually is. */
import { accessSync, constants } from 'node:fs';
import { homedir } from 'node:os';

const UNIX_FOLDERS = ['/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/google/chrome'];
const UNIX = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'msedge', 'brave-browser'];
const MAC = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser'];
const WINDOWS = ['Google\\Chrome\\Application\\chrome.exe', 'Chromium\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];

export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly isProgram: (path: string) => boolean;
}

export const thisMachine: Machine = {
  platform: process.platform,
  home: homedir(),
  isProgram(path) {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  },
};

function places({ platform, home }: Machine): readonly string[] {
  if (platform === 'win32') {
    const roots = ['C:\\Program Files', 'C:\\Program Files (x86)', `${home}\\AppData\\Local`];
    return roots.flatMap((root) => WINDOWS.map((name) => `${root}\\${name}`));
  }
  const unix = (names: readonly string[]): string[] => UNIX_FOLDERS.flatMap((folder) => names.map((name) => `${folder}/${name}`));
  if (platform !== 'darwin') return unix(UNIX);
  return ['/Applications', `${home}/Applications`].flatMap((root) => MAC.map((name) => `${root}/${name}.app/Contents/MacOS/${name}`));
}

/** @param configured a program's path; `none` for none; undefined for one that is installed */
export function findBrowser(configured: string | undefined, machine: Machine = thisMachine): string | null {
  if (configured === 'none') return null;
  return (configured === undefined ? places(machine) : [configured]).find(machine.isProgram) ?? null;
}
