/** The desk's endpoints: the private side of our own interface. */
import type { deskApi } from '../../../contracts/desk.ts';
import { AppError } from '../../base/errors.ts';
import { toRangeReply } from '../../http/byte-range.ts';
import { openFileBody } from '../../http/file-body.ts';
import type { ListenerState } from '../../http/listeners.ts';
import type { Handlers } from '../../http/mount.ts';
import type { DeskLock } from '../../interview/privacy/desk-lock.ts';
import { createInterviewReports } from '../../interview/reports/interview-report.ts';
import type { ScreeningEngine } from '../../interview/screening/screening-engine.ts';
import type { ScreeningRoom } from '../../interview/sessions/screening-room.ts';
import type { TranscriptionJobs } from '../../interview/transcript/transcription-jobs.ts';
import type { EngineStatus, TextToSpeech } from '../../ports/engines.ts';
import type { AudioArchive, Interview, InterviewStore, StreamStore } from '../../ports/interviews.ts';
import type { Language } from '../../ports/language.ts';
import type { ModelCatalogue } from '../../ports/models.ts';
import type { DocumentRenderer } from '../../ports/screening.ts';
import type { Access } from './access.ts';
import { createAtsHandlers, type DeskAts } from './ats.ts';
import { createDeskCoachingHandlers, type DeskCoaching } from './coaching.ts';
import { createDeskCodingHandlers, type DeskCoding } from './coding.ts';
import { codingSource, eraseOne, listAll, screeningSource } from './interview-sources.ts';
import { createDeskProctoredHandlers, type DeskProctored } from './proctored.ts';
import { proctoredSource } from './proctored-source.ts';
import { createReportHandlers, pageUrl } from './report.ts';
import { createTranscriptionHandlers } from './transcriptions.ts';
import { createDeskVoiceHandlers, type DeskVoice } from './voice.ts';
import { voiceSource } from './voice-source.ts';
import { fromJob, fromResult, fromSummary, fromTurn, withOwnLanguages } from './wire.ts';

export interface DeskApiOptions {
  readonly version: string;
  readonly dataDir: string;
  readonly canInstall: boolean;
  readonly listeners: { state(): readonly ListenerState[]; retry(name: string, port: number | undefined): Promise<ListenerState> };
  readonly statuses: () => readonly EngineStatus[];
  readonly samples: readonly { readonly id: string; readonly title: string; readonly language: Language; readonly text: string }[];
  /** Forgets which devices failed and loads engines anew. */
  readonly retryDevices: () => void;
  readonly lock: DeskLock;
  readonly access: Access;
  readonly models: ModelCatalogue;
  readonly tts: TextToSpeech;
  readonly engine: ScreeningEngine;
  readonly room: ScreeningRoom;
  readonly interviews: InterviewStore;
  readonly streams: StreamStore;
  readonly archive: AudioArchive;
  readonly documents: DocumentRenderer;
  readonly transcriptions: TranscriptionJobs;
  readonly ats: DeskAts;
  readonly coding: DeskCoding;
  readonly coaching: DeskCoaching;
  readonly voice: DeskVoice;
  readonly proctored: Pick<DeskProctored, 'room'>;
  /** Ends the stream's connection, and refuses it from now on. */
  readonly dropStream: (streamId: string) => Promise<void>;
}

export function createDeskHandlers(options: DeskApiOptions): Handlers<typeof deskApi> {
  const { lock, access, models, room, interviews, streams, archive, engine } = options;
  const sources = [screeningSource({ interviews, streams, archive, dropStream: options.dropStream }), codingSource(options.coding), voiceSource(options.voice.room),
    proctoredSource({ room: options.proctored.room, streams, archive, dropStream: options.dropStream })];
  const recordingKey = ({ streamId, language }: Interview): string => streams.open(streamId, language).key;
  const reports = createInterviewReports({ interviews, streams, engine });
  const ok = { status: 200, json: { ok: true } } as const;
  return {
    status: ({ context }) => ({
      status: 200,
      json: {
        version: options.version,
        dataDir: options.dataDir,
        canInstall: options.canInstall,
        listeners: [...options.listeners.state()],
        engines: [...options.statuses()],
        lock: { hasPassphrase: lock.hasPassphrase(), open: access.isReviewer(context) },
      },
    }),
    retryDevices() {
      options.retryDevices();
      return { status: 200, json: [...options.statuses()] };
    },
    retryListener: async ({ params, body }) => ({ status: 200, json: await options.listeners.retry(params.id, body.port) }),

    openLock: async ({ body }) => ({ status: 200, json: { reviewerKey: await lock.open(body.passphrase) } }),
    closeLock() {
      lock.close();
      return ok;
    },
    async setPassphrase({ body, context }) {
      access.assertReviewer(context);
      await lock.setPassphrase(body.current, body.next);
      return ok;
    },

    models: () => ({ status: 200, json: models.list().map(withOwnLanguages) }),
    installModel({ params }) {
      if (!options.canInstall) throw new AppError('CONFLICT', 'The program was started with --no-install: nothing is downloaded');
      return { status: 202, json: withOwnLanguages(models.startInstall(params.id)) };
    },
    cancelModel: ({ params }) => ({ status: 200, json: withOwnLanguages(models.cancel(params.id)) }),
    async modelFile({ params, context }) {
      const path = models.file(params.id, params.file);
      const body = path === null ? null : await openFileBody(path);
      if (body === null) throw new AppError('NOT_FOUND', `${params.file} of ${params.id} is not installed`);
      return toRangeReply(body, 'application/octet-stream', context.header('range'));
    },
    voices: () => ({ status: 200, json: options.tts.voices().map(withOwnLanguages) }),

    samples: () => ({ status: 200, json: [...options.samples] }),
    parseJob: ({ body }) => ({ status: 200, json: fromJob(engine.job(body)) }),

    createInterview({ body }) {
      const interview = room.create({ ...body, job: body.job ?? null });
      // Whoever sits down now is the candidate.
      lock.close();
      return { status: 201, json: { id: interview.id, interviewKey: lock.interviewKey(interview.id), streamId: interview.streamId } };
    },
    listInterviews({ context }) {
      access.assertReviewer(context);
      return { status: 200, json: listAll(sources) };
    },
    room({ params, context }) {
      access.assertParty(context, params.id);
      const interview = room.find(params.id);
      const { id, state, candidate, vacancy, language, streamId } = interview;
      const unsentFinals = room.unsentFinals(id).map(({ text, t0, t1 }) => ({ text, t0, t1 }));
      return { status: 200, json: { id, state, candidate, vacancy, language, streamId, turns: interviews.turns(id).map(fromTurn), unsentFinals } };
    },
    async detail({ params, context }) {
      access.assertReviewer(context);
      const interview = room.find(params.id);
      const result = interviews.result(params.id);
      return {
        status: 200,
        json: {
          ...fromSummary(interview, result?.final ?? null),
          job: fromJob(interview.job),
          jobText: interview.jobText,
          turns: [...interviews.turns(params.id)],
          hasAudio: (await archive.durationS(recordingKey(interview))) > 0,
          result: result === null ? null : fromResult(result, await reports(interview, result, { language: interview.language, audioUrl: pageUrl(context.origin, interview.id), signal: context.signal })),
        },
      };
    },
    async next({ params, context }) {
      access.assertParty(context, params.id);
      const turn = await room.next(params.id);
      return { status: 200, json: { done: turn === null, turn: turn === null ? null : fromTurn(turn) } };
    },
    answer({ params, body, context }) {
      access.assertParty(context, params.id);
      return { status: 201, json: fromTurn(room.answer(params.id, body)) };
    },
    correct({ params, body, context }) {
      access.assertParty(context, params.id);
      return { status: 200, json: fromTurn(room.correct(params.id, params.turnId, body.text)) };
    },
    async discard({ params, context }) {
      access.assertParty(context, params.id);
      room.discard(params.id, await archive.durationS(recordingKey(room.find(params.id))));
      return ok;
    },
    async finish({ params, context }) {
      access.assertParty(context, params.id);
      await room.finish(params.id);
      return ok;
    },

    async audio({ params, query, context }) {
      access.assertParty(context, params.id);
      const key = recordingKey(room.find(params.id));
      const span = query.t0 === undefined || query.t1 === undefined ? undefined : { t0: query.t0, t1: query.t1 };
      const recording = await archive.open(key, span);
      if (recording === null) throw new AppError('NOT_FOUND', 'Nothing was recorded in this interview');
      return toRangeReply(recording, 'audio/wav', context.header('range'));
    },
    ...createReportHandlers({ reports, documents: options.documents, archive, find: (id) => room.find(id), result: (id) => interviews.result(id), recordingKey }, access),
    ...createTranscriptionHandlers(options.transcriptions, access),
    ...createAtsHandlers(options.ats, access, (id) => room.find(id)),
    ...createDeskCodingHandlers(options.coding, access, lock),
    ...createDeskVoiceHandlers(options.voice, archive, access, lock),
    ...createDeskProctoredHandlers({ room: options.proctored.room, streams, archive }, access, lock),
    ...createDeskCoachingHandlers(options.coaching),
    async erase({ params, context }) {
      access.assertReviewer(context);
      await eraseOne(sources, params.id);
      return ok;
    },
  };
}
