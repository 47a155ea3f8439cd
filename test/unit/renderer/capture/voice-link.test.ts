import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocketServer, type WebSocket as ServerSocket } from 'ws';
import { createVoiceLink, type VoiceLink } from '../../../../src/renderer/capture/voice-link.ts';

const started = JSON.stringify({ type: 'session_started', session_id: 'x' });
const frame = (value: number) => new Uint8Array([value, value]).buffer;

/** A talk's server of a few lines: real sockets, a script for each connection; every frame it got, as text. */
async function createScene(script: (socket: ServerSocket, connection: number) => void, bufferLimitBytes?: number) {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  const got: string[] = [];
  const told: string[] = [];
  let wake = () => {};
  let connections = 0;
  server.on('connection', (socket) => {
    connections += 1;
    socket.on('message', (data: Buffer, isBinary) => {
      got.push(isBinary ? `sound ${data[0]}` : data.toString());
      wake();
    });
    script(socket, connections);
  });
  const link: VoiceLink = createVoiceLink({
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    onMessage(message) {
      told.push(message.type);
      if (message.type === 'session_started') link.greet({ type: 'repeat' });
      wake();
    },
    onLink(state) {
      told.push(state);
      wake();
    },
    onFull: () => told.push('full'),
    ...(bufferLimitBytes === undefined ? {} : { bufferLimitBytes }),
  });
  const until = async (isThere: () => boolean) => {
    while (!isThere()) await new Promise<void>((resolve) => (wake = resolve));
  };
  const close = () => {
    link.close();
    for (const socket of server.clients) socket.terminate();
    server.close();
  };
  return { link, got, told, until, close };
}

describe('voice link', () => {
  let scene: Awaited<ReturnType<typeof createScene>>;
  afterEach(() => scene.close());

  it('greets first, then sends what was said before in its order; where a playback stood is left out', async () => {
    scene = await createScene((socket) => socket.send(started));
    scene.link.send({ type: 'speech', state: 'start' });
    scene.link.sendSound(frame(1));
    scene.link.send({ type: 'playback', seq: 0, played_ms: 5, state: 'playing' });
    scene.link.sendSound(frame(2));
    scene.link.send({ type: 'speech', state: 'end' });
    await scene.until(() => scene.got.length === 5);
    expect(scene.got).toEqual(['{"type":"repeat"}', '{"type":"speech","state":"start"}', 'sound 1', 'sound 2', '{"type":"speech","state":"end"}']);
    expect(scene.told).toEqual(['connecting', 'session_started', 'open']);
  });

  it('reconnects after a loss and loses nothing that was said meanwhile', async () => {
    scene = await createScene((socket, connection) => {
      socket.send(started);
      if (connection === 1) socket.once('message', () => socket.terminate());
    });
    await scene.until(() => scene.told.includes('lost'));
    scene.link.sendSound(frame(7));
    scene.link.send({ type: 'text', text: 'kept' });
    await scene.until(() => scene.got.includes('{"type":"text","text":"kept"}'));
    expect(scene.got).toEqual(['{"type":"repeat"}', '{"type":"repeat"}', 'sound 7', '{"type":"text","text":"kept"}']);
  });

  it('stays away once another connection has the interview, until it is taken back', async () => {
    scene = await createScene((socket, connection) => {
      socket.send(started);
      if (connection === 1) socket.close(4409);
    });
    await scene.until(() => scene.told.includes('elsewhere'));
    expect(scene.told).not.toContain('lost');
    scene.link.takeOver();
    await scene.until(() => scene.told.filter((word) => word === 'open').length === 2);
  });

  it('never comes back to an interview that was erased', async () => {
    scene = await createScene((socket) => socket.close(4410));
    await scene.until(() => scene.told.includes('ended'));
    expect(scene.told).toEqual(['connecting', 'ended']);
  });

  it('holds no more sound than its bound, and says so', async () => {
    scene = await createScene(() => undefined, 4);
    for (const value of [1, 2, 3]) scene.link.sendSound(frame(value));
    expect(scene.told.filter((word) => word === 'full')).toHaveLength(1);
  });

  it('takes no harm from what is no message', async () => {
    scene = await createScene((socket) => {
      for (const text of ['', '{', '[]', '{"type":"unheard-of"}', '{"type":"transcript","role":"nobody"}']) socket.send(text);
      socket.send(started);
    });
    await scene.until(() => scene.told.includes('open'));
    expect(scene.told).toEqual(['connecting', 'session_started', 'open']);
  });
});
