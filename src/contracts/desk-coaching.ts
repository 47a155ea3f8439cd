/**
 * The desk's part for one's own practice: the person at this desktop is signed in by being here. Sessions, answers, questions and the
 * live socket go over the documented API with the token that `coachingSignIn` gives; here is what a room needs beyond it.
 */
import { z } from 'zod';
import { AccessToken, CoachingUser, DeliveryEmotion, EXPRESSIONS, Media, MediaType, Practice, QuestionType } from './coaching.ts';
import { failures as common, ok } from './desk-failures.ts';
import { bytes, json } from './route.ts';
import { ErrorBody } from './screening.ts';

const id = z.uuid();
const params = z.object({ id });
const at = z.iso.datetime();
const share = z.number().min(0).max(1);
const seconds = z.number().min(0);
const failures = { ...common, 413: json(ErrorBody, 'Over 2 GB'), 422: json(ErrorBody, 'No recording of its kind'), 429: json(ErrorBody, 'Too much waits already') };

/** Bytes of a part of an upload, at most. */
export const UPLOAD_PART_BYTES = 8 * 1024 * 1024;

const Language = z.enum(['en', 'ru']);
export const CoachingDimension = z.enum(['situation', 'task', 'action', 'result', 'specificity', 'relevance', 'pace', 'pauses', 'fillers', 'voice', 'eyeContact', 'posture']);
const Moment = z.object({ startS: seconds, endS: seconds });

export const FeedbackPoint = z.object({ about: CoachingDimension, text: z.string(), moment: Moment.nullable(), quote: z.string().nullable() });
const StarPart = z.object({ quote: z.string(), moment: Moment.nullable() }).nullable();

export const CoachingFeedback = z.object({
  text: z.string(),
  worked: z.array(FeedbackPoint),
  next: FeedbackPoint.nullable(),
  star: z.object({ situation: StarPart, task: StarPart, action: StarPart, result: StarPart }).nullable(),
  changes: z.array(z.object({ about: CoachingDimension, measure: z.string(), before: z.number(), now: z.number(), direction: z.enum(['better', 'worse', 'same']), text: z.string() })),
  levels: z.partialRecord(CoachingDimension, share),
  by: z.string(),
});

const MeasureName = z.enum(['speechRate', 'overallRate', 'articulationRate', 'pauseRatio', 'meanPause', 'fillerRatio', 'pitchMean', 'pitchSpread', 'pitchSpreadSemitones', 'volume', 'volumeRange', 'monotony']);
export const CoachingMeasure = z.object({ value: z.number().nullable(), unit: z.string(), formula: z.string(), source: z.string(), confidence: share });

const points = z.array(z.number().nullable());
export const CoachingExpression = z.object({
  durationS: seconds,
  picturesPerS: z.number().min(0),
  faceShare: share,
  eyeContact: z.object({ value: share.nullable(), confidence: share }),
  smile: z.object({ value: share.nullable(), confidence: share }),
  posture: z.object({ value: share.nullable(), confidence: share }),
  movement: z.object({ value: share.nullable(), confidence: share }),
  distribution: z.record(z.enum(EXPRESSIONS), share).nullable(),
  dominant: z.enum(EXPRESSIONS).nullable(),
  track: z.object({
    stepS: z.number().positive(),
    eyeContact: points, smile: points, posture: points, movement: points, yawDeg: points, pitchDeg: points, rollDeg: points,
    expression: z.array(z.enum(EXPRESSIONS).nullable()),
  }),
});

/** All that is known of one recording. */
export const CoachingAnalysis = z.object({
  createdAt: at,
  language: Language.nullable(),
  durationS: seconds,
  words: z.array(z.object({ text: z.string(), startS: seconds, endS: seconds, confidence: share })),
  measures: z.record(MeasureName, CoachingMeasure).nullable(),
  pauses: z.array(Moment),
  fillers: z.array(z.object({ text: z.string().nullable(), startS: seconds, endS: seconds })),
  emotion: z.object({ label: DeliveryEmotion, confidence: share }).nullable(),
  pace: z.object({ stepS: z.number().positive(), wordsPerMinute: points }).nullable(),
  voice: z.object({ stepS: z.number().positive(), f0Hz: points, levelDbfs: z.array(z.number()) }).nullable(),
  expression: CoachingExpression.nullable(),
  feedback: CoachingFeedback,
  gaps: z.array(z.enum([
    'no-recogniser', 'no-speech', 'no-sound', 'sound-unreadable', 'sound-too-long', 'no-browser', 'no-face-model', 'picture-interrupted', 'picture-unreadable', 'no-face',
  ])),
});

export const AnalysisState = z.object({
  stage: z.enum(['none', 'waiting', 'listening', 'measuring', 'watching', 'writing', 'done', 'failed', 'cancelled']),
  share: share.describe('of the whole'),
  error: z.string().nullable(),
});

export const CoachingQuestion = z.object({
  id, text: z.string(), type: QuestionType, dimension: z.string(), difficulty: z.number().int().min(1).max(3), reason: z.string().describe('why this one now'), createdAt: at,
});

export const CoachingRecording = Media.pick({ id: true, media_type: true, filename: true, created_at: true }).extend({
  questionId: z.string().nullable(), byteLength: z.number().int(), contentType: z.string(), analysis: AnalysisState,
});

export const CoachingPractice = Practice.extend({
  created_at: at,
  questions: z.array(CoachingQuestion).describe('oldest first'),
  answers: z.array(z.object({ id, questionId: z.string().nullable(), text: z.string(), createdAt: at })),
  recordings: z.array(CoachingRecording).describe('oldest first'),
});

export const CoachingMediaDetail = CoachingRecording.extend({
  practiceId: id,
  question: CoachingQuestion.nullable(),
  result: CoachingAnalysis.nullable(),
});

export const CoachingDrill = z.object({
  key: z.string(), about: CoachingDimension, title: z.string(), steps: z.array(z.string()), because: z.string(), minutes: z.number(),
});

export const CoachingHistory = z.object({
  sessions: z.array(Practice.extend({ created_at: at, questions: z.number().int(), recordings: z.number().int() })).describe('newest first'),
  points: z.array(z.object({
    mediaId: id, practiceId: id, at, question: z.string().nullable(),
    measures: z.partialRecord(MeasureName, z.number()),
    eyeContact: share.nullable(), posture: share.nullable(),
    levels: z.partialRecord(CoachingDimension, share),
  })).describe('of each analysed recording, oldest first, at most the last 200'),
  drills: z.array(CoachingDrill).describe('from the weak points of the last recordings; empty until something was analysed'),
});

export const UploadState = z.object({ uploadId: id, byteLength: z.number().int(), receivedBytes: z.number().int() });

export const MEDIA_TYPES = ['audio/webm', 'video/webm', 'audio/mp4', 'video/mp4', 'audio/wav', 'audio/mpeg', 'audio/ogg', 'audio/flac'] as const;

export const coachingRoutes = {
  coachingSignIn: { method: 'post', path: '/desk/coaching/sign-in', summary: 'A token of the documented API for the person at this desktop', replies: { 200: json(AccessToken.extend({ user: CoachingUser, expiresInS: z.number() })), ...failures } },
  coachingHistory: { method: 'get', path: '/desk/coaching/history', summary: 'Own sessions, trends and drills', query: z.object({ language: Language.optional() }), replies: { 200: json(CoachingHistory), ...failures } },
  coachingPractice: { method: 'get', path: '/desk/coaching/sessions/{id}', summary: 'A session with all that belongs to it', params, replies: { 200: json(CoachingPractice), ...failures } },
  coachingErase: { method: 'delete', path: '/desk/coaching/sessions/{id}', summary: 'Erase a session with its recordings', params, replies: { 200: ok, ...failures } },
  coachingExport: {
    method: 'get', path: '/desk/coaching/sessions/{id}/export', summary: 'What its owner may give to others: without any estimate of emotion or expression', params,
    query: z.object({ format: z.enum(['html', 'json']).default('html'), language: Language.optional() }), replies: { 200: bytes(['text/html; charset=utf-8', 'application/json']), ...failures },
  },
  coachingUploadBegin: {
    method: 'post', path: '/desk/coaching/sessions/{id}/uploads', summary: 'Begin an upload that may be resumed', params,
    body: z.object({ filename: z.string().min(1).max(300), mediaType: MediaType, byteLength: z.number().int().min(1).max(2 * 1024 ** 3), questionId: z.string().max(100).nullable() }),
    replies: { 201: json(UploadState), ...failures },
  },
  coachingUpload: { method: 'get', path: '/desk/coaching/uploads/{id}', summary: 'How much of it is here', params, replies: { 200: json(UploadState), ...failures } },
  coachingUploadPart: {
    method: 'post', path: '/desk/coaching/uploads/{id}/parts', summary: 'The next part; 409 when it does not begin where the file ends so far', params,
    query: z.object({ offset: z.coerce.number().int().min(0) }), upload: { field: 'part', limitBytes: UPLOAD_PART_BYTES }, replies: { 200: json(UploadState), ...failures },
  },
  coachingUploadFinish: { method: 'post', path: '/desk/coaching/uploads/{id}/finish', summary: 'The file is whole: look at it and keep it', params, replies: { 201: json(Media), ...failures } },
  coachingUploadCancel: { method: 'delete', path: '/desk/coaching/uploads/{id}', summary: 'Forget it', params, replies: { 200: ok, ...failures } },
  coachingMedia: { method: 'get', path: '/desk/coaching/media/{id}', summary: 'A recording with what it showed', params, replies: { 200: json(CoachingMediaDetail), ...failures } },
  coachingAnalyse: { method: 'post', path: '/desk/coaching/media/{id}/analyse', summary: 'Analyse it in the background, also anew; the feedback comes in this language', params, query: z.object({ language: Language.optional() }), replies: { 202: json(AnalysisState), ...failures } },
  coachingCancel: { method: 'post', path: '/desk/coaching/media/{id}/cancel', summary: 'Stop the analysis', params, replies: { 200: json(AnalysisState), ...failures } },
  coachingTicket: { method: 'post', path: '/desk/coaching/media/{id}/ticket', summary: 'An address that a player can open without headers, for two hours', params, replies: { 200: json(z.object({ path: z.string() })), ...failures } },
  coachingPlay: {
    method: 'get', path: '/desk/coaching/play/{ticket}', summary: 'The recording, or the part that Range asks for; the ticket is the permission', params: z.object({ ticket: z.string().min(20).max(200) }),
    replies: { 200: bytes(MEDIA_TYPES), 206: bytes(MEDIA_TYPES), ...failures },
  },
} as const;
