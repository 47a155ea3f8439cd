import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { useProjectNode } from './node.mjs';
import { runQuietly } from './processes.mjs';
import { say } from './say.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const WINDOWS = ['Chromium\\Application\\chrome.exe', 'Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];

/** Where a Chromium may lie on this machine, best first. `CHROMIUM_PATH`, where set, is the only place. */
export function chromiumPlaces(env = process.env, platform = process.platform) {
  if (env.CHROMIUM_PATH) return [env.CHROMIUM_PATH];
  if (platform === 'win32') {
    const homes = [env.LOCALAPPDATA, env.PROGRAMFILES, env['PROGRAMFILES(X86)']].filter(Boolean);
    return homes.flatMap((home) => WINDOWS.map((path) => `${home}\\${path}`));
  }
  const onPath = (env.PATH ?? '').split(delimiter).filter(Boolean);
  const named = NAMES.flatMap((name) => onPath.map((folder) => join(folder, name)));
  return platform === 'darwin' ? [...named, ...MAC] : named;
}

/** Whether Debian's package is a real Chromium; Ubuntu's only points to a snap. */
export function isDebian(osRelease) {
  return /^ID=("?)debian\1$/m.test(osRelease);
}

function mayUseApt() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  return existsSync('/etc/os-release') && isDebian(readFileSync('/etc/os-release', 'utf8'));
}

async function installDebian() {
  say('installing Chromium for the interface’s tests (apt-get), about a minute');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const update = await runQuietly('apt-get', ['update'], { env });
  const packages = ['chromium', 'fonts-noto-core'];
  const install = await runQuietly('apt-get', ['install', '-y', '--no-install-recommends', ...packages], { env });
  if (install.code !== 0) process.stderr.write(`${update.output}${install.output}`);
  return chromiumPlaces().find((path) => existsSync(path)) ?? null;
}

async function playwrightPath(node, root) {
  const program = "import('playwright-core').then(({ chromium }) => console.log(chromium.executablePath()))";
  const { code, output } = await runQuietly(node, ['-e', program], { cwd: root });
  const path = output.trim();
  return code === 0 && existsSync(path) ? path : null;
}

async function installPlaywright(node, root) {
  say('installing Chromium for the interface’s tests (Playwright), about a minute');
  const { code, output } = await runQuietly(node, ['node_modules/playwright-core/cli.js', 'install', 'chromium'], { cwd: root, limitMs: 600_000 });
  if (code !== 0) process.stderr.write(output);
  return playwrightPath(node, root);
}

/** Finds or installs a Chromium. Null, after saying so, when there is none and none could be had. */
export async function ensureChromium(root) {
  const node = useProjectNode(root);
  const found = chromiumPlaces().find((path) => existsSync(path)) ?? null;
  if (found !== null) return found;
  if (process.env.CHROMIUM_PATH) {
    say(`CHROMIUM_PATH names no file (${process.env.CHROMIUM_PATH}): the interface’s tests are skipped`);
    return null;
  }
  const got = (await playwrightPath(node, root)) ?? (mayUseApt() ? await installDebian() : null) ?? (await installPlaywright(node, root));
  if (got === null) say('no Chromium could be installed: the interface’s tests are skipped. Install one, or set CHROMIUM_PATH');
  return got;
}
