import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runQuietly } from './processes.mjs';
import { say } from './say.mjs';

const DOWNLOAD_LIMIT_MS = 600_000;
/** So long nothing may arrive. A host that cannot be reached ends the download by itself, sooner. */
const DOWNLOAD_SILENCE_MS = 30_000;

const PROGRAMS = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' };

/** Why a window cannot be opened here; null when it can. */
export function whyNoWindow(env = process.env, platform = process.platform, uid = process.getuid?.() ?? 1) {
  if (platform === 'win32' || platform === 'darwin') return null;
  if (!env.DISPLAY && !env.WAYLAND_DISPLAY) return 'no display';
  return uid === 0 ? 'root, for whom Electron runs only with its sandbox off' : null;
}

/** The Electron program: of `ELECTRON_OVERRIDE_DIST_PATH`, or what its package has downloaded; null when absent. */
export function electronPath(root, env = process.env, platform = process.platform) {
  const folder = join(root, 'node_modules', 'electron');
  const record = join(folder, 'path.txt');
  const name = existsSync(record) ? readFileSync(record, 'utf8') : (PROGRAMS[platform] ?? 'electron');
  const path = join(env.ELECTRON_OVERRIDE_DIST_PATH || join(folder, 'dist'), name);
  return existsSync(path) ? path : null;
}

/** Bytes of all files below `path`; what cannot be read, or goes away meanwhile, counts as nothing. */
export function sizeOf(path) {
  try {
    const stat = statSync(path);
    if (!stat.isDirectory()) return stat.size;
    return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
  } catch {
    return 0;
  }
}

/** Runs the package's own installer, for as long as bytes arrive. @returns its exit code */
async function download(root, node) {
  // A folder of its own, so that what arrives can be seen to grow: the installer itself says nothing when piped.
  const folder = mkdtempSync(join(tmpdir(), 'viva-electron-'));
  try {
    const env = { ...process.env, TMPDIR: folder, TEMP: folder, TMP: folder };
    const progress = () => sizeOf(folder) + sizeOf(join(root, 'node_modules', 'electron', 'dist'));
    const limits = { limitMs: DOWNLOAD_LIMIT_MS, silenceMs: DOWNLOAD_SILENCE_MS, progress };
    const { code } = await runQuietly(node, ['node_modules/electron/install.js'], { cwd: root, env, ...limits });
    return code;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
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
  say('downloading Electron (about 120 MB, once), at most ten minutes');
  const path = (await download(root, node)) === 0 ? electronPath(root) : null;
  if (path === null) say('Electron could not be downloaded: starting the server for a browser (set ELECTRON_OVERRIDE_DIST_PATH to use one from elsewhere)');
  return path;
}
