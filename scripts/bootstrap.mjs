#!/usr/bin/env node
// Makes a bare clone able to run: packages, build, models, browser; then starts what was asked for.
// Plain Node >= 20, no dependencies: it runs before anything is installed.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './bootstrap/build.mjs';
import { ensurePackages } from './bootstrap/packages.mjs';
import { checkNode, useProjectNode } from './bootstrap/node.mjs';
import { forwardSignals, runToEnd } from './bootstrap/processes.mjs';
import { Failure, say } from './bootstrap/say.mjs';
import { runTests } from './bootstrap/tests.mjs';
import { startInterface } from './bootstrap/start.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const script = (name, { build }) => async (args) => {
  if (build) await ensureBuilt(root);
  return runToEnd(useProjectNode(root), [`scripts/${name}.ts`, ...args], { cwd: root });
};

const COMMANDS = {
  start: async (args) => {
    await ensureBuilt(root);
    return startInterface(root, args);
  },
  headless: async (args) => {
    await ensureBuilt(root);
    return runToEnd(useProjectNode(root), ['out/main/headless.js', ...args], { cwd: root });
  },
  test: (args) => runTests(root, args),
  demo: script('demo', { build: true }),
  bench: script('bench', { build: true }),
  models: script('models', { build: false }),
  doctor: script('doctor', { build: false }),
  transcribe: script('transcribe', { build: false }),
};

async function main() {
  const [name, ...args] = process.argv.slice(2);
  const command = Object.hasOwn(COMMANDS, name ?? '') ? COMMANDS[name] : undefined;
  if (command === undefined) throw new Failure(`unknown command "${name ?? ''}"; one of: ${Object.keys(COMMANDS).join(', ')}`);
  forwardSignals();
  checkNode();
  await ensurePackages(root);
  return command(args);
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    say(error instanceof Failure ? error.message : (error?.stack ?? String(error)));
    process.exitCode = 1;
  },
);
