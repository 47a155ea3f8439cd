import { existsSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join, sep } from 'node:path';
import { Failure } from './say.mjs';

/** The lowest Node that may run this bootstrap; what it starts runs on the Node of node_modules. */
export const OLDEST_MAJOR = 20;
/** better-sqlite3 needs Node-API 10 (Node 22.14 and later) and crashes the process below. */
const NODE_API = 10;

export function checkNode(version = process.versions.node) {
  if (Number.parseInt(version, 10) < OLDEST_MAJOR) {
    throw new Failure(`Node ${version} is too old: install Node ${OLDEST_MAJOR} or later from https://nodejs.org and try again`);
  }
}

const executable = process.platform === 'win32' ? 'node.exe' : 'node';

/** The Node 24 that npm installed, and first place on PATH for all that is started afterwards. */
export function useProjectNode(root) {
  const bin = join(root, 'node_modules', '.bin');
  if (!(process.env.PATH ?? '').split(delimiter).includes(bin)) process.env.PATH = `${bin}${delimiter}${process.env.PATH ?? ''}`;
  const own = join(root, 'node_modules', 'node', 'bin', executable);
  if (existsSync(own)) return own;
  if (Number(process.versions.napi) >= NODE_API) return process.execPath;
  throw new Failure(`this Node (${process.versions.node}) is too old to run Viva and the package "node" is not there: delete node_modules and try again`);
}

/** Whether `path` lies in the project's node_modules, links resolved: `npm ci` would delete it. */
export function isInside(root, path) {
  const modules = join(realpathSync(root), 'node_modules') + sep;
  try {
    return realpathSync(path).startsWith(modules);
  } catch {
    return path.startsWith(modules);
  }
}

/** The first program of this name on PATH that `npm ci` will not delete; null when there is none. */
export function findOutside(root, name, path = process.env.PATH ?? '') {
  for (const folder of path.split(delimiter).filter(Boolean)) {
    const candidate = join(folder, name);
    if (existsSync(candidate) && !isInside(root, candidate)) return candidate;
  }
  return null;
}

/**
 * How to run npm without the Node that npm is about to delete: npm's own JavaScript under a Node from outside
 * node_modules.
 */
export function findNpm(root, env = process.env) {
  const nodes = [env.npm_node_execpath, process.execPath].filter((path) => path && existsSync(path) && !isInside(root, path));
  const node = nodes[0] ?? findOutside(root, executable, env.PATH);
  if (node === null) throw new Failure('no Node found outside node_modules: install Node from https://nodejs.org, or run `npm ci` by hand');
  const onPath = findOutside(root, process.platform === 'win32' ? 'npm.cmd' : 'npm', env.PATH);
  const home = dirname(realpathSync(node));
  const scripts = [
    env.npm_execpath,
    join(home, 'node_modules/npm/bin/npm-cli.js'),
    join(home, '../lib/node_modules/npm/bin/npm-cli.js'),
    onPath && realpathSync(onPath),
    onPath && join(dirname(onPath), 'node_modules/npm/bin/npm-cli.js'),
  ];
  const script = scripts.find((path) => path && /npm-cli\.c?js$/.test(path) && existsSync(path));
  if (script === undefined) throw new Failure('npm was not found: it comes with Node from https://nodejs.org (on Debian: apt-get install npm)');
  return { node, script };
}
