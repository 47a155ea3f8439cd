/** `npm run models -- list | install [ids…] [--required-only] | verify | remove <id> | import <folder or .tgz>` */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadConfig } from '../src/main/base/config.ts';
import { messageOf } from '../src/main/base/errors.ts';
import { createLog } from '../src/main/base/log.ts';
import { loadManifest, type ModelEntry } from '../src/main/models/manifest.ts';
import { createModelLibrary } from '../src/main/models/model-library.ts';
import type { ModelLibrary } from '../src/main/ports/model-library.ts';
import type { ModelInfo } from '../src/main/ports/models.ts';

const USAGE = `Usage: npm run models -- COMMAND
  list                     what is installed and what can be
  install [ID…]            the named models; without names the required ones, then the optional ones are tried
          --required-only  without names: leave the optional ones
  verify                   hash every installed file anew
  remove ID                delete a model's files
  import PATH              take model files from a folder, a .tar or a .tgz`;

const MEGABYTE = 1_000_000;
const size = (bytes: number): string => (bytes === 0 ? '      ? MB' : `${(bytes / MEGABYTE).toFixed(1).padStart(7)} MB`);
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const root = resolve(import.meta.dirname, '..');
const stopping = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stopping.abort(new Error('stopped')));

function list(library: ModelLibrary, models: readonly ModelEntry[]): void {
  for (const model of library.list()) {
    const folder = library.locate(model.id);
    const { derived = [] } = models.find(({ id }) => id === model.id) ?? {};
    const prepared = folder !== null && derived.length > 0 && derived.every((path) => existsSync(join(folder, path))) ? ', prepared' : '';
    const where = folder === null ? model.state : `in ${folder}${prepared}`;
    say(`${model.required ? '*' : ' '} ${model.id.padEnd(22)} ${model.task.padEnd(9)} ${size(model.bytes)}  ${where}  (${model.licence})`);
  }
  say('* required');
}

/** Queues a model and tells how it went: a bar on a terminal, a line at the start elsewhere. False when it failed. */
async function installOne(library: ModelLibrary, id: string, isOptional: boolean): Promise<boolean> {
  const isTerminal = process.stdout.isTTY;
  let started = false;
  const onProgress = ({ bytes, receivedBytes, state }: ModelInfo): void => {
    if (state !== 'installing') return;
    if (!isTerminal && !started) say(`${id}: installing (${size(bytes).trim()})`);
    started = true;
    if (!isTerminal) return;
    const bar = '█'.repeat(Math.round(bytes === 0 ? 0 : Math.min(1, receivedBytes / bytes) * 24)).padEnd(24, '░');
    process.stdout.write(`\r\x1b[2K${id.padEnd(22)} ${bar} ${(receivedBytes / MEGABYTE).toFixed(1)} of ${size(bytes).trim()}`);
  };
  const problem = await library.install(id, { signal: stopping.signal, onProgress }).then(() => null, messageOf);
  const outcome = problem === null ? 'installed and verified' : `not installed${isOptional ? ' (optional)' : ''}. ${problem}`;
  say(`${isTerminal ? '\r\x1b[2K' : ''}${id}: ${outcome}`);
  if (problem === null) await prepare(library, id);
  return problem === null;
}

/** What the recogniser makes of a model's files is made now and not at the first start. */
async function prepare(library: ModelLibrary, id: string): Promise<void> {
  const folder = library.locate(id);
  if (folder === null || library.state(id).task !== 'asr') return;
  // Loaded only here: the runtime behind it is large.
  const { prepareWhisper } = await import('../src/main/inference/engines/whisper-model.ts');
  const problem = await prepareWhisper(folder);
  if (problem !== null) say(`${id}: ${problem}`);
}

/** All are queued at once: a host that the first model could not reach is not waited for again. */
async function install(library: ModelLibrary, models: readonly ModelEntry[], names: readonly string[]): Promise<number> {
  const ids = names.filter((name) => !name.startsWith('--'));
  for (const id of ids) library.state(id);
  const required = models.filter((model) => (ids.length > 0 ? ids.includes(model.id) : model.set === 'required'));
  const optional = ids.length > 0 || names.includes('--required-only') ? [] : models.filter((model) => model.set === 'optional');
  const needed = required.map((model) => installOne(library, model.id, false));
  const tried = optional.map((model) => installOne(library, model.id, true));
  await Promise.all(tried);
  return (await Promise.all(needed)).every((ok) => ok) ? 0 : 1;
}

async function verify(library: ModelLibrary): Promise<number> {
  const results = await library.verify();
  for (const { id, ok, problem } of results) say(`${id}: ${[ok ? 'verified' : null, problem].filter(Boolean).join('; ')}`);
  const missing = library.list().filter((model) => model.required && model.state !== 'installed' && results.every(({ id }) => id !== model.id));
  for (const { id, error } of missing) say(`${id}: ${error ?? 'not installed'} (required)`);
  return missing.length === 0 && results.every(({ ok }) => ok) ? 0 : 1;
}

async function main([command = '', ...rest]: readonly string[]): Promise<number> {
  const manifest = await loadManifest(join(root, 'models', 'manifest.json'));
  const library = createModelLibrary({
    manifest,
    folders: loadConfig([], root).modelsDirs,
    allowNetwork: true,
    log: createLog({ level: 'error' }),
  });
  try {
    await library.settled();
    const [name] = rest;
    if (command === 'list') list(library, manifest.models);
    else if (command === 'install') return await install(library, manifest.models, rest);
    else if (command === 'verify') return await verify(library);
    else if (command === 'remove' && name !== undefined) {
      await library.remove(name);
      say(`${name}: removed`);
    } else if (command === 'import' && name !== undefined) {
      const ids = await library.importFrom(resolve(name));
      for (const id of ids) await prepare(library, id);
      say(ids.length === 0 ? `No missing model was completed from ${name}` : `Imported: ${ids.join(', ')}`);
      return ids.length === 0 ? 1 : 0;
    } else {
      say(USAGE);
      return command === '' || command === 'help' || command === '--help' ? 0 : 2;
    }
    return 0;
  } finally {
    await library.close();
  }
}

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${messageOf(error)}\n`);
  return 1;
});
