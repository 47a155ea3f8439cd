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
  /** How often it was begun by a program that then died. */
  readonly begun?: number;
}

export interface Job {
  readonly mediaId: string;
  /** What is wished of it by now. It may change later: all is then run once more. */
  take(): Wish['report'];
  readonly signal: AbortSignal;
  tell(stage: AnalysisStage, share: number): void;
  /** Settled as soon as the words are known. */
  readonly heard: PromiseWithResolvers<HeardRecording>;
}

export interface AnalysisLineOptions {
  /** Does it all, and takes the wish as late as it can; null where no report was asked for. */
  readonly run: (job: Job) => Promise<Analysis | null>;
  /** Keeps what runs and waits, the first first. */
  readonly note: (wishes: readonly Wish[]) => void;
  readonly log: Logger;
}

interface Entry extends Job {
  readonly abort: AbortController;
  readonly done: PromiseWithResolvers<Analysis | null>;
  state: AnalysisState;
  report: Wish['report'];
  taken: Wish['report'];
  begun: number;
}

const MAX_WAITING = 50;
/** Recordings whose failure is remembered. */
const MAX_ENDED = 500;

/** The later wish wins; nothing is done twice that is being done already. */
function widened({ report: known, taken }: Pick<Entry, 'report' | 'taken'>, wish: Wish['report']): Wish['report'] {
  if (wish === null || known === null) return known ?? wish;
  if (known !== taken) return { language: wish.language, isAnew: known.isAnew || wish.isAnew };
  const isNewer = wish.isAnew && !known.isAnew;
  return wish.language === known.language && !isNewer ? known : { language: wish.language, isAnew: isNewer };
}

export type AnalysisLine = ReturnType<typeof createAnalysisLine>;

export function createAnalysisLine({ run, note, log }: AnalysisLineOptions) {
  const entries = new Map<string, Entry>();
  const ended = new Map<string, AnalysisState>();
  let running: Promise<void> | null = null;
  let isClosed = false;

  const toWishes = (): Wish[] => [...entries.values()].map(({ mediaId, report, begun }) => ({ mediaId, report, begun }));
  const remember = (mediaId: string, state: AnalysisState | null): void => {
    note(toWishes());
    ended.delete(mediaId);
    if (state !== null) ended.set(mediaId, state);
    const oldest = ended.keys().next().value;
    if (ended.size > MAX_ENDED && oldest !== undefined) ended.delete(oldest);
  };
  const end = (entry: Entry, state: AnalysisState | null): void => {
    entries.delete(entry.mediaId);
    remember(entry.mediaId, state);
  };
  const reject = (entry: Entry, error: unknown): void => {
    entry.heard.reject(error);
    entry.done.reject(error);
  };
  const work = async (entry: Entry): Promise<void> => {
    try {
      entry.begun += 1;
      note(toWishes());
      let analysis = await run(entry);
      while (entry.report !== entry.taken) analysis = await run(entry);
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
    join({ mediaId, report, begun = 0 }: Wish): Entry {
      if (isClosed) throw new AppError('ENGINE_UNAVAILABLE', 'The program is closing');
      const known = entries.get(mediaId);
      if (known !== undefined) {
        known.report = widened(known, report);
        note(toWishes());
        return known;
      }
      if (entries.size >= MAX_WAITING) throw new AppError('RATE_LIMITED', 'Too many recordings wait already', { details: { retryAfterS: 30 } });
      const abort = new AbortController();
      const entry: Entry = {
        mediaId, report, taken: null, begun, abort, signal: abort.signal, heard: Promise.withResolvers(), done: Promise.withResolvers(),
        state: { stage: 'waiting', share: 0, error: null },
        take() {
          return (this.taken = this.report);
        },
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
    async cancel(mediaId: string, reason = new AppError('CONFLICT', 'The analysis was cancelled')): Promise<void> {
      const entry = entries.get(mediaId);
      if (entry === undefined) return;
      const isFirst = entries.values().next().value === entry;
      end(entry, { stage: 'cancelled', share: 0, error: null });
      entry.abort.abort(reason);
      reject(entry, reason);
      if (isFirst) await running;
    },
    forget: (mediaId: string): void => void ended.delete(mediaId),
    /** Of one that does not wait. */
    giveUp: (mediaId: string, error: string): void => remember(mediaId, { stage: 'failed', share: 0, error }),
    async close(): Promise<void> {
      isClosed = true;
      const reason = new AppError('ENGINE_UNAVAILABLE', 'The program is closing');
      // The one in hand did not bring the program down.
      const [first] = entries.values();
      if (first !== undefined && running !== null) first.begun -= 1;
      note(toWishes());
      for (const entry of entries.values()) {
        entry.abort.abort(reason);
        reject(entry, reason);
      }
      await running?.catch((error: unknown) => log.warn({ reason: messageOf(error) }, 'an analysis did not end cleanly'));
    },
  };
}
