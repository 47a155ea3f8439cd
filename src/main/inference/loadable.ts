/** An engine that needs a model's files: loads them when they are there, tells how it stands, measures how fast it is. */
import { AppError, messageOf } from '../base/errors.ts';
import type { EngineStatus, EngineTask } from '../ports/engines.ts';
import type { ModelLibrary } from '../ports/model-library.ts';
import type { EngineHost } from './engine-host.ts';

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
  lost(willRestart: boolean): void;
  close(): void;
}

export interface LoadableOptions {
  readonly task: EngineTask;
  /** Models that will do, the best first, with the names to show. */
  readonly models: readonly { readonly id: string; readonly name: string }[];
  readonly library: ModelLibrary;
  readonly host: EngineHost;
  /** Load as soon as the files are there. */
  readonly warm: boolean;
  readonly onStatus: () => void;
}

const FIRST_USE = 'loads when it is first needed';
/** Share of the newest call in the measured speed. */
const SMOOTHING = 0.3;

export function createLoadable({ task, models, library, host, warm, onStatus }: LoadableOptions): Loadable {
  let loading: { readonly id: string; readonly folder: string; readonly name: string; readonly done: Promise<void> } | null = null;
  let realTimeFactor: number | null = null;
  let isClosed = false;

  const set = (nextState: EngineStatus['state'], nextDetail: string | null): void => {
    const isNew = state !== nextState || detail !== nextDetail;
    state = nextState;
    detail = nextDetail;
    if (isNew && !isClosed) onStatus();
  };
  const find = (): { id: string; folder: string; name: string } | null => {
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
      loading = { ...found, done: load(found.id, found.folder) };
    }
    return loading.done;
  };
  const load = async (model: string, folder: string): Promise<void> => {
    set('loading', null);
    try {
      await host.call('load', { folder, model });
      if (loading?.folder === folder) set('ready', null);
    } catch (error) {
      if (loading?.folder === folder) loading = null;
      set('failed', messageOf(error));
      throw error;
    }
  };

  const stop = library.onChange((model) => {
    if (models.every(({ id }) => id !== model.id)) return;
    if (model.state === 'installing' || model.state === 'queued') {
      if (state === 'absent') set('absent', 'being installed');
    } else if (model.state === 'installed') {
      if (state === 'absent') set('loading', FIRST_USE);
      if (warm) ready().catch(() => undefined);
    } else if (state === 'absent') set('absent', model.error ?? 'not installed');
  });
  if (warm) ready().catch(() => undefined);

  return {
    status: () => ({ task, engine: loading?.name ?? find()?.name ?? fallbackName, state, device: 'cpu', realTimeFactor, detail }),
    installed: () => loading?.id ?? find()?.id ?? null,
    ready,
    measure(computingMs, audioS) {
      if (audioS <= 0) return;
      const factor = computingMs / 1000 / audioS;
      realTimeFactor = realTimeFactor === null ? factor : realTimeFactor + SMOOTHING * (factor - realTimeFactor);
    },
    lost(willRestart) {
      loading = null;
      if (state === 'absent') return;
      set(willRestart ? 'loading' : 'failed', willRestart ? 'restarting after a crash' : 'crashed twice');
      if (willRestart && warm && !isClosed) ready().catch(() => undefined);
    },
    close() {
      isClosed = true;
      stop();
    },
  };
}
