/** One POST to one configured address: no redirects, no shared connections, a bounded reply. */
import { request as requestHttp, type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { AppError } from '../base/errors.ts';

export interface PostOptions {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly lookup: LookupFunction;
  readonly limitBytes: number;
  readonly signal: AbortSignal;
}

/** @throws AppError UPSTREAM_FAILED for a forbidden address or too long a reply; the system's own errors otherwise */
export function guardedPost({ url, headers, body, lookup, limitBytes, signal }: PostOptions): Promise<{ readonly status: number; readonly text: string }> {
  return new Promise((resolve, reject) => {
    const options: RequestOptions = {
      method: 'POST', lookup, signal, agent: false,
      headers: { ...headers, 'Content-Length': String(Buffer.byteLength(body)) },
    };
    const onReply = (reply: IncomingMessage): void => {
      const chunks: Buffer[] = [];
      let length = 0;
      reply.on('data', (chunk: Buffer) => {
        length += chunk.byteLength;
        if (length > limitBytes) reply.destroy(new AppError('UPSTREAM_FAILED', 'The reply is too long', { details: { limitBytes } }));
        else chunks.push(chunk);
      });
      reply.on('error', reject);
      reply.on('end', () => resolve({ status: reply.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }));
    };
    const sent: ClientRequest = url.protocol === 'https:' ? requestHttps(url, options, onReply) : requestHttp(url, options, onReply);
    sent.on('error', reject);
    sent.end(body);
  });
}
