import type { z } from 'zod';
import type { EngineStatus } from '../../contracts/desk.ts';

/** What an engine on this machine names as its device. */
const ownDevices = ['cpu', 'gpu', 'webgpu', 'cuda', 'dml', 'coreml'];

type Engine = Pick<z.output<typeof EngineStatus>, 'task' | 'device'>;

/**
 * The other computer that does a task (`VLLM_BASE_URL`, `VIVA_STT_BASE_URL`, `VIVA_TTS_BASE_URL`), as the status names it:
 * the model (`llm`) gets the text of the answers, recognition (`asr`) their sound, synthesis (`tts`) the questions. Null
 * while the task is done on this machine.
 */
export function toRemoteHost(engines: readonly Engine[], remoteTask: Engine['task']): string | null {
  return engines.find(({ task, device }) => task === remoteTask && !ownDevices.includes(device) && !isLoopback(device))?.device ?? null;
}

/** @param host a name or an address, with or without a port */
function isLoopback(host: string): boolean {
  if (!URL.canParse(`http://${host}`)) return false;
  const { hostname } = new URL(`http://${host}`);
  return hostname === '[::1]' || /(^|\.)localhost$/.test(hostname) || /^127(\.\d+){3}$/.test(hostname);
}
