/** Sentences that wait to be spoken: what is awaited before what is prepared, and the same sentence only once. */
import { AppError } from '../base/errors.ts';
import type { RenderedSpeech } from './protocol.ts';

export type SpeechPriority = 'now' | 'ahead';

export interface SpeechJobs {
  /**
   * Joins the job of this key that waits or runs, or adds one. A job whose last listener has gone is dropped.
   * @throws AppError RATE_LIMITED (recoverable) when too many wait (half as many keep out what is made ahead); the signal's reason when aborted
   */
  run(key: string, priority: SpeechPriority, make: (signal: AbortSignal) => Promise<RenderedSpeech>, signal: AbortSignal): Promise<RenderedSpeech>;
}

interface Job {
  priority: SpeechPriority;
  listeners: number;
  readonly abort: AbortController;
  readonly make: (signal: AbortSignal) => Promise<RenderedSpeech>;
  readonly outcome: PromiseWithResolvers<RenderedSpeech>;
}

/** One runs at a time: the engine uses all cores. @param capacity jobs that may wait */
export function createSpeechJobs(capacity: number): SpeechJobs {
  const jobs = new Map<string, Job>();
  const waiting = new Set<Job>();
  let isRunning = false;

  const forget = (key: string, job: Job): void => {
    waiting.delete(job);
    if (jobs.get(key) === job) jobs.delete(key);
  };
  const next = (): void => {
    if (isRunning) return;
    const job = [...waiting].find(({ priority }) => priority === 'now') ?? [...waiting][0];
    if (job === undefined) return;
    waiting.delete(job);
    isRunning = true;
    job.make(job.abort.signal).then(job.outcome.resolve, job.outcome.reject).finally(() => {
      isRunning = false;
      next();
    });
  };
  const add = (key: string, priority: SpeechPriority, make: Job['make']): Job => {
    if (waiting.size >= (priority === 'ahead' ? capacity / 2 : capacity)) throw new AppError('RATE_LIMITED', 'Too much speech waits already', { recoverable: true });
    const job: Job = { priority, listeners: 0, abort: new AbortController(), make, outcome: Promise.withResolvers() };
    jobs.set(key, job);
    waiting.add(job);
    job.outcome.promise.then(() => forget(key, job), () => forget(key, job));
    return job;
  };

  return {
    async run(key, priority, make, signal) {
      signal.throwIfAborted();
      const job = jobs.get(key) ?? add(key, priority, make);
      if (priority === 'now') job.priority = 'now';
      job.listeners++;
      const left = Promise.withResolvers<never>();
      const leave = (): void => {
        if (--job.listeners === 0) {
          forget(key, job);
          job.abort.abort(signal.reason);
        }
        left.reject(signal.reason as Error);
      };
      signal.addEventListener('abort', leave, { once: true });
      next();
      try {
        return await Promise.race([job.outcome.promise, left.promise]);
      } finally {
        signal.removeEventListener('abort', leave);
      }
    },
  };
}
