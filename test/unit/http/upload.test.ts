import express from 'express';
import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { defineApi, json } from '../../../src/contracts/route.ts';
import { createLog } from '../../../src/main/base/log.ts';
import { createMetrics } from '../../../src/main/base/metrics.ts';
import { mountApi, renderDetail, type Handlers } from '../../../src/main/http/mount.ts';

const LIMIT = 256 * 1024;
const api = defineApi({
  name: 'files', title: 'Files', version: '1', description: '',
  routes: {
    take: { method: 'post', path: '/take', summary: '', upload: { field: 'file', limitBytes: LIMIT }, replies: { 201: json(z.object({ name: z.string(), type: z.string(), bytes: z.number() })) } },
  },
  sockets: {},
});

async function start(overrides: Partial<Handlers<typeof api>> = {}) {
  const broken: unknown[] = [];
  const handlers: Handlers<typeof api> = {
    async take({ upload }) {
      let bytes = 0;
      try {
        for await (const chunk of upload.stream) bytes += chunk.byteLength;
      } catch (error) {
        broken.push(error);
        throw error;
      }
      return { status: 201, json: { name: upload.filename, type: upload.contentType, bytes } };
    },
    ...overrides,
  };
  const log = createLog({ level: 'silent' });
  const app = express().use(mountApi(api, handlers, { prefix: '', renderError: renderDetail, log, metrics: createMetrics(), trust: { trustedProxies: [] } }));
  const server = createServer(app).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const post = (body: RequestInit['body'], headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`http://127.0.0.1:${port}/take`, { method: 'POST', headers, ...(body === undefined ? {} : { body }) });
  return { port, post, broken };
}
const form = (name: string, bytes: Uint8Array<ArrayBuffer>, filename: string): FormData => {
  const data = new FormData();
  data.append('note', 'fields beside the file are left alone');
  data.append(name, new Blob([bytes], { type: 'audio/webm' }), filename);
  return data;
};
const detail = async (response: Response): Promise<unknown> => ((await response.json()) as { detail: unknown }).detail;

describe('an uploaded file', () => {
  it('reaches the handler whole, with its name freed of folders', async () => {
    const { post } = await start();
    const response = await post(form('file', new Uint8Array(200_000), String.raw`..\..\C:\secret/../answer.webm`));
    expect(response.status).toBe(201);
    expect(await response.json()).toEqual({ name: 'answer.webm', type: 'audio/webm', bytes: 200_000 });
  });
  it('of exactly the limit is taken; one byte more is 413', async () => {
    const { post } = await start();
    expect((await post(form('file', new Uint8Array(LIMIT), 'a'))).status).toBe(201);
    expect((await post(form('file', new Uint8Array(LIMIT + 1), 'a'))).status).toBe(413);
    expect((await post(form('file', new Uint8Array(LIMIT * 3), 'a'))).status).toBe(413);
  });
  it('may be empty', async () => {
    const { post } = await start();
    expect(await (await post(form('file', new Uint8Array(), 'empty.wav'))).json()).toMatchObject({ bytes: 0 });
  });
  it('that nobody reads does not block the next request', async () => {
    const { post } = await start({ take: () => ({ status: 201, json: { name: '', type: '', bytes: -1 } }) });
    for (let turn = 0; turn < 3; turn++) expect((await post(form('file', new Uint8Array(LIMIT - 1), 'a'))).status).toBe(201);
  });
});

describe('what is no file', () => {
  it('is 400 with what was expected', async () => {
    const { post } = await start();
    const json400 = await post('{}', { 'content-type': 'application/json' });
    expect(json400.status).toBe(400);
    expect(await detail(json400)).toContain('multipart/form-data with the part "file"');
    const other = await post(form('document', new Uint8Array(3), 'a'));
    expect(other.status).toBe(400);
    expect(await detail(other)).toContain('no file in the part "file"');
    expect((await post(undefined)).status).toBe(400);
  });
  it('nor is a form without a boundary, or one that never ends', async () => {
    const { post } = await start();
    expect((await post('x', { 'content-type': 'multipart/form-data' })).status).toBe(400);
    const open = '--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nabc';
    expect((await post(open, { 'content-type': 'multipart/form-data; boundary=b' })).status).toBe(400);
    expect((await post('garbage', { 'content-type': 'multipart/form-data; boundary=b' })).status).toBe(400);
  });
  it('and an upload that breaks off is told to whoever reads it', async () => {
    const { port, broken } = await start();
    const half = httpRequest({ port, host: '127.0.0.1', path: '/take', method: 'POST', headers: { 'content-type': 'multipart/form-data; boundary=b', 'content-length': 100_000 } });
    half.on('error', () => undefined);
    half.write('--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nabc');
    await expect.poll(() => half.socket?.bytesWritten ?? 0).toBeGreaterThan(50);
    half.destroy();
    await expect.poll(() => broken).toEqual([expect.objectContaining({ message: 'The upload broke off' })]);
  });
});
