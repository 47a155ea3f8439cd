import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createLog } from '../../../src/main/base/log.ts';
import { createMetrics } from '../../../src/main/base/metrics.ts';
import type { SocketHandler } from '../../../src/main/http/socket-peer.ts';
import { createSocketServer } from '../../../src/main/http/sockets.ts';
import { connect } from '../../fixtures/wire-socket.ts';

async function start(handler: SocketHandler, options: { apiKeys?: string[]; refuse?: () => number | null } = {}) {
  const metrics = createMetrics();
  const sockets = createSocketServer({
    mounts: [{ api: 'test', path: '/room/{id}', messageLimitBytes: 1_000, handler, ...(options.refuse === undefined ? {} : { refuse: options.refuse }) }],
    guard: { allowedHosts: [], allowedOrigins: [], apiKeys: options.apiKeys ?? [], host: '127.0.0.1' },
    log: createLog({ level: 'silent' }),
    metrics,
  });
  const server = createServer().on('upgrade', (request, socket, head) => sockets.upgrade(request, socket, head)).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(async () => { await sockets.close(); server.closeAllConnections(); server.close(); });
  return { url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`, sockets, metrics };
}

const echo: SocketHandler = (peer) => ({
  onText: (text) => peer.sendText(`${peer.params.id}:${text}`),
  onBinary: (bytes) => peer.sendText(`${bytes.byteLength} bytes`),
  onClose: () => undefined,
});

describe('sockets', () => {
  it('carry decoded path parameters, text and bytes', async () => {
    const { url } = await start(echo);
    const client = await connect(`${url}/room/%D0%BA%D0%BE%D0%BC%D0%BD%D0%B0%D1%82%D0%B0%2F1`);
    client.send('hello');
    client.send(new Uint8Array(7));
    expect(await client.frame((text) => text.endsWith('hello'))).toBe('комната/1:hello');
    expect(await client.frame((text) => text.endsWith('bytes'))).toBe('7 bytes');
  });

  it.each([
    ['/room', {}, '404'], ['/room/1/2', {}, '404'], ['/room/%E0%A4%A', {}, '404'], ['/room/1', { origin: 'https://evil.example' }, '403'], ['/room/1', { host: 'evil.example' }, '403'],
  ])('refuse %s with %j', async (path, headers, status) => {
    const { url } = await start(echo);
    await expect(connect(`${url}${path}`, headers)).rejects.toThrow(status);
  });

  it('ask for an API key where one is configured, and for what the mount wants', async () => {
    const { url } = await start(echo, { apiKeys: ['k'] });
    await expect(connect(`${url}/room/1`)).rejects.toThrow('401');
    await connect(`${url}/room/1?api_key=k`);
    // A target that is no URL must be refused, not thrown over.
    await expect(connect(`${url}//`)).rejects.toThrow(/40\d/);
    await connect(`${url}/room/1?api_key=k`);
    const refusing = await start(echo, { refuse: () => 401 });
    await expect(connect(`${refusing.url}/room/1`)).rejects.toThrow('401');
  });

  it('deliver one message at a time, in order, also those that came while the handler opened', async () => {
    const seen: string[] = [];
    let busy = 0;
    const { url } = await start(async (peer) => {
      await new Promise((resolve) => setImmediate(resolve));
      return {
        async onText(text) {
          busy += 1;
          expect(busy).toBe(1);
          await new Promise((resolve) => setImmediate(resolve));
          seen.push(text);
          busy -= 1;
          if (text === '49') peer.sendText('done');
        },
        onBinary: () => undefined,
        onClose: () => undefined,
      };
    });
    const client = await connect(`${url}/room/1`);
    for (let index = 0; index < 50; index += 1) client.send(String(index));
    await client.frame((text) => text === 'done');
    expect(seen).toEqual(Array.from({ length: 50 }, (_, index) => String(index)));
  });

  it('live on after a handler throws, and close 1009 on a message over the limit', async () => {
    const { url } = await start((peer) => ({
      onText(text) { if (text === 'bad') throw new Error('bad'); peer.sendText('good'); }, onBinary: () => undefined, onClose: () => undefined,
    }));
    const client = await connect(`${url}/room/1`);
    client.send('bad');
    client.send('fine');
    expect(await client.frame((text) => text === 'good')).toBe('good');
    client.send('x'.repeat(1_001));
    expect(await client.closed).toBe(1009);
  });

  it('close with 1011 when the handler cannot open, 1001 when the server closes, and tell the handler once', async () => {
    const broken = await start(() => Promise.reject(new Error('no')));
    expect(await (await connect(`${broken.url}/room/1`)).closed).toBe(1011);
    let ended = 0;
    const { url, sockets, metrics } = await start(() => ({ onText: () => undefined, onBinary: () => undefined, onClose: () => void (ended += 1) }));
    const client = await connect(`${url}/room/1`);
    expect(await metrics.render()).toContain('viva_open_sockets{api="test"} 1');
    await sockets.close();
    expect(await client.closed).toBe(1001);
    await expect.poll(() => ended).toBe(1);
  });
});
