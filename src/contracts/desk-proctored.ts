/** The desk's part for proctored interviews: the room's own needs beyond the documented API, and the reviewer's view. */
import { z } from 'zod';
import { failures, ok } from './desk-failures.ts';
import { AnswerScores, AttentionState, AttentionSummary } from './proctored.ts';
import { bytes, json } from './route.ts';

const id = z.string().min(1).max(200);
const params = z.object({ id });
const answerParams = z.object({ id, index: z.coerce.number().int().min(0) });
const at = z.iso.datetime();
const Language = z.enum(['en', 'ru']);

export const AvatarLook = z.enum(['alex', 'maria']);

export const NewProctored = z.object({
  candidate: z.string().trim().min(1).max(200),
  role: z.string().trim().max(200),
  language: Language,
  look: AvatarLook,
  attention: z.boolean().describe('false: an accommodation; nothing is measured and the report says “not assessed”'),
  minutesPerQuestion: z.number().int().min(1).max(15).default(3),
  retakes: z.number().int().min(0).max(1).default(1).describe('new takes that each answer allows'),
  consent: z.literal(true).describe('the candidate was told what is recorded and for how long, and agreed'),
});

/** A stretch of time in one state, as the tracker measured it; only numbers, never pictures. */
export const AttentionSpan = z.object({
  t0: z.number().min(0).describe('seconds from the start of the interview'),
  t1: z.number().min(0),
  state: AttentionState,
  event: z.string().min(1).max(100),
  confidence: z.number().min(0).max(1),
  reason: z.string().max(200).nullable().default(null).describe('why it is unknown: low_light, glasses, paused, off, …'),
});

export const ProctoredAnswer = z.object({
  index: z.number().int(),
  take: z.number().int().describe('0 is the first; only the last take counts'),
  text: z.string(),
  recognisedText: z.string().nullable(),
  source: z.enum(['speech', 'typed']),
  t0: z.number().nullable().describe('seconds in the recording of the stream'),
  t1: z.number().nullable(),
  at,
});

export const ProctoredRoomState = z.object({
  id: z.string(),
  state: z.enum(['created', 'running', 'finished']),
  candidate: z.string(),
  role: z.string(),
  language: Language,
  look: AvatarLook,
  voice: z.string().nullable().describe('of the films: what is spoken without one sounds alike; null where none can speak'),
  attention: z.boolean(),
  minutesPerQuestion: z.number().int(),
  retakes: z.number().int(),
  streamId: z.string().describe('of the screening API’s socket: the answers are spoken into it'),
  questions: z.array(z.object({ index: z.number().int(), text: z.string(), hasVideo: z.boolean() })),
  answers: z.array(ProctoredAnswer),
  unsentFinals: z.array(z.object({ text: z.string(), t0: z.number(), t1: z.number() })).describe('heard after the last kept answer, whether anybody was connected or not'),
  startedAt: at.nullable(),
});

export const ProctoredResult = z.object({
  summary: z.string(),
  gradedBy: z.string(),
  questions: z.array(
    z.object({
      index: z.number().int(),
      question: z.string(),
      transcript: z.string(),
      scores: AnswerScores,
      quotes: z.array(z.object({ criterion: z.string(), quote: z.string(), t0: z.number().nullable(), t1: z.number().nullable() })),
      speech: z.object({ wordsPerMinute: z.number().nullable(), pauseShare: z.number().nullable(), fillers: z.number().int(), hedges: z.number().int() }),
    }),
  ),
  attention: AttentionSummary.extend({ unknown_ratio: z.number(), assessed: z.boolean() }).nullable(),
  createdAt: at,
});

export const ProctoredDetail = ProctoredRoomState.extend({
  createdAt: at,
  finishedAt: at.nullable(),
  spans: z.array(AttentionSpan),
  hasAudio: z.boolean(),
  result: ProctoredResult.nullable(),
});


export const proctoredRoutes = {
  createProctored: {
    method: 'post', path: '/desk/proctored', summary: 'Begin a proctored interview; closes the reviewer’s desk', body: NewProctored,
    replies: { 201: json(z.object({ id: z.string(), interviewKey: z.string(), streamId: z.string() })), ...failures },
  },
  proctoredRoom: { method: 'get', path: '/desk/proctored/{id}/room', summary: 'The interview as its candidate sees it', params, replies: { 200: json(ProctoredRoomState), ...failures } },
  proctoredSpans: {
    method: 'post', path: '/desk/proctored/{id}/attention', summary: 'Keep stretches of attention; the same stretch twice is kept once', params,
    body: z.object({ spans: z.array(AttentionSpan).min(1).max(200) }), replies: { 200: ok, ...failures },
  },
  proctoredAnswer: {
    method: 'put', path: '/desk/proctored/{id}/answers/{index}', summary: 'Keep an answer, or its correction; a higher take replaces the earlier one', params: answerParams,
    body: ProctoredAnswer.omit({ index: true, at: true }), replies: { 200: json(ProctoredAnswer), ...failures },
  },
  proctoredFinish: { method: 'post', path: '/desk/proctored/{id}/finish', summary: 'Grade, write the report and close the interview', params, replies: { 200: ok, ...failures } },
  proctoredDetail: { method: 'get', path: '/desk/proctored/{id}', summary: 'The interview with its results (its candidate after the end, or reviewer)', params, replies: { 200: json(ProctoredDetail), ...failures } },
  proctoredAudio: {
    method: 'get', path: '/desk/proctored/{id}/audio', summary: 'The recording or a span of it (its candidate, or reviewer)', params,
    query: z.object({ t0: z.coerce.number().min(0).optional(), t1: z.coerce.number().min(0).optional() }),
    replies: { 200: bytes(['audio/wav']), 206: bytes(['audio/wav'], 'The part that Range asked for'), ...failures },
  },
} as const;
