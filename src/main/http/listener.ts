/** One port: 127.0.0.1 and, where the machine has it, ::1 as well. */
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { AppError } from '../base/errors.ts';
import type { SocketServer } from './sockets.ts';

export interface ListenerOptions {
  readonly host: string;
  readonly onRequest: RequestListener;
  readonly sockets: SocketServer;
}

function listenOn(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port, exclusive: true }, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

/** Listens and drains. `listen` throws CONFLICT with one clear line when the port is busy, and may be called again. */
export function createListener({ host, onRequest, sockets }: ListenerOptions) {
  let servers: Server[] = [];
  const create = (): Server => {
    // Requests that dribble in are cut: 30 s for the head, 10 min for the whole.
    // Other offers than a WebSocket (h2c) are answered as plain HTTP/1.1, as RFC 9110 allows.
    const shouldUpgradeCallback = (request: IncomingMessage): boolean => request.headers.upgrade?.toLowerCase() === 'websocket';
    const options = { headersTimeout: 30_000, requestTimeout: 600_000, keepAliveTimeout: 5_000, shouldUpgradeCallback };
    const server = createServer(options, onRequest);
    server.on('upgrade', (request, socket, head) => sockets.upgrade(request, socket, head));
    return server;
  };
  const toPort = async (server: Server, address: string, port: number): Promise<number> => {
    try {
      return await listenOn(server, address, port);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'EADDRINUSE') throw new AppError('CONFLICT', `Port ${port} on ${address} is in use by another program`, { details: { port }, cause: error });
      if (code === 'EACCES') throw new AppError('CONFLICT', `Port ${port} on ${address} needs rights that this user does not have`, { details: { port }, cause: error });
      throw error;
    }
  };
  return {
    /** @returns the port in use (the free one picked for 0) */
    async listen(port: number): Promise<number> {
      const first = create();
      const bound = await toPort(first, host, port);
      servers = [first];
      if (host === '127.0.0.1') {
        const second = create();
        // No ::1 on this machine, or its port taken by somebody else: the IPv4 address still holds.
        await listenOn(second, '::1', bound).then(() => servers.push(second), () => undefined);
      }
      return bound;
    },
    /** Stops accepting, lets what is under way finish for up to `graceMs`, then cuts. */
    async close(graceMs: number): Promise<void> {
      const closing = servers.map((server) => new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }));
      await sockets.close();
      const cut = setTimeout(() => servers.forEach((server) => server.closeAllConnections()), graceMs);
      await Promise.all(closing);
      clearTimeout(cut);
      servers = [];
    },
  };
}

export type Listener = ReturnType<typeof createListener>;
