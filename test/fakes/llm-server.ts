/** An OpenAI-compatible server for tests: `GET /v1/models` and `POST /v1/chat/completions` with scripted replies. */
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ChatRequest {
  readonly headers: IncomingHttpHeaders;
  readonly body: {
    readonly model: string;
    readonly messages: readonly { readonly role: string; readonly content: string }[];
    readonly temperature: number;
    readonly response_format: {
      readonly type: string;
      readonly json_schema: { readonly name: string; readonly schema: Readonly<Record<string, unknown>> };
    };
  };
}

/** The content of the reply (objects are sent as JSON), a status without content, or `silent`: no answer at all. */
export type ChatAnswer = string | Readonly<Record<string, unknown>> | { readonly failWith: number };

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
      if (typeof answer === 'object' && typeof answer.failWith === 'number')
        send(answer.failWith, { error: { message: 'scripted failure' } });
      else
        send(200, {
          model,
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
