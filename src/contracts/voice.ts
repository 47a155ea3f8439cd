/** The voice interview API: a talk about one's own resume. Schemas, route and socket exactly as documented in its API page. */
import { z } from 'zod';
import { defineApi, json } from './route.ts';
import { ErrorBody } from './screening.ts';

/** Largest resume, in bytes. */
export const MAX_RESUME_BYTES = 10 * 1024 * 1024;
/** Uploads that are larger are not even begun to be read. */
export const MAX_UPLOAD_BYTES = 1024 * 1024 * 1024;
/** Largest recording of one answer once it is decoded from base64, in bytes. */
export const MAX_ANSWER_BYTES = 25 * 1024 * 1024;
/** Longest recording of one answer, in seconds. */
export const MAX_ANSWER_S = 600;

/**
 * A resume, read by us or brought by a client: UTF-16 units of a field in one line and of running text, and entries of a list. Twenty pages
 * of a hundred lines fit; 40 MB of a message hold all that a document can be read to be.
 */
export const RESUME_LIMITS = { line: 5_000, prose: 500_000, entries: 2_000 } as const;

const line = z.string().max(RESUME_LIMITS.line);
const prose = z.string().max(RESUME_LIMITS.prose);
const listOf = <T extends z.ZodType>(item: T) => z.array(item).max(RESUME_LIMITS.entries);

const contact = { name: line, email: line.nullable(), phone: line.nullable(), location: line.nullable(), linkedin: line.nullable() };
const dates = { start_date: line.nullable(), end_date: line.nullable() };
const school = { field: line.nullable(), graduation_date: line.nullable() };

export const ContactInfo = z.object(contact).meta({ id: 'ContactInfo' });

export const Experience = z
  .object({ company: line, title: line, ...dates, description: prose, highlights: listOf(prose) })
  .meta({ id: 'Experience' });

export const Education = z.object({ institution: line, degree: line, ...school }).meta({ id: 'Education' });

/** Whatever was read of a resume fits, and is taken back by `resume_context`. */
export const ParsedResume = z
  .object({
    contact: ContactInfo,
    summary: prose.nullable(),
    experiences: listOf(Experience),
    education: listOf(Education),
    skills: listOf(line),
    certifications: listOf(line),
    raw_text: prose,
  })
  .meta({ id: 'ParsedResume' });

/** Nulls are left out, as what is absent. */
const loose = <T extends z.ZodType>(item: T) => listOf(item.nullable()).nullable();

/** What `resume_context` may bring: anything that a resume has, any part of it absent or null. */
export const ResumeContext = z
  .object({
    contact: z.object({ ...contact, name: line.nullable() }).partial().nullable(),
    summary: prose.nullable(),
    experiences: loose(
      z.object({ company: line.nullable(), title: line.nullable(), ...dates, description: prose.nullable(), highlights: loose(prose) }).partial(),
    ),
    education: loose(z.object({ institution: line.nullable(), degree: line.nullable(), ...school }).partial()),
    skills: loose(line),
    certifications: loose(line),
    raw_text: prose.nullable(),
  })
  .partial()
  .meta({ id: 'ResumeContext' });

export const VoiceState = z.enum(['ready', 'processing_stt', 'generating', 'speaking', 'error']);
export const VoiceErrorCode = z.enum(['EMPTY_TRANSCRIPTION', 'PROCESSING_ERROR', 'SESSION_NOT_FOUND', 'START_ERROR', 'WEBSOCKET_ERROR']);

/** What a client sends. Unknown types are ignored. Those under the line only after `?extras=1`. */
export const VoiceClientMessage = z.discriminatedUnion('type', [
  // Any word, null, or none: what the sound is, its own bytes tell.
  z.object({ type: z.literal('audio'), data: z.string(), format: z.string().nullable().default('webm') }),
  z.object({ type: z.literal('resume_context'), parsed_resume: ResumeContext }),
  z.object({ type: z.literal('start_interview') }),
  z.object({ type: z.literal('playback_complete') }),
  z.object({ type: z.literal('end_session') }),
  // ---- extras
  z.object({ type: z.literal('speech'), state: z.enum(['start', 'end', 'misfire']), mode: z.enum(['free', 'held']).default('free') })
    .describe('the page’s own voice activity detection, or (held) push-to-talk: while it is held no pause ends the answer'),
  z.object({ type: z.literal('end_of_turn') }).describe('push-to-talk was let go: what was heard is the answer'),
  z.object({
    type: z.literal('text'), text: z.string().trim().min(1).max(20_000),
    id: z.string().min(1).max(100).optional().describe('the client’s own name of this answer: sent again after a lost connection, it is taken once'),
  }).describe('an answer typed instead of spoken'),
  z.object({ type: z.literal('playback'), seq: z.number().int().min(0), played_ms: z.number().min(0), state: z.enum(['playing', 'stopped']) })
    .describe('how far the reply was heard: by this the interviewer knows what an interruption cut off'),
  z.object({ type: z.literal('repeat') }).describe('say the last question again'),
  z.object({ type: z.literal('pause') }),
  z.object({ type: z.literal('resume') }),
]);

export const VoiceServerMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('session_started'), session_id: z.string() }),
  z.object({ type: z.literal('status'), state: VoiceState }),
  z.object({ type: z.literal('transcript'), role: z.enum(['interviewer', 'candidate']), text: z.string(), sequence: z.number().int().min(1) }),
  z.object({
    type: z.literal('audio'), data: z.string(), format: z.literal('mp3'),
    seq: z.number().int().optional().describe('extras: number of the sentence in its reply, from 0'),
    last: z.boolean().optional().describe('extras: the reply’s last sentence'),
    text: z.string().optional().describe('extras: the sentence'),
    phonemes: z.array(z.object({ symbol: z.string(), start_s: z.number(), end_s: z.number() })).optional().describe('extras: for the lips'),
  }),
  z.object({ type: z.literal('error'), code: VoiceErrorCode, message: z.string(), recoverable: z.boolean() }),
  z.object({ type: z.literal('session_ended'), session_id: z.string(), total_turns: z.number().int() }),
  // ---- extras
  z.object({ type: z.literal('partial'), text: z.string() }).describe('what is heard of the answer in progress'),
  z.object({ type: z.literal('interrupt'), heard: z.string() }).describe('the candidate took the floor: stop playing at once; what of the reply was heard'),
  z.object({ type: z.literal('turn'), wait: z.enum(['listening', 'thinking_pause', 'taken']) }).describe('whether a pause is taken for the end of the answer'),
  z.object({ type: z.literal('phase'), phase: z.string(), seconds_left: z.number() }),
  z.object({ type: z.literal('paused'), paused: z.boolean() }),
  z.object({ type: z.literal('timing'), stages: z.record(z.string(), z.number()) }).describe('ms by stage of the last turn: vad, asr, plan, tts, total'),
]);

const failures = { 400: json(ErrorBody, 'Not a resume that can be read'), 413: json(ErrorBody, 'The body is too large'), 429: json(ErrorBody, 'Too many requests'), 500: json(ErrorBody, 'Our own fault') };

export const voiceApi = defineApi({
  name: 'voice',
  title: 'Viva voice interviews',
  version: '1.0.0',
  description:
    'A resume is read, then talked about. The talk is in the language that `?lang=en|ru` of the socket names, else in that of the resume, else in the '
    + 'one that its Accept-Language likes best, else English; where only Accept-Language told it, or nothing, it goes on in the language of the first spoken answer.',
  routes: {
    health: { method: 'get', path: '/health', summary: 'Whether the server runs', replies: { 200: json(z.object({ status: z.literal('healthy') })) } },
    parseResume: {
      method: 'post', path: '/resume/parse', summary: 'Structured data out of a PDF resume',
      // The handler judges the size, so that a file over it gets the documented words; it reads no more than that.
      upload: { field: 'file', limitBytes: MAX_UPLOAD_BYTES },
      replies: { 200: json(ParsedResume), ...failures },
    },
  },
  sockets: {
    interview: {
      path: '/ws/interview/{session_id}',
      summary: 'The interview; `?extras=1` for partials, sentences as they are spoken, and audio as it is said (binary frames)',
      // 25 MB of audio in base64 get a PROCESSING_ERROR, not a dropped socket.
      messageLimitBytes: 40 * 1024 * 1024,
      frames: [
        { direction: 'in', kind: 'json', description: 'What the client says', schema: VoiceClientMessage },
        { direction: 'in', kind: 'pcm16', description: 'Extras: 16 kHz mono audio of the candidate as it is said' },
        { direction: 'out', kind: 'json', description: 'What the server says', schema: VoiceServerMessage },
      ],
    },
  },
});
