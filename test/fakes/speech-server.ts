/** An OpenAI-compatible speech server for tests: `/v1/audio/transcriptions` and `/v1/audio/speech` with scripted replies. */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SpeechCall {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** Fields of a form (files as their size in bytes), or of a JSON body. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** A body, or a way to fail. `silent` never answers, `hang-up` breaks off in the middle, `huge` does not end. */
export type SpeechAnswer =
  | { readonly body: string | Uint8Array; readonly type?: string }
  | { readonly status: number }
  | 'silent' | 'hang-up' | 'huge' | 'redirect';

export interface SpeechServer {
  /** Without `/v1`. */
  readonly baseUrl: string;
  readonly calls: readonly SpeechCall[];
  /** Decides each reply; 404 until told. */
  answerBy(decide: (call: SpeechCall, index: number) => SpeechAnswer): void;
  close(): Promise<void>;
}

const CHUNK = Buffer.alloc(256 * 1024, 'a');

function send(response: ServerResponse, answer: SpeechAnswer): void {
  if (answer === 'silent') return;
  if (answer === 'redirect') response.writeHead(302, { Location: 'http://127.0.0.1:1/elsewhere' }).end();
  else if (answer === 'hang-up') {
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '1000' });
    response.write('{"text": "half');
    setImmediate(() => response.destroy());
  } else if (answer === 'huge') {
    response.writeHead(200, { 'Content-Type': 'application/json' });
    const pour = (): void => {
      while (!response.destroyed && response.write(CHUNK));
    };
    response.on('drain', pour);
    pour();
  } else if ('status' in answer) response.writeHead(answer.status, { 'Content-Type': 'application/json' }).end('{"error": {"message": "scripted failure"}}');
  else response.writeHead(200, { 'Content-Type': answer.type ?? 'application/json' }).end(answer.body);
}

async function fieldsOf(headers: IncomingHttpHeaders, body: Buffer): Promise<Record<string, unknown>> {
  if (body.length === 0) return {};
  if (headers['content-type']?.startsWith('multipart/form-data') !== true) return JSON.parse(body.toString('utf8')) as Record<string, unknown>;
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': headers['content-type'] } }).formData();
  const fields: Record<string, unknown> = {};
  for (const name of new Set(form.keys())) {
    const values = form.getAll(name).map((value) => (typeof value === 'string' ? value : value.size));
    fields[name] = values.length === 1 ? values[0] : values;
  }
  return fields;
}

/** Listens on a free port of 127.0.0.1. */
export async function startSpeechServer(): Promise<SpeechServer> {
  const calls: SpeechCall[] = [];
  let decide: (call: SpeechCall, index: number) => SpeechAnswer = () => ({ status: 404 });
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      void fieldsOf(request.headers, Buffer.concat(chunks)).then((fields) => {
        const call: SpeechCall = { path: `${request.method} ${request.url}`, headers: request.headers, fields };
        send(response, decide(call, calls.push(call) - 1));
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    answerBy(next) {
      decide = next;
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
