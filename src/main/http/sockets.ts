/** Sockets over ws: upgrade guards, routing by path, one message at a time, clean shutdown. */
import { randomUUID } from 'node:crypto';
import { STATUS_CODES, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import type { Logger } from '../base/log.ts';
import type { Metrics } from '../base/metrics.ts';
import { messageOf } from '../base/errors.ts';
import { isLoopback } from './context.ts';
import { hasApiKey, isAllowedOrigin, isKnownHost, type GuardOptions } from './guards.ts';
import type { SocketHandler, SocketPeer, SocketSession } from './socket-peer.ts';

export interface SocketMount {
  readonly api: string;
  /** Contract path under its prefix, e.g. `/apis/screening/stream/{session_id}`. */
  readonly path: string;
  readonly messageLimitBytes: number;
  readonly handler: SocketHandler;
  /** An HTTP status to refuse the upgrade with, null accepts; in place of the API keys, which are asked for without it. */
  readonly refuse?: (request: IncomingMessage) => number | null;
}

/** More unsent bytes than this and the client is too slow to be served. */
const MAX_UNSENT_BYTES = 8 * 1024 * 1024;
/** More messages, or more bytes of them, waiting than this and reading from the connection pauses. */
const HIGH_WATER_MESSAGES = 4;
const HIGH_WATER_BYTES = 8 * 1024 * 1024;

function matchPath(template: string, pathname: string): Record<string, string> | null {
  const wanted = template.split('/');
  const given = pathname.split('/');
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name === undefined) {
      if (part !== given[index]) return null;
      continue;
    }
    try {
      params[name] = decodeURIComponent(given[index] ?? '');
    } catch {
      return null;
    }
  }
  return params;
}

function refuseUpgrade(socket: Duplex, status: number): void {
  // A peer that never ends its own side must not keep the connection.
  socket.once('finish', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function toBytes(data: RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
}

interface ServeOptions {
  readonly socket: WebSocket;
  readonly mount: SocketMount;
  readonly params: Record<string, string>;
  readonly request: IncomingMessage;
  readonly log: Logger;
}

async function serve({ socket, mount, params, request, log }: ServeOptions): Promise<void> {
  const requestId = randomUUID();
  const problem = (error: unknown): void => log.error({ requestId, api: mount.api, reason: messageOf(error), err: error }, 'socket handler failed');
  const peer: SocketPeer = {
    params,
    query: new URL(request.url ?? '/', 'http://local').searchParams,
    requestId,
    isLocal: isLoopback(request.socket.remoteAddress),
    header: (name) => request.headers[name.toLowerCase()]?.toString(),
    isOpen: () => socket.readyState === socket.OPEN,
    sendText(text) {
      if (socket.readyState !== socket.OPEN) return;
      if (socket.bufferedAmount > MAX_UNSENT_BYTES) return socket.terminate();
      socket.send(text);
    },
    sendJson(value) {
      peer.sendText(JSON.stringify(value));
    },
    close(code, reason) {
      // Paused connections do not read the other side's close frame.
      socket.resume();
      socket.close(code, reason);
    },
  };
  let session: SocketSession | null = null;
  let waiting = 0;
  let waitingBytes = 0;
  let tail: Promise<void> = Promise.resolve();
  const isHigh = (): boolean => waiting >= HIGH_WATER_MESSAGES || waitingBytes >= HIGH_WATER_BYTES;
  const enqueue = (byteLength: number, work: () => void | Promise<void>): void => {
    waiting += 1;
    waitingBytes += byteLength;
    if (isHigh()) socket.pause();
    tail = tail.then(work).catch(problem).finally(() => {
      waiting -= 1;
      waitingBytes -= byteLength;
      if (!isHigh() && socket.isPaused) socket.resume();
    });
  };
  socket.on('error', (error) => log.info({ requestId, api: mount.api, reason: error.message }, 'socket error'));
  socket.on('message', (data, isBinary) => {
    const bytes = toBytes(data);
    enqueue(bytes.byteLength, () => {
      if (isBinary) return session?.onBinary(bytes);
      if (session?.onTextBytes !== undefined) return session.onTextBytes(bytes);
      return session?.onText(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'));
    });
  });
  socket.on('close', () => enqueue(0, () => session?.onClose()));
  // Enqueued first, so that messages that come while the handler opens wait for it.
  tail = (async () => {
    session = await mount.handler(peer);
  })();
  await tail.catch((error: unknown) => {
    problem(error);
    socket.close(1011, 'The session could not be opened');
  });
}

export interface SocketServerOptions {
  readonly mounts: readonly SocketMount[];
  readonly guard: GuardOptions;
  readonly log: Logger;
  readonly metrics: Metrics;
}

/** Handles upgrades for one listener. `close` ends every socket with 1001 and waits for it, 2 s at most. */
export function createSocketServer({ mounts, guard, log, metrics }: SocketServerOptions) {
  const open = new Set<WebSocket>();
  const servers = new Map(
    // Looking through tens of megabytes at once holds everybody up: who reads such messages looks at their text piece by piece.
    mounts.map((mount) => [mount, new WebSocketServer({ noServer: true, maxPayload: mount.messageLimitBytes, clientTracking: false, skipUTF8Validation: mount.messageLimitBytes > HIGH_WATER_BYTES })]),
  );
  return {
    upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
      socket.on('error', () => socket.destroy());
      if (!isKnownHost(request, guard) || !isAllowedOrigin(request.headers.origin, guard)) return refuseUpgrade(socket, 403);
      let pathname: string;
      try {
        pathname = new URL(request.url ?? '/', 'http://local').pathname;
      } catch {
        return refuseUpgrade(socket, 400);
      }
      for (const [mount, server] of servers) {
        const params = matchPath(mount.path, pathname);
        if (params === null) continue;
        const refused = mount.refuse === undefined ? (hasApiKey(request, guard) ? null : 401) : mount.refuse(request);
        if (refused !== null) return refuseUpgrade(socket, refused);
        server.handleUpgrade(request, socket, head, (webSocket) => {
          open.add(webSocket);
          metrics.openSockets.inc({ api: mount.api });
          webSocket.once('close', () => {
            open.delete(webSocket);
            metrics.openSockets.dec({ api: mount.api });
          });
          void serve({ socket: webSocket, mount, params, request, log });
        });
        return;
      }
      refuseUpgrade(socket, 404);
    },
    async close(): Promise<void> {
      const ended = [...open].map((socket) => new Promise<void>((resolve) => {
        socket.once('close', () => resolve());
        socket.resume();
        socket.close(1001, 'The server is closing');
      }));
      await Promise.race([Promise.all(ended), new Promise((resolve) => setTimeout(resolve, 2_000).unref())]);
      for (const socket of open) socket.terminate();
    },
  };
}

export type SocketServer = ReturnType<typeof createSocketServer>;
