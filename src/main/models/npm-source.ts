/** Files out of a package of the npm registry, fetched by the person's own npm client. */
import { spawn } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { AppError } from '../base/errors.ts';
import type { HostMemory } from './hosts.ts';

/** How the registry is named in the memory of unreachable hosts. */
const REGISTRY = 'the npm registry';
const NETWORK_FAILURE = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT|network/;
/** npm waits a minute and more by default before it admits that there is no network. */
const NPM_ARGUMENTS = ['--pack-destination=.', '--ignore-scripts', '--loglevel=error', '--fetch-retries=1', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=2000'];

export interface NpmRequest {
  /** `name@1.2.3`, checked by the manifest: nothing in it needs quoting. */
  readonly spec: string;
  /** Path inside the package -> file to write. */
  readonly wanted: ReadonlyMap<string, string>;
  /** A folder of the models folder, so that a large package never fills a small /tmp. */
  readonly tempRoot: string;
  /** Program and first arguments; `npm` found in PATH by default. */
  readonly npmCommand: readonly string[];
  readonly hosts: HostMemory;
  readonly signal: AbortSignal;
  readonly onBytes: (target: string, received: number) => void;
}

/** Windows has no npm program but a script, which only its shell starts; all arguments are our own constants. */
export const DEFAULT_NPM_COMMAND: readonly string[] = process.platform === 'win32' ? ['cmd.exe', '/d', '/s', '/c', 'npm.cmd'] : ['npm'];

/**
 * Writes the wanted files; the caller checks them.
 * @throws AppError UPSTREAM_FAILED; the signal's reason when aborted
 */
export async function unpackFromNpm(request: NpmRequest): Promise<void> {
  const { spec, wanted, tempRoot, hosts, signal } = request;
  hosts.assertWorthTrying(REGISTRY);
  await mkdir(tempRoot, { recursive: true });
  const folder = await mkdtemp(join(tempRoot, 'npm-'));
  try {
    // A package of its own, so that npm does not take the models folder for a part of the project around it.
    await writeFile(join(folder, 'package.json'), '{"private":true}');
    await runNpm(folder, request);
    const archive = (await readdir(folder)).find((name) => name.endsWith('.tgz'));
    if (archive === undefined) throw new AppError('UPSTREAM_FAILED', `npm fetched nothing for ${spec}`);
    const missing = await untar(join(folder, archive), request);
    if (missing.length > 0) throw new AppError('UPSTREAM_FAILED', `${spec} does not hold ${missing.join(', ')}`);
  } catch (error) {
    signal.throwIfAborted();
    for (const target of wanted.values()) await rm(target, { force: true });
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

function runNpm(cwd: string, { spec, npmCommand, hosts, signal }: NpmRequest): Promise<void> {
  const [program = 'npm', ...first] = npmCommand;
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...first, 'pack', spec, ...NPM_ARGUMENTS], { cwd, stdio: ['ignore', 'ignore', 'pipe'], signal, windowsHide: true });
    let complaints = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      complaints = (complaints + text).slice(-4_000);
    });
    child.on('error', (error) => {
      if (signal.aborted) return;
      const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
      reject(new AppError('UPSTREAM_FAILED', missing ? 'no npm client was found in PATH' : `npm did not start: ${error.message}`, { cause: error }));
    });
    child.on('close', (code) => {
      if (signal.aborted) return void reject(signal.reason as Error);
      if (code === 0) return void resolve();
      if (NETWORK_FAILURE.test(complaints)) hosts.markUnreachable(REGISTRY);
      const lines = complaints.split('\n').map((line) => line.replace(/^npm (error|ERR!) ?/, '').trim());
      const reason = lines.find((line) => line !== '' && !line.startsWith('code ') && !/^npm (warn|WARN)/.test(line)) ?? `exit code ${code}`;
      reject(new AppError('UPSTREAM_FAILED', `npm could not fetch ${spec}: ${reason}`));
    });
  });
}

async function untar(archive: string, { wanted, signal, onBytes }: NpmRequest): Promise<string[]> {
  const missing = new Set(wanted.keys());
  const entries = extract();
  const reading = pipeline(createReadStream(archive), createGunzip(), entries, { signal });
  const writing = (async () => {
    for await (const entry of entries) {
      // npm puts everything under one folder, usually called "package".
      const path = entry.header.name.replace(/^[^/]+\//, '');
      const target = entry.header.type === 'file' && missing.has(path) ? wanted.get(path) : undefined;
      if (target === undefined) {
        entry.resume();
        continue;
      }
      missing.delete(path);
      await mkdir(dirname(target), { recursive: true });
      let received = 0;
      entry.on('data', (chunk) => onBytes(target, (received += (chunk as Uint8Array).length)));
      await pipeline(entry, createWriteStream(target), { signal });
    }
  })();
  await Promise.all([reading, writing]);
  return [...missing];
}
