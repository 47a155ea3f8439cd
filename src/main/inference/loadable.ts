/** An engine that needs a model's files: loads them when they are there, tells how it stands, measures how fast it is. */
import { AppError, messageOf } from '../base/errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { EngineStatus, EngineTask } from '../ports/engines.ts';
import type { ModelLibrary } from '../ports/model-library.ts';
import type { Devices } from './devices.ts';
import type { Crash, EngineHost } from './engine-host.ts';
import type { Provider } from './protocol.ts';

export interface Loadable {
  status(): EngineStatus;
  /** The manifest's id of the model that answers, or would when asked; null when none is installed. */
  installed(): string | null;
  /**
   * Resolves when the model is loaded, loading it if need be.
   * @throws AppError ENGINE_UNAVAILABLE when it is not installed or failed
   */
  ready(): Promise<void>;
  /** Notes the time that some audio took. */
  measure(computingMs: number, audioS: number): void;
  /** The worker died: what was loaded is gone. */
  lost(crash: Crash): void;
  /** Loads anew at the next call, or at once where it is to be warm: another device may answer now. */
  reload(): void;
  close(): void;
}

export interface LoadableOptions {
  readonly task: EngineTask;
  /** Models that will do, the best first, with the names to show. */
  readonly models: readonly { readonly id: string; readonly name: string }[];
  readonly library: ModelLibrary;
  readonly host: EngineHost;
  readonly devices: Devices;
  readonly clock: Clock;
  /** Load as soon as the files are there. */
  readonly warm: boolean;
  readonly onStatus: () => void;
}

interface Found {
  readonly id: string;
  readonly folder: string;
  readonly name: string;
}

interface Loading extends Found {
  readonly done: Promise<void>;
  provider: Provider;
}

const FIRST_USE = 'loads when it is first needed';
/** Share of the newest call in the measured speed. */
const SMOOTHING = 0.3;

export function createLoadable({ task, models, library, host, devices, clock, warm, onStatus }: LoadableOptions): Loadable {
  let loading: Loading | null = null;
  let realTimeFactor: number | null = null;
  let isClosed = false;
  let stopWaiting = (): void => undefined;

  const set = (nextState: EngineStatus['state'], nextDetail: string | null): void => {
    const isNew = state !== nextState || detail !== nextDetail;
    state = nextState;
    detail = nextDetail;
    if (isNew && !isClosed) onStatus();
  };
  const find = (): Found | null => {
    for (const { id, name } of models) {
      const folder = library.locate(id);
      if (folder !== null) return { id, folder, name };
    }
    return null;
  };
  const fallbackName = models[0]?.name ?? task;
  let state: EngineStatus['state'] = find() === null ? 'absent' : 'loading';
  let detail: string | null = state === 'absent' ? 'not installed' : FIRST_USE;

  const ready = async (): Promise<void> => {
    await library.settled();
    const found = find();
    if (found === null) {
      set('absent', `not installed: npm run models -- install ${models[0]?.id ?? ''}`);
      throw new AppError('ENGINE_UNAVAILABLE', `${fallbackName} is ${detail}`, { recoverable: true });
    }
    if (loading?.folder !== found.folder) {
      realTimeFactor = null;
      const begun = Promise.withResolvers<Loading>();
      loading = { ...found, provider: 'cpu', done: begun.promise.then(load) };
      begun.resolve(loading);
    }
    return loading.done;
  };
  const load = async (own: Loading): Promise<void> => {
    const isCurrent = (): boolean => loading === own;
    set('loading', null);
    for (;;) {
      const { provider, why } = await devices.choose({ id: own.id, folder: own.folder });
      own.provider = provider;
      try {
        const note = await host.call('load', { folder: own.folder, model: own.id, provider });
        if (isCurrent()) set('ready', [note, why].filter((line) => line !== null).join('; ') || null);
        return;
      } catch (error) {
        // A crash is told to `lost`, which has dropped this loading already.
        if (!isCurrent()) throw error;
        if (provider !== 'cpu') {
          devices.blame(provider, 'failed', messageOf(error));
          continue;
        }
        loading = null;
        set('failed', messageOf(error));
        throw error;
      }
    }
  };
  const warmUp = (): void => {
    if (warm && !isClosed) ready().catch(() => undefined);
  };

  const stop = library.onChange((model) => {
    if (models.every(({ id }) => id !== model.id)) return;
    if (model.state === 'installing' || model.state === 'queued') {
      if (state === 'absent') set('absent', 'being installed');
    } else if (model.state === 'installed') {
      if (state === 'absent') set('loading', FIRST_USE);
      warmUp();
    } else if (state === 'absent') set('absent', model.error ?? 'not installed');
  });
  warmUp();

  return {
    status: () => ({ task, engine: loading?.name ?? find()?.name ?? fallbackName, state, device: loading?.provider ?? 'cpu', realTimeFactor, detail }),
    installed: () => loading?.id ?? find()?.id ?? null,
    ready,
    measure(computingMs, audioS) {
      if (audioS <= 0) return;
      const factor = computingMs / 1000 / audioS;
      realTimeFactor = realTimeFactor === null ? factor : realTimeFactor + SMOOTHING * (factor - realTimeFactor);
    },
    lost({ crashes, willRestart, waitMs }) {
      if (loading !== null) devices.blame(loading.provider, 'crashed', 'crashed while it was in use');
      loading = null;
      if (state === 'absent') return;
      stopWaiting();
      if (willRestart) {
        set('loading', 'restarting after a crash');
        warmUp();
        return;
      }
      set('failed', `stopped unexpectedly ${crashes} times; it is tried again in ${Math.ceil(waitMs / 60_000)} min`);
      stopWaiting = clock.after(waitMs, () => {
        set('loading', FIRST_USE);
        warmUp();
      });
    },
    reload() {
      if (loading === null) return;
      loading = null;
      set('loading', FIRST_USE);
      warmUp();
    },
    close() {
      isClosed = true;
      stopWaiting();
      stop();
    },
  };
}
