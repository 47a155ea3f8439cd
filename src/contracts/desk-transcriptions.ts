/** The part of the desk's API that turns files of speech into text. For the reviewer. */
import { z } from 'zod';
import { bytes, json, type Route } from './route.ts';
import { ErrorBody } from './screening.ts';

/** Two gigabytes, as recordings of two hours may have. */
export const MAX_SOUND_FILE_BYTES = 2 * 1024 ** 3;

const Language = z.enum(['en', 'ru']);
const failures = { 400: json(ErrorBody, 'Not valid'), 403: json(ErrorBody, 'The desk is locked'), 404: json(ErrorBody, 'No such transcription'), 409: json(ErrorBody, 'Not now'), 413: json(ErrorBody, 'Too large'), 415: json(ErrorBody, 'No sound file') };

export const TranscriptionSummary = z.object({
  id: z.string(),
  name: z.string(),
  state: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
  language: Language.nullable().describe('null until the first utterance was heard'),
  durationS: z.number().nullable(),
  doneS: z.number(),
  error: z.string().nullable(),
  createdAt: z.string(),
});

export const TranscriptionDetail = TranscriptionSummary.extend({
  utterances: z.array(
    z.object({
      text: z.string(),
      t0: z.number().describe('seconds in the file'),
      t1: z.number(),
      confidence: z.number().nullable(),
      words: z.array(z.object({ text: z.string(), startS: z.number(), endS: z.number(), confidence: z.number() })).nullable(),
    }),
  ),
});

/** What the formats are called on the wire. */
export const TEXT_TYPES = { text: 'text/plain; charset=utf-8', srt: 'application/x-subrip', vtt: 'text/vtt; charset=utf-8', json: 'application/x-ndjson' } as const;

const params = z.object({ id: z.uuid() });

export const transcriptionRoutes = {
  addTranscription: {
    method: 'post', path: '/desk/transcriptions', summary: 'Transcribe a file of speech in the background (reviewer)',
    query: z.object({ language: Language.optional().describe('detected once when absent') }),
    upload: { field: 'file', limitBytes: MAX_SOUND_FILE_BYTES }, replies: { 202: json(TranscriptionSummary), ...failures },
  },
  listTranscriptions: { method: 'get', path: '/desk/transcriptions', summary: 'Transcribed files, newest first (reviewer)', replies: { 200: json(z.array(TranscriptionSummary)), ...failures } },
  transcription: { method: 'get', path: '/desk/transcriptions/{id}', summary: 'What was heard so far (reviewer)', params, replies: { 200: json(TranscriptionDetail), ...failures } },
  transcriptionText: {
    method: 'get', path: '/desk/transcriptions/{id}/text', summary: 'What was heard so far, to be kept as a file (reviewer)', params,
    query: z.object({ format: z.enum(['text', 'srt', 'vtt', 'json']).default('text') }), replies: { 200: bytes(Object.values(TEXT_TYPES)), ...failures },
  },
  cancelTranscription: { method: 'post', path: '/desk/transcriptions/{id}/cancel', summary: 'Stop; what was heard is kept (reviewer)', params, replies: { 200: json(TranscriptionSummary), ...failures } },
  restartTranscription: { method: 'post', path: '/desk/transcriptions/{id}/restart', summary: 'Begin anew (reviewer)', params, replies: { 202: json(TranscriptionSummary), ...failures } },
  eraseTranscription: { method: 'delete', path: '/desk/transcriptions/{id}', summary: 'Erase the file and its text (reviewer)', params, replies: { 200: json(z.object({ ok: z.literal(true) })), ...failures } },
} as const satisfies Readonly<Record<string, Route>>;
