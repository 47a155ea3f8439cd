/** Builds and wires the product: entries give it a configuration and paths, and call `listen`. */
import { randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from './base/config.ts';
import type { Logger } from './base/log.ts';
import { createServices } from './compose-services.ts';
import { createSurfaces } from './compose-surfaces.ts';
import { createListener } from './http/listener.ts';
import { createListeners } from './http/listeners.ts';
import { toVisitHost } from './http/visit-host.ts';
import type { PageOpener } from './ports/page-worker.ts';
import type { AvatarStudio } from './ports/proctored.ts';
import type { CodeRunner } from './ports/runner.ts';
import type { ProgramPaths } from './program-paths.ts';
import { lockDataDir } from './store/database.ts';

/** Setting that remembers the desktop interface's own port. */
const OWN_PORT = 'desktop.port';

export interface ComposeOptions {
  readonly config: Config;
  readonly paths: ProgramPaths;
  readonly version: string;
  readonly log: Logger;
  /** Headless: a busy port ends the start. Desktop: the interface gets a port of its own and always opens. */
  readonly mode: 'headless' | 'desktop';
  /** Opens a page of ours in a window that nobody sees; where it is absent, a browser of this machine is used. */
  readonly openHidden?: PageOpener['open'];
  /** In place of the product's own runner; for tests. */
  readonly runner?: CodeRunner;
  /** In place of the product's own makers of videos; for tests. */
  readonly studio?: AvatarStudio;
}

export interface App {
  /** What the desk's calls must carry; new at each start. */
  readonly token: string;
  readonly version: string;
  readonly dataDir: string;
  /** Address of the interface with the launch token in its fragment; right once `listen` has resolved. */
  appUrl(): string;
  /** Starts listening. @throws AppError CONFLICT when a port is busy (headless only) */
  listen(): Promise<{ readonly port: number | null; readonly screeningPort: number | null }>;
  /** Imports models from a folder; the number of models that were taken. */
  importModels(folder: string): Promise<number>;
  /** Drains sockets, finishes writes, stops workers; within 5 s. */
  close(): Promise<void>;
}

/** @throws AppError CONFLICT when another process holds the data directory */
export async function composeApp({ config, paths, version, log, mode, openHidden, runner, studio }: ComposeOptions): Promise<App> {
  const unlock = lockDataDir(config.dataDir);
  const token = randomBytes(24).toString('base64url');
  const endpoints = join(config.dataDir, 'endpoints.json');
  // Nothing listens before the listeners are built.
  let reachedAt = (): string | null => null;
  const services = await createServices({ config, paths, log, origin: () => reachedAt(), ...(openHidden === undefined ? {} : { openHidden }), ...(runner === undefined ? {} : { runner }), ...(studio === undefined ? {} : { studio }) }).catch((error: unknown) => {
    unlock();
    throw error;
  });

  const surfaces = createSurfaces({
    services, config, paths, version, log, token,
    listeners: { state: () => listeners.state(), retry: (name, port) => listeners.retry(name, port) },
  });
  const listeners = createListeners({
    host: config.host,
    ports: { main: config.port, screening: config.screeningPort },
    surfaces: { main: surfaces.everything(), screening: surfaces.screening() },
    onChange() {
      const [main, screening] = listeners.state();
      const ports = { port: main?.port ?? null, screeningPort: screening?.port ?? null };
      writeFileSync(endpoints, `${JSON.stringify({ pid: process.pid, version, host: config.host, ...ports })}\n`, { mode: 0o600 });
    },
  });
  const ownListener = mode === 'desktop' ? createListener({ host: '127.0.0.1', ...surfaces.everything() }) : null;
  let ownPort: number | null = null;
  const origin = (): string => {
    const port = ownPort ?? listeners.state()[0]?.port ?? config.port;
    return `http://${ownPort === null ? toVisitHost(config.host) : '127.0.0.1'}:${port}`;
  };
  reachedAt = () => (ownPort === null && listeners.state()[0]?.port == null ? null : origin());

  return {
    token,
    version,
    dataDir: config.dataDir,
    appUrl: () => `${origin()}/app/#token=${token}`,
    async listen() {
      if (ownListener !== null) {
        // The same port as last time where it is free: what the page keeps in its storage belongs to its origin.
        const earlier = services.settings.get(OWN_PORT);
        ownPort = await ownListener.listen(typeof earlier === 'number' ? earlier : 0).catch(() => ownListener.listen(0));
        services.settings.set(OWN_PORT, ownPort);
      }
      for (const name of ['main', 'screening'] as const) {
        await listeners.open(name).catch((error: unknown) => {
          if (mode === 'headless') throw error;
          log.warn({ listener: name, err: error }, 'a documented port is busy');
        });
      }
      services.start();
      const [main, screening] = listeners.state();
      return { port: main?.port ?? null, screeningPort: screening?.port ?? null };
    },
    importModels: async (folder) => (await services.library.importFrom(folder)).length,
    async close() {
      await Promise.all([surfaces.close(), listeners.close(), ownListener?.close(1_000)]);
      await services.close();
      rmSync(endpoints, { force: true });
      unlock();
    },
  };
}
