/** The coaching API: practice with recordings. Schemas, routes and socket exactly as documented in its API page. */
import { z } from 'zod';
import { bytes, defineApi, json } from './route.ts';
import { ErrorBody } from './screening.ts';

/** Largest recording, in bytes. */
export const MAX_MEDIA_BYTES = 2 * 1024 ** 3;

/**
 * Words a minute that are comfortable as they are said live, short pauses included; faster than that is a nudge. 160 is the documented
 * number, for English and where no language is known; Russian words are longer. A tenth below the report's, which counts no pauses.
 */
export const COMFORTABLE_LIVE_PACE = { en: { low: 95, high: 160 }, ru: { low: 75, high: 130 } } as const;

const at = z.iso.datetime();
const share = z.number().min(0).max(1);
const nullableShare = share.nullable();

export const InterviewerType = z.enum(['HR', 'Tech', 'Behavioral', 'System Design', 'Case']);
export const QuestionType = z.enum(['technical', 'behavioral', 'situational', 'general']);
export const DeliveryEmotion = z.enum(['confident', 'calm', 'nervous', 'tense', 'monotone', 'neutral']).describe('an estimate from delivery, for one’s own practice only');
export const EXPRESSIONS = ['happy', 'neutral', 'surprised', 'sad', 'angry', 'fearful', 'disgusted'] as const;

export const RegisterUser = z
  .object({ email: z.string().trim().toLowerCase().max(254).pipe(z.email()), password: z.string().min(8).max(1_000), full_name: z.string().trim().max(200).nullish() })
  .meta({ id: 'RegisterUser' });

export const CoachingUser = z
  .object({ id: z.uuid(), email: z.string(), full_name: z.string().nullable(), is_active: z.boolean(), is_verified: z.boolean(), created_at: at })
  .meta({ id: 'CoachingUser' });

export const AccessToken = z.object({ access_token: z.string(), token_type: z.literal('bearer') }).meta({ id: 'AccessToken' });

export const CreatePractice = z
  .object({
    job_title: z.string().trim().max(300).nullish(),
    job_description: z.string().max(50_000).nullish(),
    interviewer_type: InterviewerType.nullable().default('HR').describe('HR where absent or null'),
    duration_minutes: z.number().int().min(5).max(240).nullable().default(30).describe('30 where absent or null'),
  })
  .meta({ id: 'CreatePractice' });

export const Practice = z
  .object({
    id: z.uuid(),
    status: z.enum(['created', 'ongoing', 'finished']),
    started_at: at.nullable(),
    ended_at: at.nullable(),
    job_title: z.string().nullable(),
    job_description: z.string().nullable(),
    interviewer_type: InterviewerType,
    duration_minutes: z.number().int(),
  })
  .meta({ id: 'Practice' });

export const PracticeAnswer = z
  .object({ question_id: z.string().max(100).nullish(), answer_text: z.string().trim().min(1).max(50_000) })
  .meta({ id: 'PracticeAnswer' });

export const StoredAnswer = z
  .object({ id: z.uuid(), session_id: z.uuid(), question_id: z.string().nullable(), answer_text: z.string(), created_at: at })
  .meta({ id: 'StoredAnswer' });

export const MediaType = z.enum(['audio', 'video']);

export const Media = z
  .object({ id: z.uuid(), session_id: z.uuid(), media_type: MediaType, filename: z.string(), created_at: at })
  .meta({ id: 'Media' });

export const MediaTranscript = z.object({ media_id: z.uuid(), transcript: z.string() }).meta({ id: 'MediaTranscript' });

export const AudioFeatures = z
  .object({
    speech_rate: z.number().min(0).nullable().describe('words per minute of speech'),
    pause_ratio: nullableShare.describe('share of the time between first and last word without speech'),
    filler_word_ratio: nullableShare.describe('fillers for each word, those that are only heard included'),
    pitch_variance: z.number().min(0).nullable().describe('standard deviation of F0 over voiced frames, Hz'),
    emotion: DeliveryEmotion.nullable(),
  })
  .meta({ id: 'AudioFeatures' });

export const VideoFeatures = z
  .object({
    eye_contact_score: nullableShare,
    smile_ratio: nullableShare,
    posture_score: nullableShare,
    dominant_emotion: z.enum(EXPRESSIONS).nullable().describe('of the expression, an estimate for one’s own practice only'),
    emotion_distribution: z.record(z.enum(EXPRESSIONS), share).nullable().describe('sums to 1'),
  })
  .meta({ id: 'VideoFeatures' });

export const MediaReport = z
  .object({ media_id: z.uuid(), feedback: z.string(), audio_features: AudioFeatures.nullable(), video_features: VideoFeatures.nullable(), warnings: z.array(z.string()).optional() })
  .meta({ id: 'MediaReport' });

export const NextPracticeQuestion = z.object({ id: z.uuid(), content: z.string(), type: QuestionType }).meta({ id: 'NextPracticeQuestion' });

const metrics = z.object({
  volume: z.number().min(0).describe('RMS of the frame'),
  is_speaking: z.boolean().describe('volume over 0.01'),
  nudge: z.string().nullable(),
  is_speech: z.boolean().optional().describe('whether it is a voice and not the room, by its syllables'),
  words_per_minute: z.number().int().min(0).nullable().optional().describe('pace of the last seconds of talk, by its syllables; null where nobody talks'),
});

const Removed = z.object({ status: z.literal('removed') });
const inLanguage = z.object({ lang: z.string().max(35).optional().describe('en or ru: kept with a session that is created so; else the session’s own, Accept-Language’s, or en') });
const params = z.object({ session_id: z.string() });
const mediaParams = z.object({ media_id: z.string() });
const open = { 400: json(ErrorBody, 'Not well formed'), 422: json(ErrorBody, 'Well formed but not valid'), 429: json(ErrorBody, 'Too many requests'), 500: json(ErrorBody, 'Our own fault') };
const guarded = { ...open, 401: json(ErrorBody, 'No token, or a bad or old one') };
const owned = { ...guarded, 403: json(ErrorBody, 'Somebody else’s'), 404: json(ErrorBody, 'Not found') };

export const coachingApi = defineApi({
  name: 'coaching',
  title: 'Viva coaching',
  version: '1.0.0',
  description: 'Practice with recordings, measured delivery, live nudges and adaptive questions. All but the first two calls need a token.',
  routes: {
    register: { method: 'post', path: '/auth/register', summary: 'Create an account on this machine', body: RegisterUser, replies: { 200: json(CoachingUser), ...open } },
    token: {
      method: 'post', path: '/auth/token', summary: 'Sign in', isForm: true, body: z.object({ username: z.string().min(1).max(254), password: z.string().min(1).max(1_000) }),
      replies: { 200: json(AccessToken), ...guarded },
    },
    me: { method: 'get', path: '/auth/users/me', summary: 'Who is signed in', replies: { 200: json(CoachingUser), ...guarded } },
    removeMe: { method: 'delete', path: '/auth/users/me', summary: 'Remove the account with its sessions and recordings; not in the document', replies: { 200: json(Removed), ...guarded } },
    create: { method: 'post', path: '/interview/sessions', summary: 'Create a session; all fields have a default, so the body may be absent', query: inLanguage, body: CreatePractice.prefault({}), replies: { 201: json(Practice), ...guarded } },
    list: { method: 'get', path: '/interview/sessions', summary: 'Own sessions, newest started first', replies: { 200: json(z.array(Practice)), ...guarded } },
    find: { method: 'get', path: '/interview/sessions/{session_id}', summary: 'One session', params, replies: { 200: json(Practice), ...owned } },
    start: { method: 'post', path: '/interview/sessions/{session_id}/start', summary: 'Start a session; again keeps its start', params, replies: { 200: json(Practice), ...owned } },
    end: { method: 'post', path: '/interview/sessions/{session_id}/end', summary: 'End a session', params, replies: { 200: json(Practice), ...owned } },
    remove: { method: 'delete', path: '/interview/sessions/{session_id}', summary: 'Remove a session with its recordings; not in the document', params, replies: { 200: json(Removed), ...owned } },
    answer: { method: 'post', path: '/interview/sessions/{session_id}/answers', summary: 'Keep an answer; `question_id` is kept as it is given, also when it names none of our questions', params, body: PracticeAnswer, replies: { 201: json(StoredAnswer), ...owned } },
    upload: {
      method: 'post', path: '/interview/sessions/{session_id}/media', summary: 'Upload a recording', params, query: z.object({ media_type: MediaType }),
      upload: { field: 'file', limitBytes: MAX_MEDIA_BYTES }, replies: { 201: json(Media), ...owned, 413: json(ErrorBody, 'Over 2 GB') },
    },
    media: { method: 'get', path: '/interview/sessions/{session_id}/media', summary: 'Recordings of a session, oldest first', params, replies: { 200: json(z.array(Media)), ...owned } },
    transcribe: { method: 'post', path: '/interview/media/{media_id}/transcribe', summary: 'The words of a recording', params: mediaParams, replies: { 200: json(MediaTranscript), ...owned, 503: json(ErrorBody, 'No recogniser') } },
    report: { method: 'post', path: '/interview/media/{media_id}/report', summary: 'Measured delivery and feedback', params: mediaParams, query: inLanguage, replies: { 200: json(MediaReport), ...owned, 503: json(ErrorBody, 'Nothing could be analysed') } },
    nextQuestion: { method: 'post', path: '/interview/sessions/{session_id}/next-question', summary: 'The next question; 400 once the session has ended', params, query: inLanguage, replies: { 200: json(NextPracticeQuestion), ...owned } },
    file: {
      method: 'get', path: '/interview/media/{media_id}/file', summary: 'The recording itself, for its owner; not in the document', params: mediaParams,
      replies: { 200: bytes(['audio/webm', 'video/webm', 'audio/mp4', 'video/mp4', 'audio/wav', 'audio/mpeg', 'audio/ogg', 'audio/flac']), 206: bytes(['audio/webm', 'video/webm', 'audio/mp4', 'video/mp4', 'audio/wav', 'audio/mpeg', 'audio/ogg', 'audio/flac']), ...owned },
    },
    removeMedia: { method: 'delete', path: '/interview/media/{media_id}', summary: 'Remove a recording and what was derived from it; not in the document', params: mediaParams, replies: { 200: json(Removed), ...owned } },
  },
  sockets: {
    analysis: {
      path: '/ws/analysis/{session_id}',
      summary: 'Live measures and nudges; `?rate=` names the sample rate (48,000 by default), `?token=` the caller, `?lang=` the language of nudges, `?quiet=voice` asks to be told of a soft voice only, not of each soft frame',
      messageLimitBytes: 64 * 1024,
      frames: [
        { direction: 'in', kind: 'float32', description: 'Mono audio at the sender’s rate' },
        { direction: 'out', kind: 'json', description: 'Of a frame', schema: z.object({ type: z.literal('metrics'), data: metrics }) },
        { direction: 'out', kind: 'json', description: 'In place of the frame’s metrics', schema: z.object({ type: z.literal('nudge'), message: z.string(), data: metrics }) },
      ],
    },
  },
});
