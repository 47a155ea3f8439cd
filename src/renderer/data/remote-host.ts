import type { z } from 'zod';
import type { EngineStatus } from '../../contracts/desk.ts';

/** What an engine on this machine names as its device. */
const ownDevices = ['cpu', 'gpu', 'webgpu', 'cuda', 'dml', 'coreml'];

/**
 * The other computer that gets the text of the answers: the host of a language model that does not run here
 * (`VLLM_BASE_URL`), as the status names it. Null while everything is worked out on this machine.
 */
export function toRemoteHost(engines: readonly Pick<z.output<typeof EngineStatus>, 'task' | 'device'>[]): string | null {
  return engines.find(({ task, device }) => task === 'llm' && !ownDevices.includes(device) && !isLoopback(device))?.device ?? null;
}

/** @param host a name or an address, with or without a port */
function isLoopback(host: string): boolean {
  if (!URL.canParse(`http://${host}`)) return false;
  const { hostname } = new URL(`http://${host}`);
  return hostname === '[::1]' || /(^|\.)localhost$/.test(hostname) || /^127(\.\d+){3}$/.test(hostname);
}
