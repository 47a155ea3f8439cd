/** Chooses where each model runs: the CPU, unless another device was tried, answers the same and is faster. */
import { messageOf } from '../base/errors.ts';
import type { Logger } from '../base/log.ts';
import type { DeviceMemory, DeviceNote } from './device-memory.ts';
import type { ProbeReport, Provider } from './protocol.ts';

export type DeviceSetting = 'auto' | 'cpu' | 'cuda' | 'directml' | 'coreml' | 'webgpu';

export interface DeviceChoice {
  readonly provider: Provider;
  /** One line for a person: why no other device; null when none was to be tried. */
  readonly why: string | null;
}

/** How one device stands, for a person who asks. */
export interface DeviceState {
  readonly provider: Provider;
  readonly state: 'untried' | 'good' | 'failed' | 'crashed';
  readonly problem: string | null;
  readonly times: DeviceNote['times'];
}

interface ProbedModel {
  readonly id: string;
  readonly folder: string;
}

/** Tries a provider with a model, in a process of its own. Rejects when that process dies or hangs. */
export type Probe = (provider: Provider, model: ProbedModel, signal: AbortSignal) => Promise<ProbeReport>;

export interface DevicesOptions {
  readonly setting: DeviceSetting;
  readonly memory: DeviceMemory;
  readonly probe: Probe;
  /** Of ONNX Runtime: what failed with one version may work with the next. */
  readonly version: string;
  readonly log: Logger;
  /** For tests; this machine's by default. */
  readonly platform?: NodeJS.Platform;
}

export interface Devices {
  /** Where to load this model; tries devices when that is not known yet, one model at a time. Never rejects. */
  choose(model: ProbedModel): Promise<DeviceChoice>;
  /** The provider failed, or took its process along, with a real model: it is not used again until `retry`. */
  blame(provider: Provider, state: 'failed' | 'crashed', problem: string): void;
  /** Forgets what failed. What is loaded stays where it is until it is loaded again. */
  retry(): void;
  /** The devices that this machine could have, as far as they are known. */
  states(): DeviceState[];
  /** Stops a trial under way, which counts as not made. */
  close(): void;
}

/** What may be faster than the CPU, the likeliest first. */
const CANDIDATES: Partial<Record<NodeJS.Platform, readonly Provider[]>> = {
  linux: ['cuda', 'webgpu'],
  win32: ['cuda', 'dml', 'webgpu'],
  darwin: ['coreml', 'webgpu'],
};
/** Only the parts that take most of the time; the rest is quicker where it is. */
const IS_WORTH_IT = /^(whisper-|kokoro-)/;
/** A device that is hardly faster costs more (memory, loading, copying) than it gives. */
const MIN_GAIN = 1.2;

export const toProvider = (setting: Exclude<DeviceSetting, 'auto'>): Provider => (setting === 'directml' ? 'dml' : setting);

export function createDevices({ setting, memory, probe, version, log, platform = process.platform }: DevicesOptions): Devices {
  const isAuto = setting === 'auto';
  const candidates: readonly Provider[] = setting === 'cpu' ? [] : isAuto ? (CANDIDATES[platform] ?? []) : [toProvider(setting)];
  const closing = new AbortController();
  /** An explicit device is tried at each start, unless it crashed. */
  const tried = new Set<Provider>();
  let last: Promise<unknown> = Promise.resolve();
  const keyOf = (provider: Provider): string => `${provider} ${version}`;

  const trial = async (provider: Provider, model: ProbedModel): Promise<DeviceNote> => {
    const before = memory.get(keyOf(provider));
    const times = before?.times ?? {};
    const keep = (note: DeviceNote): DeviceNote => {
      memory.set(keyOf(provider), note);
      return note;
    };
    keep({ state: 'trying', problem: null, times });
    try {
      const report = await probe(provider, model, closing.signal);
      tried.add(provider);
      if (report.problem !== null) return keep({ state: 'failed', problem: report.problem, times: {} });
      return keep({ state: 'good', problem: null, times: report.times === null ? times : { ...times, [model.id]: report.times } });
    } catch (error) {
      if (closing.signal.aborted) {
        if (before === undefined) memory.remove(keyOf(provider));
        else memory.set(keyOf(provider), before);
        return before ?? { state: 'failed', problem: 'not tried yet', times };
      }
      log.warn({ provider, model: model.id, reason: messageOf(error) }, 'a device did not survive its trial');
      return keep({ state: 'crashed', problem: `crashed when it was tried: ${messageOf(error)}`, times: {} });
    }
  };

  const known = (provider: Provider, model: ProbedModel): DeviceNote | null => {
    const note = memory.get(keyOf(provider));
    if (note === undefined) return null;
    if (note.state === 'trying') {
      const crashed: DeviceNote = { state: 'crashed', problem: 'the program ended while it was tried', times: {} };
      memory.set(keyOf(provider), crashed);
      return crashed;
    }
    if (note.state === 'good') return note.times[model.id] === undefined ? null : note;
    return !isAuto && note.state === 'failed' && !tried.has(provider) ? null : note;
  };

  const decide = async (model: ProbedModel): Promise<DeviceChoice> => {
    const reasons: string[] = [];
    for (const provider of candidates) {
      if (closing.signal.aborted) break;
      const note = known(provider, model) ?? (await trial(provider, model));
      const times = note.times[model.id];
      if (note.state !== 'good') reasons.push(`${provider}: ${note.problem ?? 'failed'}`);
      else if (times === undefined) reasons.push(`${provider}: not measured`);
      // A person who names a device has it, if it answers right.
      else if (!isAuto || times.cpuMs / times.providerMs >= MIN_GAIN) return { provider, why: null };
      else reasons.push(`${provider}: not faster (${Math.round(times.providerMs)} ms, CPU ${Math.round(times.cpuMs)} ms)`);
    }
    return { provider: 'cpu', why: reasons.length === 0 ? null : reasons.join('; ') };
  };

  return {
    choose(model) {
      if (candidates.length === 0 || !IS_WORTH_IT.test(model.id)) return Promise.resolve({ provider: 'cpu', why: null });
      const choice = last.then(() => decide(model));
      last = choice;
      return choice;
    },
    blame(provider, state, problem) {
      if (provider === 'cpu') return;
      tried.add(provider);
      memory.set(keyOf(provider), { state, problem, times: {} });
      log.warn({ provider, state, problem }, 'a device is given up');
    },
    retry() {
      tried.clear();
      memory.clear();
    },
    states: () =>
      candidates.map((provider) => {
        const note = memory.get(keyOf(provider));
        const state = note === undefined ? 'untried' : note.state === 'trying' ? 'crashed' : note.state;
        return { provider, state, problem: note?.problem ?? null, times: note?.times ?? {} };
      }),
    close: () => closing.abort(new Error('closing')),
  };
}
