/**
 * What the server and a page that works for it say to each other. Such a page is opened by the server itself, unseen: it does what
 * only a browser can. It holds neither the launch token nor a reviewer's key, but a key that opens the socket once, and for each
 * job a ticket that opens the job's own files.
 */
import { z } from 'zod';
import { CoachingExpression } from './desk-coaching.ts';
import { failures } from './desk-failures.ts';
import { bytes, defineApi } from './route.ts';

const OCTETS = ['application/octet-stream'];
const ticket = z.string().min(20).max(100);
const id = z.number().int().positive();
const seconds = z.number().min(0);

/** To the page. One job at a time. */
export const WorkOrder = z.discriminatedUnion('type', [
  z.object({ type: z.literal('expression'), id, input: z.string().describe('path'), faceModel: z.string().describe('path'), poseModel: z.string().nullable(), picturesPerS: z.number().positive() }),
  z.object({ type: z.literal('sound'), id, input: z.string(), maxSeconds: z.number().positive() }),
  z.object({ type: z.literal('more'), id }).describe('the next piece, please'),
  z.object({ type: z.literal('stop'), id }).describe('let the job go; answered by `stopped`'),
]);
export type WorkOrder = z.output<typeof WorkOrder>;

/** From the page, beside the pieces of sound: binary frames of Float32, little-endian, mono. */
export const WorkReport = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), id, share: z.number().min(0).max(1) }),
  z.object({ type: z.literal('opened'), id, durationS: seconds.nullable(), format: z.string().max(200), sampleRateHz: z.number().int().min(1_000).max(384_000) }),
  z.object({ type: z.literal('end'), id, problem: z.string().max(500).nullable() }).describe('no more pieces'),
  z.object({ type: z.literal('expression'), id, expression: CoachingExpression }),
  z.object({ type: z.literal('failed'), id, code: z.enum(['UNPROCESSABLE', 'UNSUPPORTED_MEDIA', 'INVALID_REQUEST', 'ENGINE_UNAVAILABLE']), message: z.string().max(500) }),
  z.object({ type: z.literal('stopped'), id }),
]);
export type WorkReport = z.output<typeof WorkReport>;

/** Samples of a piece of sound, at most. */
export const PIECE_SAMPLES = 48_000;

/** Points of a track, at most. */
export const TRACK_POINTS = 2_000;

export const workApi = defineApi({
  name: 'work',
  title: 'Viva, a page that works (private)',
  version: '1.0.0',
  description: 'For pages that the server opens by itself.',
  routes: {
    input: {
      method: 'get', path: '/desk/work/{ticket}/input', summary: 'What the job is about, or the part that Range asks for', params: z.object({ ticket }),
      replies: { 200: bytes(OCTETS), 206: bytes(OCTETS), ...failures },
    },
    model: {
      method: 'get', path: '/desk/work/{ticket}/models/{name}', summary: 'A model that the job needs', params: z.object({ ticket, name: z.string().min(1).max(100) }),
      replies: { 200: bytes(OCTETS), ...failures },
    },
  },
  sockets: {
    work: {
      path: '/desk/work',
      summary: 'Jobs and their results; `?key=` opens it once',
      messageLimitBytes: 1024 * 1024,
      frames: [
        { direction: 'out', kind: 'json', description: 'A job, or a word on it', schema: WorkOrder },
        { direction: 'in', kind: 'json', description: 'What became of it', schema: WorkReport },
        { direction: 'in', kind: 'float32', description: 'A piece of sound at the rate of the recording' },
      ],
    },
  },
});
