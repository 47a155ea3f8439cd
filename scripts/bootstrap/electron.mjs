import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runQuietly } from './processes.mjs';
import { say } from './say.mjs';

const DOWNLOAD_LIMIT_MS = 60_000;

/** Why a window cannot be opened here; null when it can. */
export function whyNoWindow(env = process.env, platform = process.platform, uid = process.getuid?.() ?? 1) {
  if (platform === 'win32' || platform === 'darwin') return null;
  if (!env.DISPLAY && !env.WAYLAND_DISPLAY) return 'no display';
  return uid === 0 ? 'root, for whom Electron runs only with its sandbox off' : null;
}

/** The Electron program: of `ELECTRON_OVERRIDE_DIST_PATH`, or what its package has downloaded; null when absent. */
export function electronPath(root, env = process.env) {
  const folder = join(root, 'node_modules', 'electron');
  const record = join(folder, 'path.txt');
  const name = existsSync(record) ? readFileSync(record, 'utf8') : process.platform === 'win32' ? 'electron.exe' : 'electron';
  const path = join(env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'), name);
  return existsSync(path) ? path : null;
}

/** Electron's program, downloaded when it is missing and a window could be shown; null after saying why not. */
export async function findElectron(root, node) {
  const reason = whyNoWindow();
  if (reason !== null) {
    say(`no window (${reason}): starting the server for a browser`);
    return null;
  }
  const present = electronPath(root);
  if (present !== null) return present;
  say('downloading Electron, at most a minute');
  const { code } = await runQuietly(node, ['node_modules/electron/install.js'], { cwd: root, limitMs: DOWNLOAD_LIMIT_MS });
  const path = code === 0 ? electronPath(root) : null;
  if (path === null) say('Electron could not be downloaded: starting the server for a browser (set ELECTRON_OVERRIDE_DIST_PATH to use one from elsewhere)');
  return path;
}
