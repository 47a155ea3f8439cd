/** Where pages that work come to: their files by the ticket of their job, and the socket over which they are told what to do. */
import type { IncomingMessage } from 'node:http';
import { PIECE_SAMPLES, WorkReport, type workApi, type WorkOrder } from '../../../contracts/desk-work.ts';
import { AppError } from '../../base/errors.ts';
import { toRangeReply, type LongBody } from '../../http/byte-range.ts';
import { openFileBody } from '../../http/file-body.ts';
import { isSameOrigin } from '../../http/guards.ts';
import type { Handlers } from '../../http/mount.ts';
import type { SocketHandler } from '../../http/socket-peer.ts';
import type { SoundSource } from '../../ports/media.ts';
import type { PageDesk, PageMessage } from '../../ports/page-worker.ts';

const OCTETS = 'application/octet-stream';
/** What people recorded must not lie in the cache of a browser. */
const NOT_KEPT = { 'Cache-Control': 'no-store' };

const inputPath = (ticket: string): string => `/desk/work/${ticket}/input`;

async function bodyOf(source: SoundSource): Promise<LongBody | null> {
  if ('path' in source) return openFileBody(source.path);
  const { bytes } = source;
  return { byteLength: bytes.byteLength, async *bytes(from, to) { yield bytes.subarray(from, to); } };
}

export function createWorkHandlers(desk: PageDesk): Handlers<typeof workApi> {
  const filesOf = (ticket: string) => {
    const files = desk.filesOf(ticket);
    if (files === null) throw new AppError('NOT_FOUND', 'There is no such job');
    return files;
  };
  return {
    async input({ params, context }) {
      const body = await bodyOf(filesOf(params.ticket).input);
      if (body === null) throw new AppError('NOT_FOUND', 'The recording is gone');
      const reply = toRangeReply(body, OCTETS, context.header('range'));
      return { ...reply, headers: { ...reply.headers, ...NOT_KEPT } };
    },
    async model({ params }) {
      const { models } = filesOf(params.ticket);
      const path = Object.hasOwn(models, params.name) ? models[params.name] : undefined;
      const body = path === undefined ? null : await openFileBody(path);
      if (body === null) throw new AppError('NOT_FOUND', 'The job has no such model');
      return { status: 200, mediaType: OCTETS, body: body.bytes(0, body.byteLength), headers: { 'Content-Length': String(body.byteLength), ...NOT_KEPT } };
    },
  };
}

function toOrder(message: PageMessage): WorkOrder {
  const { id } = message;
  if (message.type === 'sound') return { type: 'sound', id, input: inputPath(message.ticket), maxSeconds: message.maxSeconds };
  if (message.type === 'expression') {
    const modelPath = (name: string): string => `/desk/work/${message.ticket}/models/${name}`;
    const poseModel = message.models.includes('pose') ? modelPath('pose') : null;
    return { type: 'expression', id, input: inputPath(message.ticket), faceModel: modelPath('face'), poseModel, picturesPerS: message.picturesPerS };
  }
  return { type: message.type, id };
}

/** Whether a page of ours comes with a key that is awaited; the key is used up by it. */
export function hasWorkKey(request: IncomingMessage, desk: PageDesk): boolean {
  const key = new URL(request.url ?? '/', 'http://local').searchParams.get('key') ?? '';
  return isSameOrigin(request) && desk.takeKey(key);
}

/** What does not fit the contract ends it. */
export function createWorkSocket(desk: PageDesk): SocketHandler {
  return (peer) => {
    const listener = desk.attach(peer.query.get('key') ?? '', { send: (message) => peer.sendJson(toOrder(message)), close: () => peer.close(1000, 'Nothing more to do') });
    const refuse = (): void => peer.close(1008, 'Not as agreed');
    return {
      onText(text) {
        let given: unknown;
        try {
          given = JSON.parse(text);
        } catch {
          return refuse();
        }
        const report = WorkReport.safeParse(given);
        if (!report.success) return refuse();
        const { id, ...rest } = report.data;
        if (rest.type === 'failed') listener.onFailure(id, new AppError(rest.code, rest.message));
        else listener.onReport(id, rest);
      },
      onBinary(bytes) {
        if (bytes.byteLength === 0 || bytes.byteLength % 4 !== 0 || bytes.byteLength > PIECE_SAMPLES * 4) return refuse();
        listener.onPiece(new Float32Array(bytes.slice().buffer));
      },
      onClose: () => listener.onClose(),
    };
  };
}
