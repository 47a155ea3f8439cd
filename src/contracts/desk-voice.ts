/** The desk's part for interviews about one's own resume; the talk itself goes over the documented socket with extras. */
import { z } from 'zod';
import { failures, ok } from './desk-failures.ts';
import { bytes, json } from './route.ts';
import { MAX_UPLOAD_BYTES, ParsedResume } from './voice.ts';

const id = z.string().min(1).max(200);
const params = z.object({ id });
const turnParams = z.object({ id, sequence: z.coerce.number().int().min(1) });
const at = z.iso.datetime();
const Language = z.enum(['en', 'ru']);
const RECORDING_TYPES = ['audio/webm', 'audio/ogg', 'audio/wav', 'audio/mp4', 'audio/mpeg', 'application/octet-stream'] as const;

/** A resume with where each field was read and how surely. */
export const ResumeReading = z.object({
  resume: ParsedResume,
  language: Language,
  fields: z.array(
    z.object({
      path: z.string().describe('as on the wire, e.g. `experiences.0.title`'),
      confidence: z.number().min(0).max(1),
      page: z.number().int().min(0),
      box: z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }).describe('points from the page’s top left'),
    }),
  ),
  pages: z.array(z.object({ width: z.number(), height: z.number() })),
  warnings: z.array(z.string()),
});

export const Pace = z.enum(['normal', 'patient']).describe('`patient` waits longer before a pause ends an answer');

export const NewVoiceInterview = z.object({
  candidate: z.string().trim().min(1).max(200),
  resume: ParsedResume.nullable(),
  role: z.string().trim().max(300).describe('what the person applies for; may be empty'),
  language: Language,
  minutes: z.number().int().min(5).max(90),
  pace: Pace,
  consent: z.literal(true).describe('the candidate agreed to be recorded and knows that a machine asks'),
});

export const VoiceTurn = z.object({
  sequence: z.number().int(),
  role: z.enum(['interviewer', 'candidate']),
  text: z.string(),
  recognisedText: z.string().nullable().describe('what was heard, where the text was corrected or spoken'),
  corrected: z.boolean(),
  source: z.enum(['speech', 'typed', 'dialogue']),
  hasAudio: z.boolean(),
  heard: z.number().min(0).max(1).describe('share of the interviewer’s words that were played before an interruption; 1 otherwise'),
  at,
});

export const VoiceRoomState = z.object({
  id: z.string(),
  state: z.enum(['created', 'running', 'ended']),
  candidate: z.string(),
  role: z.string(),
  language: Language,
  minutes: z.number().int(),
  pace: Pace,
  startedAt: at.nullable(),
  turns: z.array(VoiceTurn),
});

const Evidence = z.object({ quote: z.string(), sequence: z.number().int() });

export const VoiceReport = z.object({
  language: Language,
  madeBy: z.string().describe('engines with versions'),
  summary: z.string(),
  /** One for each question that was put, in order. */
  questions: z.array(
    z.object({
      sequence: z.number().int(),
      question: z.string(),
      phase: z.string(),
      topic: z.string().nullable().describe('what of the resume it is about'),
      answers: z.array(z.number().int()).describe('sequence numbers of the candidate’s turns that answer it'),
      /** Each 0..1 with what it rests on; null where there is not enough to tell. */
      qualities: z.object({ specificity: z.number().nullable(), numbers: z.boolean(), ownRole: z.boolean(), outcome: z.boolean() }),
      note: z.string(),
    }),
  ),
  strengths: z.array(z.object({ text: z.string(), evidence: z.array(Evidence) })),
  gaps: z.array(z.object({ text: z.string(), evidence: z.array(Evidence) })),
  claims: z.array(z.object({ claim: z.string().describe('of the resume'), status: z.enum(['confirmed', 'not_discussed', 'unclear']), evidence: z.array(Evidence) })),
  statistics: z.object({ minutes: z.number(), questions: z.number().int(), candidateWords: z.number().int(), talkShare: z.number().min(0).max(1), interruptions: z.number().int() }),
});

export const VoiceDetail = VoiceRoomState.extend({
  resume: ParsedResume.nullable(),
  createdAt: at,
  endedAt: at.nullable(),
  report: VoiceReport.nullable(),
  unheard: z
    .array(z.object({ number: z.number().int(), afterSequence: z.number().int().describe('the last turn before it; 0: none'), at }))
    .describe('recordings that could not be understood, or came as the interview ended; oldest first'),
});

export const voiceRoutes = {
  readResume: {
    method: 'post', path: '/desk/resumes', summary: 'Read a resume; nothing of it is kept', upload: { field: 'file', limitBytes: MAX_UPLOAD_BYTES },
    replies: { 200: json(ResumeReading), ...failures },
  },
  createVoice: {
    method: 'post', path: '/desk/voice', summary: 'Begin an interview about a resume; closes the reviewer’s desk', body: NewVoiceInterview, bodyLimitBytes: 4 * 1024 * 1024,
    replies: { 201: json(z.object({ id: z.string(), interviewKey: z.string() })), ...failures },
  },
  voiceRoom: { method: 'get', path: '/desk/voice/{id}/room', summary: 'The interview as its candidate sees it', params, replies: { 200: json(VoiceRoomState), ...failures } },
  correctVoiceTurn: {
    method: 'patch', path: '/desk/voice/{id}/turns/{sequence}', summary: 'Correct what was recognised; both versions are kept', params: turnParams,
    body: z.object({ text: z.string().trim().min(1).max(20_000) }),
    replies: { 200: json(VoiceTurn), ...failures },
  },
  voiceAudio: {
    method: 'get', path: '/desk/voice/{id}/turns/{sequence}/audio', summary: 'What was said in this turn (its candidate, or reviewer)', params: turnParams,
    replies: { 200: bytes(['audio/wav', 'audio/mpeg']), 206: bytes(['audio/wav', 'audio/mpeg'], 'The part that Range asked for'), ...failures },
  },
  unheardVoiceAudio: {
    method: 'get', path: '/desk/voice/{id}/unheard/{number}/audio', summary: 'A recording that was not heard as an answer, as it came (reviewer)',
    params: z.object({ id, number: z.coerce.number().int().min(1) }),
    replies: { 200: bytes(RECORDING_TYPES), 206: bytes(RECORDING_TYPES, 'The part that Range asked for'), ...failures },
  },
  finishVoice: { method: 'post', path: '/desk/voice/{id}/finish', summary: 'End the interview and write its report', params, replies: { 200: ok, ...failures } },
  voiceReport: { method: 'get', path: '/desk/voice/{id}/report', summary: 'The report (its candidate, or reviewer)', params, replies: { 200: json(VoiceReport), ...failures } },
  voiceDetail: { method: 'get', path: '/desk/voice/{id}', summary: 'The interview with its results (reviewer)', params, replies: { 200: json(VoiceDetail), ...failures } },
} as const;
