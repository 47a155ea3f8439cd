import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocketServer, type WebSocket as ServerSocket } from 'ws';
import { createLiveLink, toFloats } from '../../../../src/renderer/capture/live-link.ts';

const measures = { volume: 0.1, is_speaking: true, nudge: null };
const metrics = JSON.stringify({ type: 'metrics', data: measures });

/** A server of a few lines: real sockets, a script for each connection. */
async function createScene(script: (socket: ServerSocket, connection: number) => void) {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  const got: Buffer[] = [];
  const told: string[] = [];
  let wake = () => {};
  const tell = (what: string) => {
    told.push(what);
    wake();
  };
  let connections = 0;
  server.on('connection', (socket) => {
    connections += 1;
    socket.on('message', (data: Buffer) => {
      got.push(data);
      wake();
    });
    script(socket, connections);
  });
  let tokens = 0;
  const link = createLiveLink({
    url: () => Promise.resolve(`ws://127.0.0.1:${(server.address() as AddressInfo).port}/?token=${(tokens += 1)}`),
    onRefused: () => tell('refused'),
    onLink: tell,
    onMessage: (message) => tell(message.type === 'nudge' ? message.message : `volume ${message.data.volume}`),
  });
  const until = async (isThere: () => boolean) => {
    while (!isThere()) await new Promise<void>((resolve) => (wake = resolve));
  };
  return {
    link, got, told, until,
    close() {
      link.close();
      for (const socket of server.clients) socket.terminate();
      server.close();
    },
  };
}

describe('live link', () => {
  let scene: Awaited<ReturnType<typeof createScene>>;
  afterEach(() => scene.close());

  it('sends floats, and tells measures and advice; what it does not know is passed over', async () => {
    scene = await createScene((socket) => {
      socket.on('message', () => {
        socket.send('{"type":"later"}');
        socket.send('nonsense');
        socket.send(metrics);
        socket.send(JSON.stringify({ type: 'nudge', message: 'Slow down a little', data: { ...measures, nudge: 'Slow down a little' } }));
      });
    });
    await scene.until(() => scene.told.includes('open'));
    scene.link.send(Int16Array.of(0, 16_384, -32_768).buffer);
    await scene.until(() => scene.told.includes('Slow down a little'));
    expect(scene.told).toEqual(['connecting', 'open', 'volume 0.1', 'Slow down a little']);
    const [frame] = scene.got;
    expect([0, 4, 8].map((at) => frame?.readFloatLE(at))).toEqual([0, 0.5, -1]);
  });

  it('leaves out what is said while the connection is away, and comes back by itself', async () => {
    scene = await createScene((socket, connection) => connection === 1 && socket.close(1013));
    scene.link.send(Int16Array.of(1).buffer);
    await scene.until(() => scene.told.filter((what) => what === 'open').length === 2);
    scene.link.send(Int16Array.of(16_384).buffer);
    await scene.until(() => scene.got.length > 0);
    expect(scene.got.map((frame) => frame.readFloatLE(0))).toEqual([0.5]);
    expect(scene.told).toContain('lost');
  });

  it('asks for another token when the server refuses the one it has', async () => {
    scene = await createScene((socket, connection) => connection === 1 && socket.close(4401));
    await scene.until(() => scene.told.filter((what) => what === 'open').length === 2);
    expect(scene.told).toEqual(['connecting', 'open', 'refused', 'lost', 'open']);
  });

  it('stays away where another window has the measures, until they are taken back; and where they are refused', async () => {
    scene = await createScene((socket, connection) => socket.close(connection === 1 ? 4409 : 4404));
    await scene.until(() => scene.told.includes('elsewhere'));
    scene.link.takeOver();
    await scene.until(() => scene.told.includes('ended'));
    scene.link.takeOver();
    expect(scene.told.filter((what) => what === 'connecting')).toHaveLength(2);
    expect(scene.told).not.toContain('lost');
  });

  it('makes floats between -1 and 1', () => {
    scene.close();
    expect([...toFloats(Int16Array.of(-32_768, 32_767).buffer)]).toEqual([-1, 32_767 / 32_768]);
  });
});
