/** Sends what a handler replied, after it was checked against the contract. */
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import type { BytesReply, JsonReply, Route } from '../../contracts/route.ts';
import { AppError } from '../base/errors.ts';

export interface AnyReply {
  readonly status: number;
  readonly json?: unknown;
  readonly mediaType?: string;
  readonly body?: Uint8Array | AsyncIterable<Uint8Array>;
  readonly headers?: Readonly<Record<string, string>>;
}
/** Resolves when all of it is sent. @throws AppError INTERNAL for what the contract does not know */
export async function sendReply(response: Response, route: Route, reply: AnyReply, signal: AbortSignal): Promise<void> {
  const spec: JsonReply | BytesReply | undefined = route.replies[reply.status];
  if (spec === undefined) throw new AppError('INTERNAL', `The contract knows no reply ${reply.status}`);
  if (spec.kind === 'json') {
    const checked = spec.schema.safeParse(reply.json);
    if (!checked.success) throw new AppError('INTERNAL', undefined, { cause: checked.error });
    response.status(reply.status).set({ ...reply.headers }).json(checked.data);
    return;
  }
  const mediaType = reply.mediaType ?? '';
  if (!spec.mediaTypes.includes(mediaType)) throw new AppError('INTERNAL', `The contract knows no media type ${mediaType}`);
  // `end` with a Buffer and a raw header keep the content type exactly as documented (express would add a charset).
  response.status(reply.status).set({ ...reply.headers });
  const body = reply.body ?? new Uint8Array();
  if (body instanceof Uint8Array) {
    response.setHeader('Content-Length', body.byteLength);
    response.setHeader('Content-Type', mediaType);
    response.end(body);
    if (!response.writableFinished) await once(response, 'close');
    return;
  }
  // The first chunk is drawn before the head is sent, so that a failure there is still a proper error.
  const iterator = body[Symbol.asyncIterator]();
  const head = await iterator.next();
  response.setHeader('Content-Type', mediaType);
  async function* whole(): AsyncGenerator<Uint8Array> {
    if (head.done !== true) yield head.value;
    yield* { [Symbol.asyncIterator]: () => iterator };
  }
  await pipeline(Readable.from(whole(), { objectMode: false }), response, { signal });
}
