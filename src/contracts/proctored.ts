/** The proctored interview API: schemas and routes, exactly as documented in its API page. */
import { z } from 'zod';
import { bytes, defineApi, json } from './route.ts';
import { ErrorBody } from './screening.ts';

const sessionId = z.string().min(1).max(200);
const share = z.number().min(0).max(1);
const criterion = z.number().int().min(1).max(5);

export const AttentionState = z.enum(['focused', 'distracted', 'unknown']);
/** Names that our own tracker sends; others are accepted and echoed as they were sent. */
export const ATTENTION_EVENTS = ['looking_ahead', 'looking_away', 'no_face_detected', 'multiple_faces_detected'] as const;

export const StartProctored = z
  .object({ role: z.string().max(200).nullable().default('general').describe('general, engineering, data, product, design, sales, support, management; any letter case, another role gets the general set') })
  .meta({ id: 'StartProctored' });

export const StartedProctored = z
  .object({ session_id: z.string(), questions: z.array(z.string()).min(5), token: z.object({ access_token: z.string(), token_type: z.literal('bearer') }) })
  .meta({ id: 'StartedProctored' });

export const AttentionReport = z
  .object({ state: AttentionState, event: z.string().min(1).max(100), confidence: share.default(0), timestamp: z.iso.datetime({ offset: true, local: true }).optional().describe('local time of the server where it names no offset; not later than now') })
  .meta({ id: 'AttentionReport' });

export const AttentionSnapshot = z.object({ state: AttentionState, score: share, last_event: z.string() }).meta({ id: 'AttentionSnapshot' });

export const AppendTranscript = z
  .object({ session_id: sessionId, text: z.string().max(50_000), question_index: z.number().int().min(0) })
  .meta({ id: 'AppendTranscript' });

export const AttentionSummary = z.object({ focused_ratio: share, distracted_ratio: share }).meta({ id: 'AttentionSummary' });

export const FinalizeProctored = z
  .object({
    session_id: sessionId,
    transcripts: z.array(z.object({ question: z.string().max(2_000), transcript: z.string().max(200_000) })).max(100),
    attention_summary: AttentionSummary.nullish(),
  })
  .meta({ id: 'FinalizeProctored' });

export const AnswerScores = z
  .object({
    clarity: criterion,
    relevance: criterion,
    structure: criterion,
    conciseness: criterion,
    confidence: criterion.describe('of delivery, from words and pace; never from the face'),
    total: z.number().int().min(5).max(25),
    commentary: z.string(),
  })
  .meta({ id: 'AnswerScores' });

export const ProctoredReport = z
  .object({
    session_id: z.string(),
    pdf_url: z.string(),
    summary: z.string(),
    questions: z.array(z.object({ question: z.string(), transcript: z.string(), scores: AnswerScores })),
  })
  .meta({ id: 'ProctoredReport' });

const params = z.object({ session_id: sessionId });
const failures = { 400: json(ErrorBody, 'Not valid'), 404: json(ErrorBody, 'Not found'), 413: json(ErrorBody, 'The body is too large'), 500: json(ErrorBody, 'Our own fault') };
const protectedFailures = { ...failures, 401: json(ErrorBody, 'No token, or a bad or old one'), 403: json(ErrorBody, 'The token is of another session') };

export const proctoredApi = defineApi({
  name: 'proctored',
  title: 'Viva proctored interviews',
  version: '1.0.0',
  description: 'Questions on camera, attention measured, answers graded. Calls marked so need the token of `/interview/start`.',
  routes: {
    start: {
      method: 'post', path: '/interview/start', summary: 'Start a session', query: z.object({ lang: z.string().max(35).optional().describe('en (default) or ru') }),
      body: StartProctored.prefault({}), replies: { 200: json(StartedProctored), ...failures },
    },
    attention: { method: 'get', path: '/interview/{session_id}/attention', summary: 'The latest attention', params, replies: { 200: json(AttentionSnapshot), ...failures } },
    recordAttention: {
      method: 'post', path: '/interview/{session_id}/attention', summary: 'Record what the tracker saw', params, body: AttentionReport,
      replies: { 201: json(z.object({ status: z.literal('recorded') })), ...protectedFailures },
    },
    append: {
      method: 'post', path: '/stt/append', summary: 'Append to the transcript of a question (token)', body: AppendTranscript,
      replies: { 200: json(z.object({ status: z.literal('ok') })), ...protectedFailures },
    },
    finalize: {
      method: 'post', path: '/report/finalize', summary: 'Grade the answers and write the PDF (token); again, the last one stands', body: FinalizeProctored, bodyLimitBytes: 8 * 1024 * 1024,
      replies: { 200: json(ProctoredReport), ...protectedFailures },
    },
    health: { method: 'get', path: '/health', summary: 'Whether the server runs', replies: { 200: json(z.object({ status: z.literal('ok') })) } },
    pdf: { method: 'get', path: '/reports/{session_id}/final_report.pdf', summary: 'The report', params, replies: { 200: bytes(['application/pdf']), 206: bytes(['application/pdf']), ...failures } },
    avatar: {
      method: 'get', path: '/avatar/{session_id}/{file}', summary: 'The interviewer asking a question: `q00.mp4`, `q01.mp4`, …; 404 until it is made', params: z.object({ session_id: sessionId, file: z.string().max(100) }),
      replies: { 200: bytes(['video/mp4']), 206: bytes(['video/mp4']), ...failures },
    },
  },
  sockets: {},
});
