/** A job that a page has in hand, between whoever began it and the page. */
import { AppError } from '../base/errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { SoundSource } from '../ports/media.ts';
import type { PageReport, PageTask } from '../ports/page-worker.ts';

/** A page at work says something at least once a second; the slowest machine loads its models in less. */
const SILENCE_MS = 90_000;
/** What was said and not yet heard. */
const MAX_UNHEARD = 256;

export interface TaskFiles {
  readonly input: SoundSource;
  readonly models?: Readonly<Record<string, string>>;
}

export interface OwnTask {
  readonly id: number;
  readonly ticket: string;
  readonly files: TaskFiles;
  readonly task: PageTask;
  hear(report: PageReport | { readonly type: 'stopped' }): void;
  fail(error: Error): void;
  /** Resolves when whoever began it is through; to whether the page is through as well. */
  readonly ended: Promise<boolean>;
  /** The page has let it go. */
  readonly stopped: Promise<void>;
}

export interface PageTaskOptions {
  readonly id: number;
  readonly ticket: string;
  readonly files: TaskFiles;
  readonly signal: AbortSignal | undefined;
  readonly clock: Clock;
  readonly more: () => void;
  readonly onSilence: () => void;
}

export function createPageTask({ id, ticket, files, signal, clock, more, onSilence }: PageTaskOptions): OwnTask {
  const unheard: PageReport[] = [];
  const ended = Promise.withResolvers<boolean>();
  const stopped = Promise.withResolvers<void>();
  let waiting: PromiseWithResolvers<PageReport> | null = null;
  let failure: Error | null = null;
  let isPageThrough = false;
  let stopTimer = (): void => undefined;

  const fail = (error: Error): void => {
    isPageThrough = true;
    failure ??= error;
    waiting?.reject(failure);
    waiting = null;
    stopped.resolve();
  };
  const onAbort = (): void => {
    failure ??= signal?.reason as Error;
    waiting?.reject(failure);
    waiting = null;
    ended.resolve(isPageThrough);
  };
  signal?.addEventListener('abort', onAbort, { once: true });

  return {
    id, ticket, files, fail,
    ended: ended.promise,
    stopped: stopped.promise,
    hear(report) {
      if (report.type === 'stopped') return stopped.resolve();
      if (report.type === 'end' || report.type === 'expression') isPageThrough = true;
      if (waiting !== null) waiting.resolve(report);
      else if (unheard.length < MAX_UNHEARD) unheard.push(report);
      else fail(new AppError('INTERNAL', 'The page says more than was asked'));
      waiting = null;
    },
    task: {
      async next() {
        const first = unheard.shift();
        if (first !== undefined) return first;
        if (failure !== null) throw failure;
        waiting = Promise.withResolvers();
        stopTimer = clock.after(SILENCE_MS, onSilence);
        return waiting.promise.finally(() => stopTimer());
      },
      more,
      end() {
        signal?.removeEventListener('abort', onAbort);
        failure ??= new AppError('INTERNAL', 'The job is over');
        waiting?.reject(failure);
        ended.resolve(isPageThrough);
      },
    },
  };
}
