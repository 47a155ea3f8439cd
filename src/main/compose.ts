/** The only place where things are built and wired. Entries give it a configuration and paths, and call `listen`. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { deskApi, JobSample } from '../contracts/desk.ts';
import { screeningApi } from '../contracts/screening.ts';
import { createAccess, assertLaunchToken, hasSocketToken } from './apis/desk/access.ts';
import { createEventsSocket } from './apis/desk/events.ts';
import { createDeskHandlers } from './apis/desk/handlers.ts';
import { createScreeningHandlers } from './apis/screening/handlers.ts';
import { createStreamSocket } from './apis/screening/stream.ts';
import { systemClock } from './base/clock.ts';
import type { Config } from './base/config.ts';
import { messageOf } from './base/errors.ts';
import type { Logger } from './base/log.ts';
import { createMetrics } from './base/metrics.ts';
import { createListeners, type ListenerName, type Surface } from './http/listeners.ts';
import { createListener } from './http/listener.ts';
import { mountApi, renderDetail } from './http/mount.ts';
import { createAppPages, createDocsPages, createOpenApiPages } from './http/pages.ts';
import { createApplication, type MountedApi } from './http/router.ts';
import { createSocketServer, type SocketMount } from './http/sockets.ts';
import { createInference } from './inference/inference.ts';
import { toKnowledge } from './interview/knowledge/knowledge.ts';
import { createDeskLock } from './interview/privacy/desk-lock.ts';
import { createScreeningEngine } from './interview/screening/screening-engine.ts';
import { createAtsSync, sendPending } from './interview/sessions/ats-sync.ts';
import { createScreeningRoom } from './interview/sessions/screening-room.ts';
import { createDocumentRenderer } from './media/pdf-renderer.ts';
import { createModelLibrary } from './models/model-library.ts';
import { loadManifest } from './models/manifest.ts';
import { createAtsClient } from './remote/ats-client.ts';
import { createLanguageModel } from './remote/language-model.ts';
import { createAtsOutbox } from './store/ats-outbox.ts';
import { createAudioArchive } from './store/audio-archive.ts';
import { lockDataDir, openDatabase } from './store/database.ts';
import { createInterviewStore } from './store/interviews.ts';
import { loadResources } from './store/resources.ts';
import { createSettingsStore } from './store/settings.ts';
import { createStreamStore } from './store/streams.ts';

/** Where the program's files lie; the entries know, because bundling moves code but not them. */
export interface ProgramPaths {
  readonly resources: string;
  readonly manifest: string;
  /** The built interface. */
  readonly renderer: string;
  readonly inferenceWorker: URL;
  readonly pdfWorker: URL;
}

export interface ComposeOptions {
  readonly config: Config;
  readonly paths: ProgramPaths;
  readonly version: string;
  readonly log: Logger;
  /** Headless: a busy port ends the start. Desktop: the interface gets a port of its own and always opens. */
  readonly mode: 'headless' | 'desktop';
}

export interface App {
  readonly token: string;
  readonly version: string;
  readonly dataDir: string;
  /** Address of the interface with the launch token in its fragment; complete once `listen` has resolved. */
  appUrl(): string;
  /** Starts listening. @throws AppError CONFLICT when a port is busy (headless only) */
  listen(): Promise<{ readonly port: number | null; readonly screeningPort: number | null }>;
  /** Imports models from a folder; the number of models that were taken. */
  importModels(folder: string): Promise<number>;
  /** Drains sockets, finishes writes, stops workers; within 5 s. */
  close(): Promise<void>;
}

/** @throws AppError CONFLICT when another process holds the data directory */
export async function composeApp({ config, paths, version, log, mode }: ComposeOptions): Promise<App> {
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  const unlock = lockDataDir(config.dataDir);
  const clock = systemClock;
  const metrics = createMetrics();
  const token = randomBytes(24).toString('base64url');
  const stopping = new AbortController();

  const db = openDatabase(config.dataDir);
  const interviews = createInterviewStore(db, clock.date);
  const streams = createStreamStore(db, clock.date);
  const outbox = createAtsOutbox(db, clock.date);
  const archive = createAudioArchive({ folder: join(config.dataDir, 'recordings') });
  const repaired = await archive.repairAll();
  if (repaired > 0) log.warn({ repaired }, 'recordings of an earlier run were repaired');

  const resources = loadResources(paths.resources);
  const knowledge = toKnowledge(resources);
  const library = createModelLibrary({ manifest: await loadManifest(paths.manifest), folders: [...config.modelsDirs], allowNetwork: !config.noInstall, log });
  const inference = createInference({ workerUrl: paths.inferenceWorker, library, log, asrModel: config.asrModel, warm: true });
  const documents = createDocumentRenderer({ workerUrl: paths.pdfWorker });
  const llm = config.llmBaseUrl === undefined ? null
    : createLanguageModel({ baseUrl: config.llmBaseUrl, model: config.llmModel, apiKey: config.llmApiKey ?? null, log });
  const engine = createScreeningEngine({ knowledge, llm, log, metrics: {
    llmLatency: (seconds) => metrics.llmLatency.observe(seconds),
    droppedQuotes: (count) => metrics.droppedQuotes.inc(count),
  } });
  const statuses = () => [...inference.statuses(), engine.status()];
  const sync = createAtsSync(createAtsClient({ url: config.atsUrl ?? null, clock }), outbox);
  const lock = createDeskLock({ settings: createSettingsStore(db), clock });
  const access = createAccess(lock);
  const room = createScreeningRoom({ interviews, streams, engine, clock });

  const installRequired = async (): Promise<void> => {
    await library.settled();
    for (const { id, required, state } of library.list()) {
      if (!required || state === 'installed' || stopping.signal.aborted) continue;
      await library.install(id, { signal: stopping.signal }).catch((error: unknown) => {
        if (!stopping.signal.aborted) log.warn({ model: id, reason: messageOf(error) }, 'model was not installed');
      });
    }
  };
  const models = {
    list: () => library.list(),
    startInstall(id: string) {
      library.install(id).catch((error: unknown) => log.warn({ model: id, err: error }, 'model was not installed'));
      return library.state(id);
    },
    cancel(id: string) {
      library.cancel(id);
      return library.state(id);
    },
  };

  const screeningHandlers = createScreeningHandlers({
    engine, tts: inference.tts, streams, documents, ats: { mode: config.atsMode, sync }, wsBaseUrl: config.wsBaseUrl, metrics, clock, version, statuses,
  });
  const streamSocket = createStreamSocket({
    stt: inference.stt, vad: inference.vad, clock, streams, archive, log,
    metrics: { partialLatency: (seconds) => metrics.asrPartialLatency.observe(seconds), finalLatency: (seconds) => metrics.asrFinalLatency.observe(seconds) },
  });
  const guard = { allowedHosts: config.allowedHosts, allowedOrigins: config.allowedOrigins, apiKeys: config.apiKeys, host: config.host };
  const mountOptions = { renderError: renderDetail, log, metrics, trust: { trustedProxies: config.trustedProxies } };

  const screeningAt = (prefix: string): MountedApi => ({
    prefix, renderError: renderDetail, router: mountApi(screeningApi, screeningHandlers, { ...mountOptions, prefix }),
  });
  const streamAt = (prefix: string): SocketMount => ({
    api: 'screening', path: `${prefix}${screeningApi.sockets.stream.path}`, messageLimitBytes: screeningApi.sockets.stream.messageLimitBytes, handler: streamSocket,
  });

  let publishEndpoints = (): void => undefined;
  const desk = createDeskHandlers({
    version, dataDir: config.dataDir, canInstall: !config.noInstall, statuses, samples: z.array(JobSample).parse(resources.jobs), lock, access, models,
    listeners: { state: () => listeners.state(), retry: (name, port) => listeners.retry(name, port) },
    tts: inference.tts, engine, room, interviews, streams, archive, documents,
  });
  const deskRouter = mountApi(deskApi, desk, { ...mountOptions, prefix: '', authorise: (request) => assertLaunchToken(request, token) });
  const events = createEventsSocket({
    onModel: (listener) => library.onChange(listener),
    onEngines: (listener) => inference.onStatus(() => listener(statuses())),
    models: () => library.list(),
    engines: statuses,
  });
  const eventsMount: SocketMount = {
    api: 'desk', path: deskApi.sockets.events.path, messageLimitBytes: deskApi.sockets.events.messageLimitBytes, handler: events,
    refuse: (request) => (hasSocketToken(request, token) ? null : 401),
  };

  const pages = new Map([['/app', createAppPages(paths.renderer)], ['/docs', createDocsPages(['screening'])], ['/openapi', createOpenApiPages([screeningApi])]]);
  const surface = (apis: readonly MountedApi[], sockets: readonly SocketMount[], withPages: boolean): Surface => ({
    onRequest: createApplication({ apis, pages: withPages ? pages : new Map(), guard, log }),
    sockets: createSocketServer({ mounts: sockets, guard, log, metrics }),
  });
  const everything = (): Surface =>
    surface(
      [screeningAt('/apis/screening'), { prefix: '', router: deskRouter, renderError: renderDetail }, screeningAt('')],
      [streamAt('/apis/screening'), eventsMount, streamAt('')],
      true,
    );
  const listeners = createListeners({
    host: config.host,
    ports: { main: config.port, screening: config.screeningPort },
    surfaces: { main: everything(), screening: surface([screeningAt('')], [streamAt('')], false) },
    onChange: () => publishEndpoints(),
  });
  const interfaceListener = mode === 'desktop' ? createListener({ host: '127.0.0.1', ...everything() }) : null;
  let interfacePort: number | null = null;

  const endpoints = join(config.dataDir, 'endpoints.json');
  publishEndpoints = () => {
    const ports = Object.fromEntries(listeners.state().map(({ name, port }): [ListenerName, number | null] => [name, port]));
    writeFileSync(endpoints, `${JSON.stringify({ pid: process.pid, version, host: config.host, port: ports.main, screeningPort: ports.screening })}\n`, { mode: 0o600 });
  };

  return {
    token,
    version,
    dataDir: config.dataDir,
    appUrl() {
      const port = interfacePort ?? listeners.state().find(({ name }) => name === 'main')?.port ?? config.port;
      const host = ['127.0.0.1', '0.0.0.0', '::', '::1', 'localhost'].includes(config.host) ? '127.0.0.1' : config.host;
      return `http://${host}:${port}/app/#token=${token}`;
    },
    async listen() {
      if (interfaceListener !== null) interfacePort = await interfaceListener.listen(0);
      for (const name of ['main', 'screening'] as const) {
        await listeners.open(name).catch((error: unknown) => {
          if (mode === 'headless') throw error;
          log.warn({ listener: name, err: error }, 'a documented port is busy');
        });
      }
      if (!config.noInstall) void installRequired();
      if (config.atsMode === 'real') void sendPending(sync, outbox, stopping.signal);
      const [main, screening] = listeners.state();
      return { port: main?.port ?? null, screeningPort: screening?.port ?? null };
    },
    importModels: async (folder) => (await library.importFrom(folder)).length,
    async close() {
      stopping.abort();
      await Promise.all([listeners.close(), interfaceListener?.close(1_000)]);
      await Promise.all([inference.close(), documents.close(), library.close(), archive.close()]);
      db.close();
      rmSync(endpoints, { force: true });
      unlock();
    },
  };
}
