/**
 * The private API of our own interface, under /desk. Same origin only; every call carries the launch
 * token (`Authorization: Bearer …`). Two roles stand behind it: the *candidate* holds the key of the one
 * interview in hand (`X-Interview-Key`), the *reviewer* an open desk (`X-Reviewer-Key`). Names are camelCase
 * here: nobody but us reads this wire.
 */
import { z } from 'zod';
import { failures, ok } from './desk-failures.ts';
import { RecommendedLevel } from './coding.ts';
import { atsRoutes } from './desk-ats.ts';
import { coachingRoutes } from './desk-coaching.ts';
import { codingRoutes } from './desk-coding.ts';
import { proctoredRoutes } from './desk-proctored.ts';
import { reportRoutes, ReportSummary } from './desk-report.ts';
import { transcriptionRoutes, TranscriptionSummary } from './desk-transcriptions.ts';
import { voiceRoutes } from './desk-voice.ts';
import { bytes, defineApi, json } from './route.ts';
import { Coverage, FinalScore, IE, JD, Rubric } from './screening.ts';

const id = z.string().min(1).max(200);
const Language = z.enum(['en', 'ru']);

export const EngineStatus = z.object({
  task: z.enum(['asr', 'vad', 'tts', 'llm', 'embedding', 'runner']),
  engine: z.string(),
  state: z.enum(['absent', 'loading', 'ready', 'failed']),
  device: z.string(),
  realTimeFactor: z.number().nullable(),
  detail: z.string().nullable(),
});

export const Listener = z.object({
  name: z.enum(['main', 'screening']),
  documentedPort: z.number().int(),
  port: z.number().int().nullable().describe('null while it does not listen'),
  problem: z.string().nullable(),
});

export const ModelState = z.object({
  id: z.string(),
  task: z.string(),
  title: z.string(),
  languages: z.array(z.string()),
  licence: z.string(),
  required: z.boolean(),
  bytes: z.number().int().describe('0 when only the source knows'),
  state: z.enum(['absent', 'queued', 'installing', 'installed', 'failed']),
  receivedBytes: z.number().int(),
  error: z.string().nullable(),
});

export const Voice = z.object({
  id: z.string(),
  engine: z.string(),
  languages: z.array(Language),
  title: z.string(),
  speed: z.enum(['fast', 'natural']).optional().describe('fast speaks many times faster than it is heard, even on two cores'),
});

export const Lock = z.object({ hasPassphrase: z.boolean(), open: z.boolean().describe('whether the given reviewer key opens the desk') });

export const DeskStatus = z.object({
  version: z.string(),
  dataDir: z.string(),
  canInstall: z.boolean(),
  listeners: z.array(Listener),
  engines: z.array(EngineStatus),
  lock: Lock,
});

export const JobSample = z.object({ id: z.string(), title: z.string(), language: Language, text: z.string() });

export const InterviewTurn = z.object({
  id: z.string(),
  seq: z.number().int(),
  role: z.enum(['assistant', 'user']),
  text: z.string(),
  recognisedText: z.string().nullable(),
  source: z.enum(['speech', 'typed', 'dialogue']),
  corrected: z.boolean(),
  t0: z.number().nullable(),
  t1: z.number().nullable(),
  targetSkill: z.string().nullable(),
  reason: z.string().nullable(),
  createdAt: z.string(),
});

/** A row of the desk's list, of any kind. */
export const InterviewSummary = z.object({
  id: z.string(),
  kind: z.enum(['screening', 'coding', 'voice', 'proctored']),
  state: z.enum(['created', 'running', 'finished']),
  candidate: z.string().describe('empty where the program that began it told no name'),
  vacancy: z.string().describe('the vacancy, the role or the task'),
  language: Language,
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
  decision: z.enum(['move', 'discuss', 'reject']).nullable(),
  level: RecommendedLevel.nullable().describe('what a coding interview recommends'),
  overall: z.number().nullable(),
});

/** What the candidate's room needs: never a recruiter's text. */
export const RoomState = z.object({
  id: z.string(),
  state: z.enum(['created', 'running', 'finished']),
  candidate: z.string(),
  vacancy: z.string(),
  language: Language,
  streamId: z.string(),
  turns: z.array(InterviewTurn.omit({ targetSkill: true, reason: true })),
  unsentFinals: z.array(z.object({ text: z.string(), t0: z.number(), t1: z.number() }))
    .describe('recognised after the last stored answer, e.g. before the page was reloaded'),
});

export const InterviewDetail = InterviewSummary.omit({ level: true }).extend({
  kind: z.literal('screening'),
  job: JD,
  jobText: z.string(),
  turns: z.array(InterviewTurn),
  hasAudio: z.boolean(),
  result: z
    .object({ extraction: IE, coverage: Coverage, rubric: Rubric, final: FinalScore, scoredBy: z.string(), createdAt: z.string(), report: ReportSummary })
    .nullable(),
});

export const NewInterview = z.object({
  candidate: z.string().trim().min(1).max(200),
  vacancy: z.string().trim().min(1).max(300),
  jobText: z.string().trim().min(1).max(50_000),
  job: JD.optional().describe('the parsed job description, when the person edited it'),
  language: Language,
  consent: z.literal(true).describe('the candidate agreed to be recorded and knows that a machine asks'),
});

export const NextTurn = z.object({
  done: z.boolean(),
  turn: InterviewTurn.omit({ targetSkill: true, reason: true }).nullable(),
});

const params = z.object({ id });

export const deskApi = defineApi({
  name: 'desk',
  title: 'Viva desk (private)',
  version: '1.0.0',
  description: 'The private API of Viva’s own interface. It changes without notice.',
  routes: {
    status: { method: 'get', path: '/desk/status', summary: 'What runs', replies: { 200: json(DeskStatus), ...failures } },
    retryListener: {
      method: 'post', path: '/desk/listeners/{id}/retry', summary: 'Try a busy documented port again, or another one', params,
      body: z.object({ port: z.number().int().min(0).max(65_535).optional() }),
      replies: { 200: json(Listener), ...failures },
    },
    retryDevices: {
      method: 'post', path: '/desk/devices/retry', summary: 'Try again the graphics devices that failed; engines load anew',
      replies: { 200: json(z.array(EngineStatus)), ...failures },
    },
    openLock: {
      method: 'post', path: '/desk/lock/open', summary: 'Open the reviewer’s desk',
      body: z.object({ passphrase: z.string().max(1_000).optional() }),
      replies: { 200: json(z.object({ reviewerKey: z.string() })), ...failures },
    },
    closeLock: { method: 'post', path: '/desk/lock/close', summary: 'Close the desk for every page', replies: { 200: ok, ...failures } },
    setPassphrase: {
      method: 'put', path: '/desk/lock/passphrase', summary: 'Set, change or remove (null) the passphrase; needs an open desk',
      body: z.object({ current: z.string().max(1_000).optional(), next: z.string().min(4).max(1_000).nullable() }),
      replies: { 200: ok, ...failures },
    },
    models: { method: 'get', path: '/desk/models', summary: 'Models and their state', replies: { 200: json(z.array(ModelState)), ...failures } },
    installModel: { method: 'post', path: '/desk/models/{id}/install', summary: 'Install in the background', params, replies: { 202: json(ModelState), ...failures } },
    cancelModel: { method: 'post', path: '/desk/models/{id}/cancel', summary: 'Stop installing; what was received is kept for a later try', params, replies: { 200: json(ModelState), ...failures } },
    modelFile: {
      method: 'get', path: '/desk/models/{id}/files/{file}', summary: 'A verified file of an installed model, for engines that run in the page', params: z.object({ id, file: z.string().min(1).max(300) }),
      replies: { 200: bytes(['application/octet-stream']), 206: bytes(['application/octet-stream'], 'The part that Range asked for'), ...failures },
    },
    voices: {
      method: 'get', path: '/desk/voices', summary: 'Voices that can speak',
      replies: { 200: json(z.array(Voice)), ...failures },
    },
    samples: { method: 'get', path: '/desk/samples', summary: 'Sample job descriptions', replies: { 200: json(z.array(JobSample)), ...failures } },
    parseJob: {
      method: 'post', path: '/desk/job/parse', summary: 'Competencies, weights and knockouts out of a job description’s text',
      body: z.object({ text: z.string().trim().min(1).max(50_000), language: Language, role: z.string().max(300).default('') }),
      replies: { 200: json(JD), ...failures },
    },
    createInterview: {
      method: 'post', path: '/desk/interviews', summary: 'Begin an interview; closes the reviewer’s desk', body: NewInterview,
      replies: { 201: json(z.object({ id: z.string(), interviewKey: z.string(), streamId: z.string() })), ...failures },
    },
    listInterviews: { method: 'get', path: '/desk/interviews', summary: 'All interviews, newest first (reviewer)', replies: { 200: json(z.array(InterviewSummary)), ...failures } },
    room: { method: 'get', path: '/desk/interviews/{id}/room', summary: 'The interview as its candidate sees it', params, replies: { 200: json(RoomState), ...failures } },
    detail: { method: 'get', path: '/desk/interviews/{id}', summary: 'The interview with its results (reviewer)', params, replies: { 200: json(InterviewDetail), ...failures } },
    next: { method: 'post', path: '/desk/interviews/{id}/next', summary: 'The next question; asking again before an answer gives the same one', params, replies: { 200: json(NextTurn), ...failures } },
    answer: {
      method: 'post', path: '/desk/interviews/{id}/answers', summary: 'Store an answer; it is kept before this returns', params,
      body: z.object({
        clientId: z.string().min(1).max(60).describe('the same id twice is the same answer'),
        text: z.string().trim().min(1).max(50_000),
        recognisedText: z.string().max(50_000).nullable().default(null),
        source: z.enum(['speech', 'typed']),
        t0: z.number().min(0).nullable().default(null),
        t1: z.number().min(0).nullable().default(null),
      }),
      replies: { 201: json(InterviewTurn.omit({ targetSkill: true, reason: true })), ...failures },
    },
    correct: {
      method: 'patch', path: '/desk/interviews/{id}/turns/{turnId}', summary: 'Correct what was recognised; both versions are kept',
      params: z.object({ id, turnId: id }), body: z.object({ text: z.string().trim().min(1).max(50_000) }),
      replies: { 200: json(InterviewTurn.omit({ targetSkill: true, reason: true })), ...failures },
    },
    discard: { method: 'post', path: '/desk/interviews/{id}/discard', summary: 'Start the answer over: what was heard since the last one does not count', params, replies: { 200: ok, ...failures } },
    finish: { method: 'post', path: '/desk/interviews/{id}/finish', summary: 'Score, write the report and close the interview', params, replies: { 200: ok, ...failures } },
    audio: {
      method: 'get', path: '/desk/interviews/{id}/audio', summary: 'The recording or a span of it as WAV (its candidate, or reviewer)', params,
      query: z.object({ t0: z.coerce.number().min(0).optional(), t1: z.coerce.number().min(0).optional() }),
      replies: { 200: bytes(['audio/wav']), 206: bytes(['audio/wav'], 'The part that Range asked for'), ...failures },
    },
    ...reportRoutes,
    ...transcriptionRoutes,
    ...atsRoutes,
    ...codingRoutes,
    ...voiceRoutes,
    ...proctoredRoutes,
    ...coachingRoutes,
    erase: { method: 'delete', path: '/desk/interviews/{id}', summary: 'Erase an interview of any kind and everything that belongs to it (reviewer)', params, replies: { 200: ok, ...failures } },
  },
  sockets: {
    events: {
      path: '/desk/events',
      summary: 'Model progress and engine states as they change; `?token=` carries the launch token',
      messageLimitBytes: 1_024,
      frames: [
        { direction: 'out', kind: 'json', description: 'A model changed', schema: z.object({ type: z.literal('model'), model: ModelState }) },
        { direction: 'out', kind: 'json', description: 'A transcription went on; its name is not told here', schema: z.object({ type: z.literal('transcription'), transcription: TranscriptionSummary.omit({ name: true, error: true }) }) },
        { direction: 'out', kind: 'json', description: 'Engines changed', schema: z.object({ type: z.literal('engines'), engines: z.array(EngineStatus) }) },
      ],
    },
  },
});
