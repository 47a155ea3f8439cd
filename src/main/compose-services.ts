/** What the APIs stand on: store, engines, models, remote systems and the domain, built once and closed together. */
import { join } from 'node:path';
import { createFilmMaker } from './avatar/film-maker.ts';
import { watchListening } from './avatar/listening.ts';
import { createAvatarStudio } from './avatar/studio.ts';
import type { Config } from './base/config.ts';
import { systemClock } from './base/clock.ts';
import { messageOf } from './base/errors.ts';
import type { Logger } from './base/log.ts';
import { createMetrics } from './base/metrics.ts';
import { createCoaching } from './compose-coaching.ts';
import { createCoding } from './compose-coding.ts';
import { createPages } from './compose-pages.ts';
import { createProctored } from './compose-proctored.ts';
import { createSpeech } from './compose-speech.ts';
import { createVoice } from './compose-voice.ts';
import { toKnowledge } from './interview/knowledge/knowledge.ts';
import { scheduleStreamRetention } from './interview/privacy/stream-retention.ts';
import { createDeskLock } from './interview/privacy/desk-lock.ts';
import { createScreeningEngine } from './interview/screening/screening-engine.ts';
import { createAtsCourier } from './interview/sessions/ats-sync.ts';
import { createScreeningRoom } from './interview/sessions/screening-room.ts';
import { createTranscriptionJobs } from './interview/transcript/transcription-jobs.ts';
import { withPageSound } from './media/decode/page-sound.ts';
import { createSoundDecoder } from './media/decode/sound-decoder.ts';
import { createDocumentRenderer } from './media/pdf-renderer.ts';
import { loadManifest } from './models/manifest.ts';
import { createModelLibrary } from './models/model-library.ts';
import type { EngineStatus, LanguageModel } from './ports/engines.ts';
import type { Language } from './ports/language.ts';
import type { PageOpener } from './ports/page-worker.ts';
import type { AvatarStudio } from './ports/proctored.ts';
import type { CodeRunner } from './ports/runner.ts';
import type { ProgramPaths } from './program-paths.ts';
import { createAtsClient } from './remote/ats-client.ts';
import { toCallMetrics } from './remote/call-metrics.ts';
import { createLanguageModel } from './remote/language-model.ts';
import { createAtsOutbox } from './store/ats-outbox.ts';
import { createAudioArchive } from './store/audio-archive.ts';
import { openDatabase } from './store/database.ts';
import { createFileStore } from './store/files.ts';
import { createInterviewStore } from './store/interviews.ts';
import { loadResources } from './store/resources.ts';
import { createSettingsStore } from './store/settings.ts';
import { createStreamStore } from './store/streams.ts';
import { createTranscriptionStore } from './store/transcriptions.ts';

const TASK_TIMEOUT_MS = 10 * 60_000;
/** Some six thousand seconds of film. */
const MAX_FILM_BYTES = 512 * 1024 * 1024;

export interface ServiceOptions {
  readonly config: Config;
  readonly paths: ProgramPaths;
  readonly log: Logger;
  /** Where our own server is reached from this machine; null while nothing listens. */
  readonly origin: () => string | null;
  /** Opens a page of ours in a window that nobody sees. */
  readonly openHidden?: PageOpener['open'];
  /** In place of the product's own runner; for tests. */
  readonly runner?: CodeRunner;
  /** In place of the product's own makers of videos; for tests. */
  readonly studio?: AvatarStudio;
}

export type Services = Awaited<ReturnType<typeof createServices>>;

export async function createServices({ config, paths, log, origin, openHidden, runner, studio }: ServiceOptions) {
  const clock = systemClock;
  const metrics = createMetrics();
  const stopping = new AbortController();

  const db = openDatabase(config.dataDir);
  const interviews = createInterviewStore(db, clock.date);
  const streams = createStreamStore(db, clock.date);
  const outbox = createAtsOutbox(db, clock.date);
  const archive = createAudioArchive({ folder: join(config.dataDir, 'recordings') });
  const repaired = await archive.repairAll();
  if (repaired > 0) log.warn({ repaired }, 'recordings of an earlier run were repaired');

  const library = createModelLibrary({ manifest: await loadManifest(paths.manifest), folders: config.modelsDirs, allowNetwork: !config.noInstall, log });
  const speech = createSpeech({ config, workerUrl: paths.inferenceWorker, library, log, warm: true });
  const { stt, isBusy } = watchListening(speech.stt, clock);
  const inference = { ...speech, stt };
  const pages = createPages({ config, models: library, openHidden, origin, clock, log });
  const documents = createDocumentRenderer({ workerUrl: paths.pdfWorker });
  const ownDecoder = createSoundDecoder({ workerUrl: paths.decodeWorker });
  const sounds = { ...withPageSound({ decoder: ownDecoder, worker: pages.worker, workerUrl: paths.decodeWorker }), probe: ownDecoder.probe, close: ownDecoder.close };
  const transcriptions = createTranscriptionJobs({
    store: createTranscriptionStore(db, clock.date), files: createFileStore({ folder: join(config.dataDir, 'sound-files') }),
    decoder: sounds, stt: inference.stt, vad: inference.vad, log,
  });

  const resources = loadResources(paths.resources);
  const modelAt = (baseUrl: string, timeoutMs: number, limits: { readonly atOnce?: number } = {}): LanguageModel =>
    createLanguageModel({ baseUrl, model: config.llmModel, apiKey: config.llmApiKey ?? null, timeoutMs, log, onCall: toCallMetrics(metrics), ...limits });
  const llm = config.llmBaseUrl === undefined ? null : modelAt(config.llmBaseUrl, config.llmTimeoutS * 1_000);
  // A task is long and nobody waits for it.
  const taskModel = config.llmBaseUrl === undefined || !config.codingGeneratedTasks ? null : modelAt(config.llmBaseUrl, TASK_TIMEOUT_MS, { atOnce: 1 });
  const knowledge = toKnowledge(resources);
  const engine = createScreeningEngine({
    knowledge, llm, embedder: inference.embedder, log,
    metrics: { llmLatency: (seconds) => metrics.llmLatency.observe(seconds), droppedQuotes: (count) => metrics.droppedQuotes.inc(count) },
  });
  // What is spoken ahead stays in the cache of speech.
  const prepare = async (text: string, language: Language, signal: AbortSignal): Promise<void> => {
    const { segments } = await inference.tts.speak({ text, language, voice: null, priority: 'ahead', signal });
    const making = segments[Symbol.asyncIterator]();
    while ((await making.next()).done !== true) signal.throwIfAborted();
  };
  const room = createScreeningRoom({ interviews, streams, engine, clock, signal: stopping.signal, prepare });
  const atsClient = createAtsClient({ url: config.atsUrl ?? null, clock, format: config.atsFormat, secret: config.atsSecret ?? null });
  const ats = {
    courier: createAtsCourier({ client: atsClient, outbox, clock, signal: stopping.signal }), configured: config.atsMode === 'real' && config.atsUrl !== undefined,
    format: config.atsFormat, host: config.atsUrl === undefined ? null : new URL(config.atsUrl).host,
  };
  const coding = createCoding({ db, paths, dataDir: config.dataDir, resources, prompts: knowledge.prompts, llm, taskModel, clock, log, ...(runner === undefined ? {} : { runner }) });
  const voice = createVoice({ db, paths, dataDir: config.dataDir, resources, knowledge, llm, inference, decoder: sounds, archive, clock, metrics, log });
  await voice.tidy();
  const settings = createSettingsStore(db);
  const lock = createDeskLock({ settings, clock });
  const proctored = createProctored({
    db, dataDir: config.dataDir, resources, knowledge, llm, embedder: inference.embedder, streams, documents, settings, clock, log,
    studio: studio ?? createAvatarStudio({
      tts: inference.tts, maker: createFilmMaker({ workerUrl: paths.filmWorker }), folder: join(config.dataDir, 'films'), maxBytes: MAX_FILM_BYTES, isBusy, clock, log,
    }),
  });
  await proctored.tidy();
  const coaching = createCoaching({ db, paths, dataDir: config.dataDir, resources, knowledge, llm, inference, decoder: sounds, expression: pages.expression, settings, clock, log });
  await coaching.tidy();

  // Before anything can be uploaded: it clears away what no row knows.
  await transcriptions.resume().catch((error: unknown) => log.error({ err: error }, 'transcriptions of an earlier run do not go on'));
  let stopRetention = (): void => undefined;

  const installRequired = async (): Promise<void> => {
    await library.settled();
    for (const { id, required, state } of library.list()) {
      if (!required || state === 'installed' || stopping.signal.aborted) continue;
      await library.install(id, { signal: stopping.signal }).catch((error: unknown) => {
        if (!stopping.signal.aborted) log.warn({ model: id, reason: messageOf(error) }, 'model was not installed');
      });
    }
  };

  return {
    clock, metrics, pages, sounds, transcriptions, interviews, streams, archive, library, inference, documents, resources, engine, room, coding, voice, proctored, coaching, ats, settings, lock,
    statuses: (): EngineStatus[] => [...inference.statuses(), engine.status(), coding.status()],
    /** What goes on by itself while the program runs. */
    start(): void {
      if (!config.noInstall) void installRequired();
      coding.start();
      coaching.start();
      voice.start(config.streamRetentionDays);
      stopRetention = scheduleStreamRetention({
        streams, archive, clock, days: config.streamRetentionDays,
        onErased: (count) => log.info({ count }, 'old streams were erased'),
        onFailure: (error) => log.error({ err: error }, 'old streams were not erased'),
      });
      if (config.atsMode === 'real') void ats.courier.start();
    },
    async close(): Promise<void> {
      stopRetention();
      stopping.abort();
      await transcriptions.close();
      await Promise.all([voice.close(), coaching.close(), proctored.close()]);
      await Promise.all([coding.close(), inference.close(), documents.close(), sounds.close(), pages.worker.close(), library.close(), archive.close()]);
      db.close();
    },
  };
}
