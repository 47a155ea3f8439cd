/**
 * Tries a device, in a process that may die of it: a small model's answer must be the CPU's, and then the real model must
 * give what it gives there. How long both take is measured, because 8-bit models are often slower on a graphics card.
 */
import { type InferenceSession, listSupportedBackends, Tensor } from 'onnxruntime-node';
import { messageOf } from '../../base/errors.ts';
import type { ProbeParams, ProbeReport, Provider, SessionSettings, WorkerEngine } from '../protocol.ts';
import { explainDeviceError } from './device-errors.ts';
import { type DeviceTrial, trialOf } from './device-trials.ts';
import { PROBE_SIZE, probeModel, probeValues } from './probe-model.ts';
import { loadSession } from './session.ts';

/** What a session must do to be tried. */
export type TrySession = Pick<InferenceSession, 'run' | 'release' | 'outputNames'>;

export interface DeviceProbeParts {
  readonly open?: (model: string | Uint8Array, settings: SessionSettings) => Promise<TrySession>;
  readonly backends?: () => readonly string[];
}

/** Graphics cards multiply with 10 bits of mantissa where they are allowed to (TF32). */
const SMALL_TOLERANCE = 0.01;
/** The first run of a session sets things up; of the rest the fastest counts. */
const COUNTED_RUNS = 2;

export function createDeviceProbe({ open = loadSession, backends = () => listSupportedBackends().map(({ name }) => name) }: DeviceProbeParts = {}): WorkerEngine {
  return {
    async probe(params: ProbeParams): Promise<ProbeReport> {
      const { provider, model, threads } = params;
      // One that is not compiled in is left out in silence: the CPU would be compared with itself.
      if (!backends().includes(provider)) return { problem: `ONNX Runtime has no ${provider} on this system`, times: null };
      try {
        const small: DeviceTrial = { model: probeModel(), feeds: { x: new Tensor('float32', probeValues(PROBE_SIZE), [1, PROBE_SIZE]) }, differs: differsByMore(SMALL_TOLERANCE) };
        const first = await compare(small, provider, threads, open);
        const trial = first.problem === null ? trialOf(model) : null;
        return trial === null ? { ...first, times: null } : await compare(trial, provider, threads, open);
      } catch (error) {
        return { problem: explainDeviceError(provider, messageOf(error)), times: null };
      }
    },
  };
}

async function compare(trial: DeviceTrial, provider: Provider, threads: number, open: NonNullable<DeviceProbeParts['open']>): Promise<ProbeReport> {
  const there = await timedRuns(await open(trial.model, { threads, providers: [provider] }), trial);
  const here = await timedRuns(await open(trial.model, { threads }), trial);
  const difference = trial.differs(here.output, there.output);
  return { problem: difference === null ? null : `wrong answer: ${difference}`, times: { cpuMs: here.ms, providerMs: there.ms } };
}

async function timedRuns(session: TrySession, { feeds }: DeviceTrial): Promise<{ ms: number; output: Float32Array }> {
  try {
    const name = session.outputNames[0] ?? '';
    let ms = Infinity;
    let output = new Float32Array();
    for (let run = 0; run <= COUNTED_RUNS; run++) {
      const startedMs = performance.now();
      const results = await session.run(feeds, [name]);
      output = Float32Array.from(results[name]?.data as Float32Array);
      if (run > 0) ms = Math.min(ms, performance.now() - startedMs);
    }
    return { ms, output };
  } finally {
    await session.release();
  }
}

function differsByMore(tolerance: number): DeviceTrial['differs'] {
  return (expected, given) => {
    if (expected.length !== given.length) return `${given.length} values instead of ${expected.length}`;
    let largest = 0;
    // A value that is no number must not pass as small.
    for (const [i, value] of expected.entries()) largest = Math.max(largest, Number.isFinite(given[i]) ? Math.abs(value - (given[i] ?? 0)) : Infinity);
    return largest <= tolerance ? null : `off by ${largest.toPrecision(2)}`;
  };
}
