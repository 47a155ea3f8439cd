/** Ports and addresses. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';
import type { Config } from '../../src/main/base/config.ts';
import { messageOf } from '../../src/main/base/errors.ts';
import { found, type Found } from './finding.ts';

const LIMIT_MS = 3_000;
const Endpoints = z.object({ host: z.string(), port: z.number().nullable(), screeningPort: z.number().nullable() });
export type Endpoints = z.output<typeof Endpoints>;

/** Where a running Viva says that it listens; null when none does. */
export function runningEndpoints(dataDir: string): Endpoints | null {
  try {
    return Endpoints.parse(JSON.parse(readFileSync(join(dataDir, 'endpoints.json'), 'utf8')));
  } catch {
    return null;
  }
}

/** @param running of a Viva that holds the data folder */
export async function ports({ host, port, screeningPort }: Config, running: Endpoints | null): Promise<Found[]> {
  const wanted = [['interface and APIs', port, running?.port], ['screening API', screeningPort, running?.screeningPort]] as const;
  return Promise.all(wanted.map(async ([name, number, own]) => {
    if (own !== undefined && own !== null) return found('ok', name, `the running Viva listens on ${own}`);
    if (number === 0) return found('ok', name, 'a free port is picked');
    const problem = await tryPort(host, number);
    if (problem === null) return found('ok', name, `${number} is free`);
    return found('warn', name, `${number} is ${problem}: the desktop program picks another one, headless needs --port and --screening-port`);
  }));
}

function tryPort(host: string, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'EADDRINUSE' ? 'in use by another program' : messageOf(error)));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(null)));
  });
}

/** The addresses that are configured; a server that is away is a warning, because something on this machine answers instead. */
export async function addresses(config: Config): Promise<Found[]> {
  const v1 = (base: string): string => (/\/v\d+$/.test(base) ? base : `${base}/v1`);
  const asked = [
    ['language model', config.llmBaseUrl, (base: string) => `${base}/models`, config.llmApiKey, 'the rules answer'],
    ['recognition', config.sttBaseUrl, (base: string) => `${v1(base)}/models`, config.sttApiKey, 'this machine recognises'],
    ['synthesis', config.ttsBaseUrl, (base: string) => `${v1(base)}/models`, config.ttsApiKey, 'this machine speaks'],
    ['ATS', config.atsMode === 'real' ? config.atsUrl : undefined, (base: string) => base, undefined, config.atsMode === 'real' ? 'decisions wait in the outbox' : 'decisions stay here'],
  ] as const;
  return Promise.all(asked.map(async ([name, base, toUrl, key, otherwise]) =>
    base === undefined ? found('ok', name, `none configured: ${otherwise}`) : reach(name, toUrl(base), key, otherwise)));
}

async function reach(name: string, address: string, key: string | undefined, otherwise: string): Promise<Found> {
  const url = new URL(address);
  url.username = '';
  url.password = '';
  try {
    const headers: Record<string, string> = key === undefined ? {} : { Authorization: `Bearer ${key}` };
    const response = await fetch(url, { method: name === 'ATS' ? 'HEAD' : 'GET', headers, redirect: 'manual', signal: AbortSignal.timeout(LIMIT_MS) });
    await response.body?.cancel();
    const { status } = response;
    if (status === 401 || status === 403) return found('warn', name, `${url.host} refuses our key (${status}): ${otherwise} instead`);
    return found(status >= 500 ? 'warn' : 'ok', name, `${url.host} answers (${status})`);
  } catch {
    return found('warn', name, `${url.host} does not answer: ${otherwise} instead`);
  }
}
