/** One file from a hub or a publisher: resumed where it stopped, redirects followed, dead hosts left alone. */
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { get as httpGet, type IncomingMessage } from 'node:http';
import { get as httpsGet } from 'node:https';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { AppError, messageOf } from '../base/errors.ts';
import { type Expectation, fileSize } from './checked-file.ts';
import type { HostMemory } from './hosts.ts';

export const CONNECT_TIMEOUT_MS = 5_000;
const IDLE_TIMEOUT_MS = 30_000;
const MAX_REDIRECTS = 5;

export interface DownloadRequest {
  readonly url: string;
  /** Receives the bytes; what it already holds is not asked for again. */
  readonly partial: string;
  /** What the manifest knows; null lets the source say it, and refuses a source that does not. */
  readonly expected: Expectation | null;
  readonly hosts: HostMemory;
  readonly signal: AbortSignal;
  /** Called with the whole size of the partial file so far. */
  readonly onBytes: (received: number) => void;
}

/**
 * @returns what the finished partial file must be; the caller checks it
 * @throws AppError UPSTREAM_FAILED; the signal's reason when aborted
 */
export async function downloadFile(request: DownloadRequest): Promise<Expectation> {
  const { partial, signal, onBytes } = request;
  await mkdir(dirname(partial), { recursive: true });
  let offset = (await fileSize(partial)) ?? 0;
  if (request.expected?.bytes != null && offset >= request.expected.bytes) {
    if (offset === request.expected.bytes) return request.expected;
    await rm(partial, { force: true });
    offset = 0;
  }
  let { reply, expected } = await open(request, offset);
  if (reply.statusCode === 416 && offset > 0) {
    reply.destroy();
    await rm(partial, { force: true });
    offset = 0;
    ({ reply, expected } = await open(request, 0));
  }
  const host = new URL(request.url).host;
  const resumed = reply.statusCode === 206 && reply.headers['content-range']?.startsWith(`bytes ${offset}-`) === true;
  if (!resumed && reply.statusCode !== 200) {
    reply.destroy();
    throw new AppError('UPSTREAM_FAILED', `${host} answered ${reply.statusCode ?? 'nothing'}`, { details: { url: request.url } });
  }
  if (expected === null) {
    reply.destroy();
    throw new AppError('UPSTREAM_FAILED', `${host} does not say what hash the file has, and it is not known here: refused`);
  }
  let received = resumed ? offset : 0;
  const limit = expected.bytes ?? Infinity;
  reply.on('data', (chunk: Buffer) => {
    received += chunk.length;
    if (received > limit) reply.destroy(new AppError('UPSTREAM_FAILED', `${host} sends more bytes than the file has`));
    else onBytes(received);
  });
  try {
    await pipeline(reply, createWriteStream(partial, { flags: resumed ? 'a' : 'w' }), { signal });
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof AppError ? error : new AppError('UPSTREAM_FAILED', `the connection to ${host} broke: ${messageOf(error)}`, { cause: error });
  }
  return expected;
}

/** Follows redirects; the first host's headers tell the hash when the manifest does not. */
async function open(request: DownloadRequest, offset: number): Promise<{ reply: IncomingMessage; expected: Expectation | null }> {
  let url = new URL(request.url);
  let expected = request.expected;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    const reply = await ask(url, offset, request);
    if (expected === null && url.origin === new URL(request.url).origin) expected = hubExpectation(reply);
    const status = reply.statusCode ?? 0;
    if (status < 300 || status >= 400 || reply.headers.location === undefined) return { reply, expected };
    reply.destroy();
    const next = new URL(reply.headers.location, url);
    if (url.protocol === 'https:' && next.protocol !== 'https:') throw new AppError('UPSTREAM_FAILED', `${url.host} redirects away from https`);
    url = next;
  }
  throw new AppError('UPSTREAM_FAILED', `${url.host} redirects without end`);
}

function ask(url: URL, offset: number, { hosts, signal }: DownloadRequest): Promise<IncomingMessage> {
  hosts.assertWorthTrying(url.host);
  const headers = { 'user-agent': 'viva', 'accept-encoding': 'identity', ...(offset > 0 ? { range: `bytes=${offset}-` } : {}) };
  return new Promise((resolve, reject) => {
    const call = (url.protocol === 'https:' ? httpsGet : httpGet)(url, { headers, signal, agent: false }, resolve);
    let connected = false;
    const timer = setTimeout(() => call.destroy(new Error(`no connection within ${CONNECT_TIMEOUT_MS / 1000} s`)), CONNECT_TIMEOUT_MS);
    call.on('socket', (socket) => {
      socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => {
        connected = true;
        clearTimeout(timer);
      });
    });
    call.setTimeout(IDLE_TIMEOUT_MS, () => call.destroy(new Error(`silent for ${IDLE_TIMEOUT_MS / 1000} s`)));
    call.on('close', () => clearTimeout(timer));
    call.on('error', (error) => {
      clearTimeout(timer);
      if (signal.aborted) return void reject(signal.reason as Error);
      if (!connected) hosts.markUnreachable(url.host);
      reject(new AppError('UPSTREAM_FAILED', `${url.host} cannot be reached: ${error.message || (error as NodeJS.ErrnoException).code}`, { cause: error }));
    });
  });
}

/** The hub names large files by sha256 (`x-linked-etag`) and small ones by their git blob hash (`etag`). */
function hubExpectation({ headers }: IncomingMessage): Expectation | null {
  const linked = plain(headers['x-linked-etag']);
  const size = Number(headers['x-linked-size']);
  const bytes = Number.isSafeInteger(size) && size > 0 ? size : null;
  if (/^[0-9a-f]{64}$/.test(linked)) return { bytes, hash: { kind: 'sha256', hex: linked } };
  const etag = linked || plain(headers.etag);
  return /^[0-9a-f]{40}$/.test(etag) ? { bytes, hash: { kind: 'gitSha1', hex: etag } } : null;
}

const plain = (value: string | string[] | undefined): string => String(value ?? '').replace(/^W\//, '').replaceAll('"', '');
