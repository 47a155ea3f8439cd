import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { useProjectNode } from './node.mjs';
import { runQuietly } from './processes.mjs';
import { Failure, say } from './say.mjs';

/** What the build reads. */
const SOURCES = ['src', 'electron.vite.config.ts', 'package.json', 'tsconfig.base.json'];
/** What it must have written. */
const RESULTS = ['out/main/headless.js', 'out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html'];
const STAMP = 'out/.stamp';

/** The latest change below `path`, ms since 1970. Folders count: removing a file changes its folder. */
export function newestMs(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(path).reduce((newest, name) => Math.max(newest, newestMs(join(path, name))), stat.mtimeMs);
}

export function needsBuild(root) {
  const stamp = statSync(join(root, STAMP), { throwIfNoEntry: false });
  if (stamp === undefined || RESULTS.some((path) => !existsSync(join(root, path)))) return true;
  return SOURCES.some((path) => newestMs(join(root, path)) > stamp.mtimeMs);
}

/** Builds when a source is newer than the last build. */
export async function ensureBuilt(root) {
  if (!needsBuild(root)) return;
  say('building, about 10 s');
  const node = useProjectNode(root);
  const begun = new Date();
  const { code, output } = await runQuietly(node, ['node_modules/electron-vite/bin/electron-vite.js', 'build'], { cwd: root });
  if (code !== 0) {
    process.stderr.write(output);
    throw new Failure(`the build failed (code ${code}), see above; \`npm run build\` repeats it`);
  }
  // What changes while the build runs counts as newer.
  writeFileSync(join(root, STAMP), '');
  utimesSync(join(root, STAMP), begun, begun);
}
