/** What each listener serves: the APIs under their prefixes and at the root, the desk, the pages, the sockets. */
import { z } from 'zod';
import { coachingApi } from '../contracts/coaching.ts';
import { codingApi } from '../contracts/coding.ts';
import { deskApi, JobSample } from '../contracts/desk.ts';
import { workApi } from '../contracts/desk-work.ts';
import { proctoredApi } from '../contracts/proctored.ts';
import { PUBLIC_APIS } from '../contracts/public-apis.ts';
import { screeningApi } from '../contracts/screening.ts';
import { voiceApi } from '../contracts/voice.ts';
import { createCoachingHandlers } from './apis/coaching/handlers.ts';
import { createCoachingLimits } from './apis/coaching/limits.ts';
import { createLiveSocket } from './apis/coaching/live.ts';
import { renderCodingError } from './apis/coding/errors.ts';
import { createCodingHandlers } from './apis/coding/handlers.ts';
import { assertMayCall, createAccess, hasSocketToken } from './apis/desk/access.ts';
import { renderDeskError } from './apis/desk/errors.ts';
import { createEventsSocket } from './apis/desk/events.ts';
import { createDeskHandlers, type DeskApiOptions } from './apis/desk/handlers.ts';
import { createWorkHandlers, createWorkSocket, hasWorkKey } from './apis/desk/work.ts';
import { createProctoredHandlers } from './apis/proctored/handlers.ts';
import { createScreeningHandlers } from './apis/screening/handlers.ts';
import { createStreamSocket } from './apis/screening/stream.ts';
import { createVoiceHandlers } from './apis/voice/handlers.ts';
import { createVoiceLimits } from './apis/voice/limits.ts';
import { createVoiceSocket } from './apis/voice/socket.ts';
import type { Config } from './base/config.ts';
import type { Logger } from './base/log.ts';
import type { Services } from './compose-services.ts';
import type { Surface } from './http/listeners.ts';
import { mountApi, renderDetail } from './http/mount.ts';
import { createAppPages, createDocsPages, createOpenApiPages } from './http/pages.ts';
import { createApplication, type MountedApi } from './http/router.ts';
import { createSocketServer, type SocketMount } from './http/sockets.ts';
import type { ProgramPaths } from './program-paths.ts';

export interface SurfaceOptions {
  readonly services: Services;
  readonly config: Config;
  readonly paths: ProgramPaths;
  readonly version: string;
  readonly log: Logger;
  /** The launch token that the desk asks for. */
  readonly token: string;
  readonly listeners: DeskApiOptions['listeners'];
}

/** `everything` may be asked for more than once: one for each listener that serves it. */
export function createSurfaces({ services, config, paths, version, log, token, listeners }: SurfaceOptions) {
  const { metrics, inference, library, streams, archive, clock, engine, documents, statuses, lock } = services;
  const mountOptions = { renderError: renderDetail, log, metrics, trust: { trustedProxies: config.trustedProxies } };
  // Where keys are asked for, our own page shows its launch token as one.
  const apiKeys = config.apiKeys.length === 0 ? [] : [...config.apiKeys, token];
  const guard = { allowedHosts: config.allowedHosts, allowedOrigins: config.allowedOrigins, apiKeys, host: config.host };

  const screeningHandlers = createScreeningHandlers({
    engine, tts: inference.tts, streams, documents, ats: { mode: config.atsMode, sync: services.ats.courier.sync },
    wsBaseUrl: config.wsBaseUrl, metrics, clock, version, statuses,
  });
  const stream = createStreamSocket({
    stt: inference.stt, vad: inference.vad, clock, streams, archive, log,
    metrics: { partialLatency: (seconds) => metrics.asrPartialLatency.observe(seconds), finalLatency: (seconds) => metrics.asrFinalLatency.observe(seconds) },
    promptFor: (streamId) => services.room.promptWords(streamId),
    onHeard: (streamId, partial) => services.room.hear(streamId, partial),
  });
  const screeningAt = (prefix: string): MountedApi => ({
    prefix, renderError: renderDetail, router: mountApi(screeningApi, screeningHandlers, { ...mountOptions, prefix }),
  });
  const codingHandlers = createCodingHandlers({ room: services.coding.room });
  const codingAt = (prefix: string): MountedApi => ({
    prefix, renderError: renderCodingError, router: mountApi(codingApi, codingHandlers, { ...mountOptions, renderError: renderCodingError, prefix }),
  });
  const { path, messageLimitBytes } = screeningApi.sockets.stream;
  const streamAt = (prefix: string): SocketMount => ({ api: 'screening', path: `${prefix}${path}`, messageLimitBytes, handler: stream });

  const voiceHandlers = createVoiceHandlers({ resumes: services.voice.resumes });
  const voiceLimits = config.voiceLimits ? createVoiceLimits(clock) : null;
  const voiceAt = (prefix: string): MountedApi => ({
    prefix, renderError: renderDetail,
    router: mountApi(voiceApi, voiceHandlers, { ...mountOptions, prefix, ...(voiceLimits === null ? {} : { authorise: voiceLimits.assertRequest }) }),
  });
  const talk = createVoiceSocket({ room: services.voice.room, log, ...(voiceLimits === null ? {} : { admit: voiceLimits.messages }) });
  const talkAt = (prefix: string): SocketMount => {
    const { path: talkPath, messageLimitBytes: talkLimit } = voiceApi.sockets.interview;
    return { api: 'voice', path: `${prefix}${talkPath}`, messageLimitBytes: talkLimit, handler: talk };
  };

  const proctoredHandlers = createProctoredHandlers({ room: services.proctored.room, access: services.proctored.access, reportPath: services.proctored.reportPath });
  const proctoredAt = (prefix: string): MountedApi => ({
    prefix, renderError: renderDetail,
    router: mountApi(proctoredApi, proctoredHandlers, { ...mountOptions, prefix, authorise: (request, route) => services.proctored.access.authorise(request.get('authorization'), route) }),
  });

  const { accounts, access: coachingAccess, tokens: coachingTokens } = services.coaching;
  const coachingHandlers = createCoachingHandlers({ ...services.coaching, access: coachingAccess });
  const coachingLimits = config.coachingLimits ? createCoachingLimits({ clock, anonymous: config.rateAnon, signedIn: config.rateAuth, subjectOf: coachingTokens.verify }) : null;
  const coachingAt = (prefix: string): MountedApi => ({
    prefix, renderError: renderDetail,
    router: mountApi(coachingApi, coachingHandlers, {
      ...mountOptions, prefix, misfit: 'UNPROCESSABLE',
      async authorise(request, route) {
        await coachingLimits?.assertRequest(request);
        await coachingAccess.authorise(request.get('authorization'), route);
      },
    }),
  });
  const live = createLiveSocket({ accounts, room: services.coaching.room, clock });
  const liveAt = (prefix: string): SocketMount => {
    const { path: livePath, messageLimitBytes: liveLimit } = coachingApi.sockets.analysis;
    return { api: 'coaching', path: `${prefix}${livePath}`, messageLimitBytes: liveLimit, handler: live };
  };

  const models = {
    list: () => library.list(),
    startInstall(id: string) {
      // Its failure is a state of the model, which the page shows.
      library.install(id).catch((error: unknown) => log.warn({ model: id, err: error }, 'model was not installed'));
      return library.state(id);
    },
    cancel(id: string) {
      library.cancel(id);
      return library.state(id);
    },
    file: (id: string, path: string) => library.file(id, path),
  };
  const deskHandlers = createDeskHandlers({
    version, dataDir: config.dataDir, canInstall: !config.noInstall, listeners, statuses, retryDevices: () => inference.retryDevices(), samples: z.array(JobSample).parse(services.resources.jobs),
    lock, access: createAccess(lock), models, tts: inference.tts, engine, room: services.room, interviews: services.interviews, streams, archive, documents, transcriptions: services.transcriptions, ats: services.ats, coding: services.coding, coaching: services.coaching, voice: services.voice, proctored: services.proctored,
    dropStream: (id) => stream.drop(id),
  });
  const desk: MountedApi = {
    prefix: '', renderError: renderDeskError,
    router: mountApi(deskApi, deskHandlers, { ...mountOptions, renderError: renderDeskError, prefix: '', authorise: (request, route) => assertMayCall(request, route, token) }),
  };
  // Its pages hold no launch token: a job's ticket opens that job's files and nothing else.
  const work: MountedApi = {
    prefix: '', renderError: renderDeskError,
    router: mountApi(workApi, createWorkHandlers(services.pages.worker.desk), { ...mountOptions, renderError: renderDeskError, prefix: '' }),
  };
  const workSocket: SocketMount = {
    api: 'desk', ...workApi.sockets.work,
    handler: createWorkSocket(services.pages.worker.desk), refuse: (request) => (hasWorkKey(request, services.pages.worker.desk) ? null : 401),
  };
  const events: SocketMount = {
    api: 'desk', ...deskApi.sockets.events,
    handler: createEventsSocket({
      onModel: (listener) => library.onChange(listener),
      onEngines: (listener) => inference.onStatus(() => listener(statuses())),
      onTranscription: (listener) => services.transcriptions.onChange(listener),
      models: () => library.list(),
      engines: statuses,
    }),
    refuse: (request) => (hasSocketToken(request, token) ? null : 401),
  };

  // The coding document has a root of its own, so it is in nobody's way.
  const codingRoot = config.api === undefined || config.api === 'coding' ? [codingAt('/api')] : [];
  const atRoot = [
    { name: coachingApi.name, http: coachingAt, sockets: [liveAt] },
    // Where two documents name one route, the first answers: POST /interview/start and GET /health.
    { name: proctoredApi.name, http: proctoredAt, sockets: [] },
    { name: voiceApi.name, http: voiceAt, sockets: [talkAt] },
    { name: screeningApi.name, http: screeningAt, sockets: [streamAt] },
  ].filter(({ name }) => config.api === undefined || name === config.api);

  const pages = new Map([
    ['/app', createAppPages(paths.renderer)], ['/docs', createDocsPages(PUBLIC_APIS.map(({ name }) => name))], ['/openapi', createOpenApiPages(PUBLIC_APIS)],
  ]);
  const surface = (apis: readonly MountedApi[], mounts: readonly SocketMount[], withPages: boolean): Surface => ({
    onRequest: createApplication({ apis, pages: withPages ? pages : new Map(), guard, log }),
    sockets: createSocketServer({ mounts, guard, log, metrics }),
  });
  return {
    /** The interface, every API under its prefix, and at the root those of `--api` (all by default), first match wins. */
    everything: (): Surface =>
      surface(
        [screeningAt('/apis/screening'), codingAt('/apis/coding'), voiceAt('/apis/voice'), proctoredAt('/apis/proctored'), coachingAt('/apis/coaching'), ...codingRoot, desk, work, ...atRoot.map((api) => api.http(''))],
        [streamAt('/apis/screening'), talkAt('/apis/voice'), liveAt('/apis/coaching'), events, workSocket, ...atRoot.flatMap(({ sockets }) => sockets.map((socket) => socket('')))],
        true,
      ),
    /** The screening document's own listener. */
    screening: (): Surface => surface([screeningAt('')], [streamAt('')], false),
    /** Ends streams, giving what they hold a moment to be recognised and stored, and talks, which go on at the next start. */
    close: async (): Promise<void> => void (await Promise.all([stream.close(), services.voice.room.close()])),
  };
}
