/** An applicant tracking system for tests: records what arrives and answers what it is told. */
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface AtsRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
  /** The body as it came. */
  readonly text: string;
}

export interface AtsAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface AtsServer {
  readonly url: string;
  readonly requests: readonly AtsRequest[];
  /** Answers in turn; the last one repeats. `silent` never answers, `cut` drops the connection. */
  answerWith(...answers: readonly (AtsAnswer | 'silent' | 'cut')[]): void;
  /** Resolves when `count` requests have arrived. */
  arrived(count: number): Promise<void>;
  close(): Promise<void>;
}

/** Listens on a free port of 127.0.0.1; answers 200 `{"status":"ok"}` until told otherwise. */
export async function startAtsServer(): Promise<AtsServer> {
  const requests: AtsRequest[] = [];
  const watchers: { readonly count: number; readonly resolve: () => void }[] = [];
  let answers: readonly (AtsAnswer | 'silent' | 'cut')[] = [{ status: 200, body: { status: 'ok' } }];
  let served = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8');
      requests.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body: JSON.parse(text || 'null') as unknown, text });
      for (const watcher of watchers.splice(0)) {
        if (requests.length >= watcher.count) watcher.resolve();
        else watchers.push(watcher);
      }
      const answer = answers[Math.min(served++, answers.length - 1)];
      if (answer === 'cut') response.destroy();
      else if (answer !== 'silent' && answer !== undefined) {
        response.writeHead(answer.status, { 'Content-Type': 'application/json', ...answer.headers });
        response.end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body ?? {}));
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/sync`,
    requests,
    answerWith(...next) {
      answers = next;
      served = 0;
    },
    arrived: (count) => (requests.length >= count ? Promise.resolve() : new Promise((resolve) => watchers.push({ count, resolve }))),
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
