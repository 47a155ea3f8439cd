/** Recordings that are analysed one after another; what waits is noted, so that a restart goes on with it. */
import { AppError, messageOf, toAppError } from '../../../base/errors.ts';
import type { Logger } from '../../../base/log.ts';
import type { HeardRecording } from '../../../ports/coaching.ts';
import type { Language } from '../../../ports/language.ts';
import type { Analysis, AnalysisStage, AnalysisState } from './analysis.ts';

/** What is asked of a recording. */
export interface Wish {
  readonly mediaId: string;
  /** Null: the words are enough. */
  readonly report: { readonly language: Language; /** Nothing of an earlier analysis is taken over. */ readonly isAnew: boolean } | null;
}

export interface Job {
  readonly mediaId: string;
  /** May become more while it waits, and until it is looked at. */
  report: Wish['report'];
  readonly signal: AbortSignal;
  tell(stage: AnalysisStage, share: number): void;
  /** Settled as soon as the words are known. */
  readonly heard: PromiseWithResolvers<HeardRecording>;
}

export interface AnalysisLineOptions {
  /** Does it all; null where no report was asked for. */
  readonly run: (job: Job) => Promise<Analysis | null>;
  /** Keeps what runs and waits, the first first. */
  readonly note: (wishes: readonly Wish[]) => void;
  readonly log: Logger;
}

interface Entry extends Job {
  readonly abort: AbortController;
  readonly done: PromiseWithResolvers<Analysis | null>;
  state: AnalysisState;
}

const MAX_WAITING = 50;
/** Recordings whose failure is remembered. */
const MAX_ENDED = 500;

export type AnalysisLine = ReturnType<typeof createAnalysisLine>;

export function createAnalysisLine({ run, note, log }: AnalysisLineOptions) {
  const entries = new Map<string, Entry>();
  const ended = new Map<string, AnalysisState>();
  let running: Promise<void> | null = null;
  let isClosed = false;

  const toWishes = (): Wish[] => [...entries.values()].map(({ mediaId, report }) => ({ mediaId, report }));
  const end = (entry: Entry, state: AnalysisState | null): void => {
    entries.delete(entry.mediaId);
    note(toWishes());
    ended.delete(entry.mediaId);
    if (state !== null) ended.set(entry.mediaId, state);
    const oldest = ended.keys().next().value;
    if (ended.size > MAX_ENDED && oldest !== undefined) ended.delete(oldest);
  };
  const reject = (entry: Entry, error: unknown): void => {
    entry.heard.reject(error);
    entry.done.reject(error);
  };
  const work = async (entry: Entry): Promise<void> => {
    try {
      const analysis = await run(entry);
      end(entry, null);
      entry.done.resolve(analysis);
    } catch (error) {
      // Closing leaves it noted, so that the next start goes on with it; a cancelled one has told already.
      if (!entry.signal.aborted) {
        const { code, message } = toAppError(error);
        if (code === 'INTERNAL') log.error({ recording: entry.mediaId, err: error }, 'a recording was not analysed');
        end(entry, { stage: 'failed', share: 0, error: message });
      }
      reject(entry, error);
    }
  };
  const advance = (): void => {
    const [next] = entries.values();
    if (running !== null || isClosed || next === undefined) return;
    running = work(next).finally(() => {
      running = null;
      advance();
    });
  };

  return {
    /** The one job of a recording: an earlier wish is widened. @throws AppError RATE_LIMITED when too many wait */
    join({ mediaId, report }: Wish): Entry {
      if (isClosed) throw new AppError('ENGINE_UNAVAILABLE', 'The program is closing');
      const known = entries.get(mediaId);
      if (known !== undefined) {
        known.report ??= report;
        note(toWishes());
        return known;
      }
      if (entries.size >= MAX_WAITING) throw new AppError('RATE_LIMITED', 'Too many recordings wait already', { details: { retryAfterS: 30 } });
      const abort = new AbortController();
      const entry: Entry = {
        mediaId, report, abort, signal: abort.signal, heard: Promise.withResolvers(), done: Promise.withResolvers(),
        state: { stage: 'waiting', share: 0, error: null },
        tell(stage, share) {
          this.state = { stage, share: Math.max(this.state.share, Math.min(1, share)), error: null };
        },
      };
      // Nobody may wait for it.
      for (const { promise } of [entry.heard, entry.done]) void promise.catch(() => undefined);
      entries.set(mediaId, entry);
      note(toWishes());
      advance();
      return entry;
    },
    /** Null where nothing runs, waits or failed. */
    state: (mediaId: string): AnalysisState | null => entries.get(mediaId)?.state ?? ended.get(mediaId) ?? null,
    /** Stops it, and resolves when it has let go of the recording. */
    async cancel(mediaId: string): Promise<void> {
      const entry = entries.get(mediaId);
      if (entry === undefined) return;
      const isFirst = entries.values().next().value === entry;
      const reason = new AppError('CONFLICT', 'The analysis was cancelled');
      end(entry, { stage: 'cancelled', share: 0, error: null });
      entry.abort.abort(reason);
      reject(entry, reason);
      if (isFirst) await running;
    },
    forget: (mediaId: string): void => void ended.delete(mediaId),
    async close(): Promise<void> {
      isClosed = true;
      const reason = new AppError('ENGINE_UNAVAILABLE', 'The program is closing');
      for (const entry of entries.values()) {
        entry.abort.abort(reason);
        reject(entry, reason);
      }
      await running?.catch((error: unknown) => log.warn({ reason: messageOf(error) }, 'an analysis did not end cleanly'));
    },
  };
}
