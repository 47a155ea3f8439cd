/** What a page that works is given, on a real server. */
import express from 'express';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { workApi } from '../../../../src/contracts/desk-work.ts';
import { createWorkHandlers } from '../../../../src/main/apis/desk/work.ts';
import { createLog } from '../../../../src/main/base/log.ts';
import { createMetrics } from '../../../../src/main/base/metrics.ts';
import { mountApi, renderDetail } from '../../../../src/main/http/mount.ts';
import { tempDir } from '../../../fixtures/temp-dir.ts';

const TICKET = 'ticket-of-the-only-job-there-is';

it('marks recordings and models as not to be stored, whole or in parts', async () => {
  const path = join(tempDir(), 'input');
  writeFileSync(path, 'recording');
  const handlers = createWorkHandlers({
    takeKey: () => false, attach: () => { throw new Error('no page comes'); },
    filesOf: (ticket) => (ticket === TICKET ? { input: { path }, models: { face: path } } : null),
  });
  const router = mountApi(workApi, handlers, { prefix: '', renderError: renderDetail, log: createLog({ level: 'silent' }), metrics: createMetrics(), trust: { trustedProxies: [] } });
  const server = createServer(express().use(router)).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  const get = async (what: string, headers: Readonly<Record<string, string>> = {}) => {
    const reply = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/desk/work/${what}`, { headers });
    return [reply.status, reply.headers.get('cache-control'), await reply.text()];
  };
  expect(await get(`${TICKET}/input`)).toEqual([200, 'no-store', 'recording']);
  expect(await get(`${TICKET}/input`, { range: 'bytes=0-2' })).toEqual([206, 'no-store', 'rec']);
  expect(await get(`${TICKET}/models/face`)).toEqual([200, 'no-store', 'recording']);
  expect((await get('another-ticket-of-no-job/input'))[0]).toBe(404);
});
