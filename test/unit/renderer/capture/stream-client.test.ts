import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocketServer, type WebSocket as ServerSocket } from 'ws';
import { createStreamClient, type StreamClient } from '../../../../src/renderer/capture/stream-client.ts';

/** A recognition server of a few lines: real sockets, a script for each connection. */
async function createScene(script: (socket: ServerSocket, connection: number) => void, bufferLimitBytes?: number) {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  let connections = 0;
  server.on('connection', (socket) => script(socket, (connections += 1)));
  const told: string[] = [];
  const waiters: { wanted: string; resolve: () => void }[] = [];
  const tell = (word: string) => {
    told.push(word);
    for (const waiter of waiters) if (waiter.wanted === word) waiter.resolve();
  };
  const client = createStreamClient({
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    onChunk: (chunk) => tell(`${chunk.type}: ${chunk.text}`),
    onLink: (state) => tell(state),
    onProblem: (detail) => tell(`problem: ${detail}`),
    onFull: () => tell('full'),
    ...(bufferLimitBytes === undefined ? {} : { bufferLimitBytes }),
  });
  const until = (wanted: string) => (told.includes(wanted) ? Promise.resolve() : new Promise<void>((resolve) => waiters.push({ wanted, resolve })));
  const close = () => {
    client.close();
    for (const socket of server.clients) socket.terminate();
    server.close();
  };
  return { client, told, until, close, connections: () => connections };
}

const final = (text: string) => JSON.stringify({ type: 'final', t0: 0, t1: 1, text });
const frame = (value: number) => new Uint8Array([value, value]).buffer;

describe('stream client', () => {
  let scene: Awaited<ReturnType<typeof createScene>> & { client: StreamClient };
  afterEach(() => scene.close());

  it('sends what was said before the socket opened, in order, and flushes by END', async () => {
    const received: number[] = [];
    scene = await createScene((socket) =>
      socket.on('message', (data, isBinary) => {
        if (isBinary) return received.push((data as Buffer)[0] ?? -1);
        socket.send(final(received.join(' ')));
        socket.close(1000);
      }),
    );
    for (const value of [1, 2, 3]) scene.client.send(frame(value));
    await scene.client.flush();
    expect(scene.told).toContain('final: 1 2 3');
    scene.client.send(frame(4));
    await scene.client.flush();
    expect(scene.told).toContain('final: 1 2 3 4');
    expect(scene.told).not.toContain('lost');
  });

  it('connects again after a broken link, keeps what was said meanwhile and still flushes', async () => {
    const received: number[] = [];
    scene = await createScene((socket, connection) => {
      if (connection === 1) return socket.terminate();
      socket.on('message', (data, isBinary) => {
        if (isBinary) return received.push((data as Buffer)[0] ?? -1);
        socket.send(final(received.join(' ')));
        socket.close(1000);
      });
    });
    await scene.until('lost');
    scene.client.send(frame(7));
    await scene.client.flush();
    expect(scene.told).toContain('final: 7');
  });

  it('tells a server that cannot recognise from one that can, and ignores noise', async () => {
    scene = await createScene((socket) => {
      socket.send('not json');
      socket.send(JSON.stringify({ type: 'error', detail: 'No recogniser is installed' }));
      socket.send(JSON.stringify({ type: 'partial', t0: 0, t1: 1, text: 'hel' }));
    });
    await scene.until('partial: hel');
    expect(scene.told.filter((word) => word.includes(':'))).toEqual(['problem: No recogniser is installed', 'partial: hel']);
  });

  it('leaves a stream that another connection took, and takes it back when it is asked to', async () => {
    scene = await createScene((socket, connection) => {
      if (connection === 1) return socket.close(4409);
      socket.on('message', (_data, isBinary) => {
        if (isBinary) return;
        socket.send(final('back'));
        socket.close(1000);
      });
    });
    await scene.until('elsewhere');
    await scene.client.flush();
    expect(scene.connections()).toBe(1);
    expect(scene.told).not.toContain('lost');
    scene.client.takeOver();
    scene.client.send(frame(1));
    await scene.client.flush();
    expect(scene.told).toContain('final: back');
  });

  it('asks again for what was pending when the server ended the stream without it', async () => {
    scene = await createScene((socket, connection) =>
      socket.on('message', (_data, isBinary) => {
        if (isBinary) return;
        if (connection === 1) return socket.close(1011);
        socket.send(final('at last'));
        socket.close(1000);
      }),
    );
    scene.client.send(frame(1));
    await scene.client.flush();
    expect(scene.told).toContain('lost');
    expect(scene.told).toContain('final: at last');
  });

  it('keeps what is said during a flush apart from what was said before', async () => {
    const connections: number[][] = [];
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    const pressed = Promise.withResolvers<void>();
    scene = await createScene((socket) => {
      const received: number[] = [];
      connections.push(received);
      socket.on('message', (data, isBinary) => {
        if (isBinary) return received.push((data as Buffer)[0] ?? -1);
        if (connections.length > 1) return socket.close(1000);
        pressed.resolve();
        socket.send(final('before'));
      });
      if (connections.length === 1) void held.then(() => socket.close(1000));
    });
    scene.client.send(frame(1));
    const first = scene.client.flush();
    await pressed.promise;
    scene.client.send(frame(2));
    const second = scene.client.flush();
    release();
    await first;
    await second;
    expect(connections.slice(0, 2)).toEqual([[1], [2]]);
  });

  it('refuses what is over the bound and says so', async () => {
    scene = await createScene((socket) => socket.terminate(), 4);
    for (const value of [1, 2, 3]) scene.client.send(frame(value));
    expect(scene.told).toContain('full');
  });

  it('has nothing to wait for when nothing was sent', async () => {
    scene = await createScene(() => undefined);
    await scene.client.flush();
    expect(scene.told).not.toContain('lost');
  });
});
