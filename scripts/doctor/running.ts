/** What a running Viva says about its engines. */
import { z } from 'zod';
import type { Config } from '../../src/main/base/config.ts';
import { messageOf } from '../../src/main/base/errors.ts';
import { found, type Found } from './finding.ts';
import type { Endpoints } from './network.ts';

const Health = z.object({
  engines: z.array(z.object({ task: z.string(), engine: z.string(), state: z.string(), device: z.string(), realTimeFactor: z.number().nullish(), detail: z.string().nullish() })),
});
const LIMIT_MS = 3_000;

/** Nothing is loaded a second time beside it. */
export async function runningEngines(running: Endpoints | null, { apiKeys }: Config, retryDevices: boolean): Promise<Found[]> {
  const port = running?.port ?? running?.screeningPort;
  if (port === null || port === undefined) return [found('warn', 'server', 'it does not say where it listens')];
  const host = ['0.0.0.0', '::', 'localhost'].includes(running?.host ?? '') ? '127.0.0.1' : running?.host;
  const headers: Record<string, string> = apiKeys[0] === undefined ? {} : { Authorization: `Bearer ${apiKeys[0]}` };
  let engines: z.output<typeof Health>['engines'];
  try {
    const response = await fetch(`http://${host}:${port}/healthz`, { headers, signal: AbortSignal.timeout(LIMIT_MS) });
    engines = Health.parse(await response.json()).engines;
  } catch (error) {
    return [found('warn', 'server', `it does not tell of its engines: ${messageOf(error)}`)];
  }
  const lines = engines.map(({ task, engine, state, device, realTimeFactor, detail }) => {
    const factor = typeof realTimeFactor === 'number' ? `, real-time factor ${realTimeFactor.toFixed(2)}` : '';
    return found(state === 'failed' ? 'warn' : state === 'ready' ? 'ok' : 'hint', task, `${engine} on ${device}: ${state}${factor}${typeof detail === 'string' ? `; ${detail}` : ''}`);
  });
  return retryDevices ? [...lines, found('hint', 'devices', 'what failed is forgotten: the next start tries again')] : lines;
}
