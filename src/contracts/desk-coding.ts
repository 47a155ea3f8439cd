/** The desk's part for coding interviews: the room's own needs beyond the documented API, and the reviewer's view. */
import { z } from 'zod';
import { failures } from './desk-failures.ts';
import { ANTI_CHEAT_EVENTS, ChatMessage, CodingLanguage, CodingLevel, CodingReport, CodingTask, RunResult } from './coding.ts';
import { bytes, json } from './route.ts';

const id = z.string().min(1).max(100);
const params = z.object({ id });
const at = z.iso.datetime();
const Language = z.enum(['en', 'ru']);

export const NewCodingInterview = z.object({
  candidate: z.string().trim().min(1).max(200),
  codeLanguage: CodingLanguage,
  level: CodingLevel,
  language: Language,
  consent: z.literal(true).describe('the candidate was told what is recorded and agreed'),
});

/** One change of the text, as the editor told it; changes of one edit are applied from the last to the first. */
export const CodeEdit = z.object({
  at,
  source: z.enum(['typing', 'paste', 'undo', 'format', 'resync']).describe('`resync`: the whole text anew, e.g. after the page was reloaded'),
  changes: z
    .array(z.object({ offset: z.number().int().min(0), deleted: z.number().int().min(0), inserted: z.string().max(70_000) }).describe('UTF-16 units'))
    .max(1_000),
});

/** What the room needs to open, or to open again after a reload. */
export const CodingRoomState = z.object({
  id: z.string(),
  finished: z.boolean(),
  candidate: z.string(),
  codeLanguage: CodingLanguage,
  level: CodingLevel,
  language: Language,
  task: CodingTask,
  code: z.string(),
  editSeq: z.number().int().describe('edits kept so far; the next one has this number'),
  messages: z.array(ChatMessage),
  lastRun: RunResult.nullable(),
  runs: z.number().int(),
  createdAt: at,
});

const passedOf = z.object({ passed: z.number().int(), total: z.number().int() });

/** One entry of the reviewer's time line, oldest first. */
export const CodingMoment = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('run'), at, code: z.string(), stderr: z.string(),
    status: z.enum(['success', 'error', 'timeout']),
    visible: passedOf,
    hidden: passedOf.nullable().describe('null while they have not run'),
    elapsedMs: z.number(),
  }),
  z.object({ kind: z.literal('message'), at, role: z.enum(['user', 'assistant']), text: z.string() }),
  z.object({ kind: z.literal('event'), at, type: z.enum(ANTI_CHEAT_EVENTS), details: z.string().nullable() }),
]);

/** What the figures of a report are made of, in the interview's language. */
export const CodingBasis = z.object({
  written: z.boolean().describe('whether the candidate changed the code that was given'),
  optimality: z.string(),
  style: z.array(z.object({ line: z.number().int(), text: z.string() })).readonly(),
  conversation: z.object({
    asked: z.number().int(),
    answered: z.number().int(),
    hintsTaken: z.number().int(),
    signs: z.array(z.object({ text: z.string(), quote: z.string().describe('verbatim words of the candidate; may be empty') })).readonly(),
  }),
});

export const CodingDetail = z.object({
  id: z.string(),
  finished: z.boolean(),
  candidate: z.string().nullable(),
  codeLanguage: CodingLanguage,
  level: CodingLevel,
  language: Language,
  task: CodingTask,
  code: z.string(),
  createdAt: at,
  finishedAt: at.nullable(),
  moments: z.array(CodingMoment),
  savedAt: z.array(at).describe('when versions of the code were saved'),
  report: CodingReport.nullable(),
  basis: CodingBasis.nullable().describe('null before the end, and in reports of earlier versions'),
});

/**
 * The whole writing, for replay: the text at the start, then every edit. Where no edits were kept (another program's
 * interview, or after too many), versions stand in their place, as `resync`.
 */
export const CodingReplay = z.object({
  initialCode: z.string(),
  edits: z.array(CodeEdit),
  keptEdits: z.number().int().describe('how many of them are edits; the rest are versions'),
  truncated: z.boolean(),
});

export const codingRoutes = {
  createCoding: {
    method: 'post', path: '/desk/coding', summary: 'Begin a coding interview; closes the reviewer’s desk', body: NewCodingInterview,
    replies: { 201: json(z.object({ id: z.string(), interviewKey: z.string() })), ...failures },
  },
  codingRoom: { method: 'get', path: '/desk/coding/{id}/room', summary: 'The interview as its candidate sees it', params, replies: { 200: json(CodingRoomState), ...failures } },
  codingEdits: {
    method: 'post', path: '/desk/coding/{id}/edits', summary: 'Keep edits and the text that they came to; both are on the disk when it returns', params,
    bodyLimitBytes: 2 * 1024 * 1024,
    body: z.object({ fromSeq: z.number().int().min(0), edits: z.array(CodeEdit).max(2_000), code: z.string() }),
    replies: { 200: json(z.object({ nextSeq: z.number().int(), savedAt: at })), ...failures },
  },
  codingChat: {
    method: 'post', path: '/desk/coding/{id}/chat', summary: 'Say something to the interviewer; the answer comes as events `text`, then `done` or `error`', params,
    body: z.object({ message: z.string().trim().min(1).max(8_000) }),
    replies: { 200: bytes(['text/event-stream']), ...failures },
  },
  codingDetail: { method: 'get', path: '/desk/coding/{id}', summary: 'The interview with its results (reviewer)', params, replies: { 200: json(CodingDetail), ...failures } },
  codingReplay: { method: 'get', path: '/desk/coding/{id}/replay', summary: 'How the code was written (reviewer)', params, replies: { 200: json(CodingReplay), ...failures } },
} as const;
