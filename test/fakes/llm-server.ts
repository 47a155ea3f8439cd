/** An OpenAI-compatible server for tests: `GET /v1/models` and `POST /v1/chat/completions` with scripted replies. */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ChatRequest {
  readonly headers: IncomingHttpHeaders;
  readonly body: {
    readonly model: string;
    readonly messages: readonly { readonly role: string; readonly content: string }[];
    readonly temperature: number;
    readonly seed?: number;
    readonly max_tokens?: number;
    readonly stream?: boolean;
    /** Absent where plain text is asked for; `json_schema` only with that type. */
    readonly response_format?: {
      readonly type: string;
      readonly json_schema?: { readonly name: string; readonly schema: Readonly<Record<string, unknown>> };
    };
  };
}

/**
 * The content of the reply (objects are sent as JSON), a status without content, raw pieces of a streamed reply,
 * `silent`: no answer at all, or `cut`: the connection is closed.
 */
export type ChatAnswer =
  | string
  | Readonly<Record<string, unknown>>
  | { readonly failWith: number }
  | { readonly frames: readonly (string | Uint8Array)[]; readonly then?: 'cut' | 'silent' };

export interface LlmServer {
  /** With `/v1`. */
  readonly baseUrl: string;
  readonly requests: readonly ChatRequest[];
  /** How often the list of models was asked for. */
  readonly probes: number;
  /** Decides each reply. */
  answerBy(decide: (request: ChatRequest, index: number) => ChatAnswer): void;
  close(): Promise<void>;
}

/** Listens on a free port of 127.0.0.1; answers `{}` until told otherwise. */
export async function startLlmServer({ model = 'fake-7b' }: { readonly model?: string } = {}): Promise<LlmServer> {
  const requests: ChatRequest[] = [];
  let probes = 0;
  let decide: (request: ChatRequest, index: number) => ChatAnswer = () => ({});
  const server = createServer((request, response) => {
    const send = (status: number, body: unknown): void => {
      response.writeHead(status, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify(body));
    };
    if (request.method === 'GET' && request.url === '/v1/models') {
      probes += 1;
      send(200, { object: 'list', data: [{ id: model, object: 'model' }] });
      return;
    }
    if (request.method !== 'POST' || request.url !== '/v1/chat/completions') {
      send(404, { error: { message: 'not found' } });
      return;
    }
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const asked: ChatRequest = {
        headers: request.headers,
        body: JSON.parse(Buffer.concat(chunks).toString('utf8')) as ChatRequest['body'],
      };
      const answer = decide(asked, requests.push(asked) - 1);
      if (answer === 'silent') return;
      if (answer === 'cut') {
        response.destroy();
        return;
      }
      const { frames, then, failWith }: Readonly<Record<string, unknown>> = typeof answer === 'object' ? { ...answer } : {};
      if (Array.isArray(frames)) sendFrames(response, frames as readonly (string | Uint8Array)[], then);
      else if (typeof failWith === 'number') send(failWith, { error: { message: 'scripted failure' } });
      else if (asked.body.stream === true) sendFrames(response, toFrames(typeof answer === 'string' ? answer : JSON.stringify(answer)), undefined);
      else
        send(200, {
          model,
          usage: { prompt_tokens: 11, completion_tokens: 7 },
          choices: [
            {
              index: 0,
              finish_reason: 'stop',
              message: { role: 'assistant', content: typeof answer === 'string' ? answer : JSON.stringify(answer) },
            },
          ],
        });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    get probes() {
      return probes;
    },
    answerBy(next) {
      decide = next;
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** A reply as streams have it, a few letters at a time. */
export function toFrames(text: string): readonly string[] {
  const event = (choice: unknown): string => `data: ${JSON.stringify({ choices: [choice] })}\n\n`;
  const pieces = text.match(/[\s\S]{1,7}/g) ?? [];
  return [...pieces.map((content) => event({ index: 0, delta: { content } })), event({ index: 0, delta: {}, finish_reason: 'stop' }), 'data: [DONE]\n\n'];
}

/** Each frame is a packet of its own where the system lets it. */
function sendFrames(response: ServerResponse, frames: readonly (string | Uint8Array)[], then: unknown): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream' });
  const send = (at: number): void => {
    const frame = frames[at];
    if (frame !== undefined) response.write(frame, () => setImmediate(() => send(at + 1)));
    else if (then === 'cut') response.destroy();
    else if (then !== 'silent') response.end();
  };
  send(0);
}
