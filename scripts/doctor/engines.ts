/** Devices, and how fast this machine speaks and listens. */
import { createSpeech } from '../../src/main/compose-speech.ts';
import type { Config } from '../../src/main/base/config.ts';
import { messageOf } from '../../src/main/base/errors.ts';
import type { Logger } from '../../src/main/base/log.ts';
import type { DeviceState } from '../../src/main/inference/devices.ts';
import type { Inference } from '../../src/main/inference/inference.ts';
import { resample } from '../../src/main/media/resample.ts';
import type { ModelLibrary } from '../../src/main/ports/model-library.ts';
import { found, type Found } from './finding.ts';

export interface EnginesOptions {
  readonly config: Config;
  readonly workerUrl: URL;
  readonly library: ModelLibrary;
  readonly log: Logger;
  readonly retryDevices: boolean;
  /** Ends what takes too long. */
  readonly signal: AbortSignal;
}

const SENTENCE = 'I have deployed our services to the cloud for three years.';
const RATE_HZ = 16_000;
const VAD_FRAME = 512;

/** Loads what is installed, speaks a sentence and listens to it. */
export async function engines({ config, library, workerUrl, log, retryDevices, signal }: EnginesOptions): Promise<{ devices: Found[]; speed: Found[] }> {
  // This machine alone, and nothing of it kept: the folder may belong to a running program.
  const own: Config = { ...config, sttBaseUrl: undefined, ttsBaseUrl: undefined, speechCacheMb: 0 };
  const inference = createSpeech({ config: own, workerUrl, library, log, warm: false });
  const stop = (): void => void inference.close();
  signal.addEventListener('abort', stop, { once: true });
  try {
    if (retryDevices) inference.retryDevices();
    const { said, finding } = await speaking(inference, signal);
    const speed = [finding, ...(said === null ? [] : await understanding(inference, said))];
    return { devices: devicesOf(inference.devices(), inference, config), speed };
  } finally {
    signal.removeEventListener('abort', stop);
    await inference.close();
  }
}

async function speaking(inference: Inference, signal: AbortSignal): Promise<{ said: Float32Array | null; finding: Found }> {
  try {
    const startedMs = performance.now();
    const { segments, engine, voice } = await inference.tts.speak({ text: SENTENCE, language: 'en', voice: null, signal });
    const pieces: Float32Array[] = [];
    for await (const { samples, sampleRateHz } of segments) pieces.push(resample(samples, sampleRateHz, RATE_HZ));
    const said = Float32Array.from(pieces.flatMap((piece) => [...piece]));
    const seconds = (performance.now() - startedMs) / 1_000;
    const factor = inference.tts.status().find((status) => status.engine === engine)?.realTimeFactor ?? seconds / (said.length / RATE_HZ);
    return { said, finding: found('ok', 'synthesis', `${engine} (${voice}): real-time factor ${factor.toFixed(2)}, ${seconds.toFixed(1)} s with loading`) };
  } catch (error) {
    return { said: null, finding: found('warn', 'synthesis', messageOf(error)) };
  }
}

async function understanding(inference: Inference, said: Float32Array): Promise<Found[]> {
  const findings: Found[] = [];
  try {
    const detector = await inference.vad.open();
    const probabilities = await detector.push(said.subarray(0, said.length - (said.length % VAD_FRAME)));
    detector.close();
    const share = probabilities.filter((probability) => probability > 0.5).length / probabilities.length;
    findings.push(found(share > 0.3 ? 'ok' : 'warn', 'voice detection', `hears speech in ${Math.round(share * 100)} % of it`));
  } catch (error) {
    findings.push(found('warn', 'voice detection', messageOf(error)));
  }
  try {
    await inference.stt.ready();
    const { text, elapsedMs } = await inference.stt.recognise(said, { language: 'en', wordTimes: true });
    const factor = elapsedMs / 1_000 / (said.length / RATE_HZ);
    findings.push(found('ok', 'recognition', `${inference.stt.status().engine} on ${inference.stt.status().device}: real-time factor ${factor.toFixed(2)}, heard “${text}”`));
  } catch (error) {
    findings.push(found('warn', 'recognition', messageOf(error)));
  }
  try {
    const startedMs = performance.now();
    await inference.embedder.embed([SENTENCE]);
    findings.push(found('ok', 'meaning', `${inference.embedder.status().engine}: ${Math.round(performance.now() - startedMs)} ms for the first sentence, with loading`));
  } catch (error) {
    findings.push(found('hint', 'meaning', messageOf(error)));
  }
  return findings;
}

/** What devices are known to do; `untried` ones had no model to be tried with. */
function devicesOf(states: readonly DeviceState[], inference: Inference, { device }: Config): Found[] {
  const inUse = [inference.stt.status(), ...inference.tts.status()].filter(({ state }) => state === 'ready').map((status) => `${status.engine} on ${status.device}`);
  return [
    found('ok', 'cpu', inUse.length === 0 ? 'always there' : `always there; ${inUse.join(', ')}`),
    ...states.map(({ provider, state, problem, times }) => {
      const measured = Object.entries(times).map(([model, { cpuMs, providerMs }]) => `${model} ${Math.round(providerMs)} ms, CPU ${Math.round(cpuMs)} ms`);
      if (state === 'good') return found('ok', provider, measured.length === 0 ? 'passed its self-test' : `passed its self-test: ${measured.join('; ')}`);
      if (state === 'untried') return found('hint', provider, 'not tried: no model that it could speed up was loaded');
      return found(device === 'auto' ? 'hint' : 'warn', provider, `${problem ?? state}${state === 'crashed' ? ' (not tried again until --retry-devices)' : ''}`);
    }),
  ];
}
