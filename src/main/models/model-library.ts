/** The model library: the models folders, the manifest and the installer as one thing. */
import { mkdir, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError, messageOf } from '../base/errors.ts';
import type { Logger } from '../base/log.ts';
import type { InstallOptions, ModelLibrary, VerifyResult } from '../ports/model-library.ts';
import type { ModelInfo } from '../ports/models.ts';
import { fileSize, hashFile } from './checked-file.ts';
import { dropIfDamaged, removeDerived } from './derived-file.ts';
import { createHostMemory } from './hosts.ts';
import { importModels } from './import-models.ts';
import { installModel } from './install-model.ts';
import type { ModelEntry, ModelManifest } from './manifest.ts';
import { DEFAULT_NPM_COMMAND } from './npm-source.ts';
import { createStamps } from './stamps.ts';

const PROGRESS_INTERVAL_MS = 100;

export interface ModelLibraryOptions {
  readonly manifest: ModelManifest;
  /** All are read, the first receives; at least one. */
  readonly folders: readonly string[];
  readonly allowNetwork: boolean;
  readonly log: Logger;
  /** Program and first arguments that start npm. */
  readonly npmCommand?: readonly string[];
}

interface Job {
  readonly abort: AbortController;
  readonly done: Promise<ModelInfo>;
  readonly watchers: Set<(state: ModelInfo) => void>;
  state: 'queued' | 'installing';
  receivedBytes: number;
}

/** Reads what is installed at once; `close` it. */
export function createModelLibrary({ manifest, folders, allowNetwork, log, npmCommand = DEFAULT_NPM_COMMAND }: ModelLibraryOptions): ModelLibrary {
  const home = folders[0];
  if (home === undefined) throw new AppError('INTERNAL', 'The model library needs a folder');
  const stamps = createStamps();
  const hosts = createHostMemory();
  const jobs = new Map<string, Job>();
  const errors = new Map<string, string>();
  const listeners = new Set<(state: ModelInfo) => void>();
  const closing = new AbortController();
  let queue: Promise<unknown> = Promise.resolve();

  const entryOf = (id: string): ModelEntry => {
    const model = manifest.models.find((one) => one.id === id);
    if (model === undefined) throw new AppError('NOT_FOUND', `There is no model "${id}". Known: ${manifest.models.map((one) => one.id).join(', ')}`);
    return model;
  };
  const folderOf = (model: ModelEntry): string | null => folders.find((folder) => stamps.isVerified(folder, model)) ?? null;

  const stateOf = (model: ModelEntry): ModelInfo => {
    const { id, task, title, languages, licence } = model;
    const required = model.set === 'required';
    const job = jobs.get(id);
    const bytes = model.files.reduce((sum, file) => sum + (file.bytes ?? 0), 0);
    const isInstalled = job === undefined && folderOf(model) !== null;
    const error = isInstalled ? null : (errors.get(id) ?? null);
    const state = job?.state ?? (isInstalled ? 'installed' : error === null ? 'absent' : 'failed');
    return { id, task, title, languages, licence, required, bytes, state, receivedBytes: job?.receivedBytes ?? (isInstalled ? bytes : 0), error };
  };
  const announce = (model: ModelEntry): ModelInfo => {
    const state = stateOf(model);
    jobs.get(model.id)?.watchers.forEach((watch) => watch(state));
    listeners.forEach((listener) => listener(state));
    return state;
  };

  /** Hashes files that lie in a folder without having been verified; true when they make the model whole. */
  const adopt = async (folder: string, model: ModelEntry): Promise<boolean> => {
    const hashes = new Map<string, string>();
    for (const file of model.files) {
      if (stamps.hashOf(folder, model, file.path) === file.sha256 && file.sha256 !== null) continue;
      const path = join(folder, model.folder, file.path);
      if (file.sha256 === null || (await fileSize(path)) !== file.bytes) return false;
      const sha256 = await hashFile(path, 'sha256', closing.signal);
      if (sha256 !== file.sha256) {
        log.warn({ model: model.id, file: file.path }, 'a model file has a wrong hash and is not used');
        return false;
      }
      hashes.set(file.path, sha256);
    }
    await stamps.add(folder, model, hashes);
    return true;
  };
  const scan = async (): Promise<void> => {
    for (const model of manifest.models) {
      for (const folder of folders) {
        if (folderOf(model) !== null || closing.signal.aborted) break;
        if (await adopt(folder, model)) announce(model);
      }
    }
  };
  const scanned = scan().catch((error: unknown) => {
    if (!closing.signal.aborted) log.warn({ err: error }, 'models folders could not be read');
  });

  const run = async (model: ModelEntry, job: Job): Promise<ModelInfo> => {
    const signal = job.abort.signal;
    try {
      await scanned;
      signal.throwIfAborted();
      if (folderOf(model) === null) {
        if (!allowNetwork) throw new AppError('CONFLICT', `${model.id} is not installed, and downloading is switched off`);
        job.state = 'installing';
        let announcedMs = 0;
        announce(model);
        await mkdir(home, { recursive: true });
        await installModel(model, {
          folder: home, stamps, hosts, npmCommand, log, signal,
          onBytes(received) {
            job.receivedBytes = received;
            if (performance.now() - announcedMs < PROGRESS_INTERVAL_MS) return;
            announcedMs = performance.now();
            announce(model);
          },
        });
      }
    } catch (error) {
      if (!signal.aborted) errors.set(model.id, messageOf(error));
      throw error;
    } finally {
      jobs.delete(model.id);
      if (jobs.size === 0) hosts.forgetAll();
      const state = stateOf(model);
      job.watchers.forEach((watch) => watch(state));
      announce(model);
    }
    return stateOf(model);
  };

  const enqueue = (model: ModelEntry): Job => {
    const abort = new AbortController();
    const start = Promise.withResolvers<Job>();
    const done = Promise.all([start.promise, queue]).then(([job]) => run(model, job));
    const job: Job = { abort, done, watchers: new Set(), state: 'queued', receivedBytes: 0 };
    errors.delete(model.id);
    jobs.set(model.id, job);
    queue = done.catch(() => undefined);
    start.resolve(job);
    announce(model);
    return job;
  };

  const verifyOne = async (model: ModelEntry): Promise<VerifyResult> => {
    const folder = folderOf(model);
    if (folder === null) return { id: model.id, ok: false, problem: errors.get(model.id) ?? 'not installed' };
    for (const file of model.files) {
      const known = file.sha256 ?? stamps.hashOf(folder, model, file.path);
      if ((await hashFile(join(folder, model.folder, file.path), 'sha256', closing.signal)) === known) continue;
      const problem = `${file.path} has a wrong hash: remove and install the model again`;
      errors.set(model.id, problem);
      await stamps.forget(folder, model);
      announce(model);
      return { id: model.id, ok: false, problem };
    }
    const damaged: string[] = [];
    for (const path of model.derived) if (await dropIfDamaged(join(folder, model.folder, path), closing.signal)) damaged.push(path);
    return { id: model.id, ok: true, problem: damaged.length === 0 ? null : `${damaged.join(', ')} was damaged and is made anew at the next start` };
  };

  return {
    settled: () => scanned,
    list: () => manifest.models.map(stateOf),
    state: (id) => stateOf(entryOf(id)),
    locate(id) {
      const model = entryOf(id);
      const folder = folderOf(model);
      return folder === null ? null : join(folder, model.folder);
    },
    file(id, path) {
      const model = entryOf(id);
      const folder = folderOf(model);
      return folder === null || !model.files.some((file) => file.path === path) ? null : join(folder, model.folder, path);
    },
    async install(id, { signal, onProgress }: InstallOptions = {}) {
      const model = entryOf(id);
      signal?.throwIfAborted();
      closing.signal.throwIfAborted();
      const job = jobs.get(id) ?? enqueue(model);
      if (onProgress !== undefined) job.watchers.add(onProgress);
      const stop = (): void => job.abort.abort(signal?.reason);
      signal?.addEventListener('abort', stop, { once: true });
      return job.done.finally(() => signal?.removeEventListener('abort', stop));
    },
    cancel: (id) => jobs.get(id)?.abort.abort(new DOMException('The install was cancelled', 'AbortError')),
    async verify(id) {
      await scanned;
      const models = id === undefined ? manifest.models.filter((model) => folderOf(model) !== null) : [entryOf(id)];
      const results: VerifyResult[] = [];
      for (const model of models) results.push(await verifyOne(model));
      return results;
    },
    async remove(id) {
      const model = entryOf(id);
      await scanned;
      if (jobs.has(id)) throw new AppError('CONFLICT', `${id} is being installed`);
      const folder = folderOf(model);
      if (folder !== null && folder !== home) throw new AppError('CONFLICT', `${id} lies in ${folder}, which is only read`);
      for (const { path } of model.files) await rm(join(home, model.folder, path), { force: true });
      for (const path of model.derived) await removeDerived(join(home, model.folder, path));
      const emptied = new Set(model.files.map((file) => dirname(join(home, model.folder, file.path))));
      if (model.folder !== '') for (const path of [...emptied, join(home, model.folder)]) await rmdir(path).catch(() => undefined);
      await stamps.forget(home, model);
      errors.delete(id);
      announce(model);
    },
    async importFrom(path) {
      await scanned;
      const before = manifest.models.filter((model) => folderOf(model) === null);
      await mkdir(home, { recursive: true });
      await importModels(path, before, home, stamps);
      const completed = before.filter((model) => folderOf(model) !== null);
      for (const model of completed) {
        errors.delete(model.id);
        announce(model);
      }
      return completed.map((model) => model.id);
    },
    onChange(callback) {
      listeners.add(callback);
      return () => void listeners.delete(callback);
    },
    async close() {
      closing.abort(new DOMException('The library is closing', 'AbortError'));
      for (const job of jobs.values()) job.abort.abort(closing.signal.reason);
      await Promise.allSettled([scanned, queue, ...[...jobs.values()].map((job) => job.done)]);
      listeners.clear();
    },
  };
}
