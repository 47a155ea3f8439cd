import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { findNpm, isInside } from './node.mjs';
import { runQuietly } from './processes.mjs';
import { Failure, say } from './say.mjs';

/** What node_modules was installed from: another lock file or another platform makes it stale. */
export function toStamp(lockText, platform = process.platform, arch = process.arch) {
  return `${platform}-${arch}-${createHash('sha256').update(lockText).digest('hex')}`;
}

/**
 * Whether the tree that npm recorded holds every package of the lock file at its version. Packages for other
 * platforms are optional and may be absent.
 */
export function holdsAll(lock, installed) {
  const present = installed.packages ?? {};
  return Object.entries(lock.packages ?? {}).every(([path, wanted]) => {
    if (path === '') return true;
    const found = present[path];
    return found === undefined ? wanted.optional === true : found.version === wanted.version;
  });
}

/** @returns 'fresh', 'missing' or 'stale'; an `npm ci` done by hand counts as fresh */
export function packagesState(root) {
  const modules = join(root, 'node_modules');
  const record = join(modules, '.package-lock.json');
  if (!existsSync(record)) return 'missing';
  const lockText = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const stamp = join(modules, '.viva-stamp');
  if (existsSync(stamp)) return readFileSync(stamp, 'utf8') === toStamp(lockText) ? 'fresh' : 'stale';
  if (!holdsAll(JSON.parse(lockText), JSON.parse(readFileSync(record, 'utf8')))) return 'stale';
  writeFileSync(stamp, toStamp(lockText));
  return 'fresh';
}

/**
 * A person's own settings (NODE_ENV=production, omit=dev, ignore-scripts) would leave out what builds and runs the
 * program. npm 10 does not know `allowScripts` of package.json and would run every package's script, a compiler
 * among them: so none run at first, and then those of the one package that needs its own.
 */
const NPM_STEPS = [
  ['ci', '--no-audit', '--no-fund', '--include=dev', '--include=optional', '--ignore-scripts'],
  ['rebuild', 'node', '--ignore-scripts=false'],
];

/** Runs `npm ci` unless node_modules is what package-lock.json says. */
export async function ensurePackages(root) {
  const state = packagesState(root);
  if (state === 'fresh') return;
  if (process.platform === 'win32' && isInside(root, process.execPath) && state === 'stale') {
    throw new Failure('the packages are out of date, and Windows does not let them be replaced while they run: run `npm ci`, then try again');
  }
  const { node, script } = findNpm(root);
  say(`installing packages (npm ci; they are ${state}), about a minute`);
  // npm's own child scripts must find a Node that stays, before the one that is being replaced.
  const path = [dirname(node), ...(process.env.PATH ?? '').split(delimiter)].join(delimiter);
  const env = { ...process.env, PATH: path, ONNXRUNTIME_NODE_INSTALL: 'skip' };
  for (const step of NPM_STEPS) {
    const { code, output } = await runQuietly(node, [script, ...step], { cwd: root, env });
    if (code === 0) continue;
    // Without npm's record the next start begins anew.
    rmSync(join(root, 'node_modules', '.package-lock.json'), { force: true });
    process.stderr.write(output);
    throw new Failure(`npm ${step[0]} failed (code ${code}), see above: check the network and the npm registry, then try again`);
  }
  if (packagesState(root) !== 'fresh') throw new Failure('npm ci left packages out: see `npm config list` for settings that leave some out, then try again');
}
