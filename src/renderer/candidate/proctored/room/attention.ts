/** Attention in the room: the tracker's life, its stretches on their way to the server, and what the light shows. */
import { z } from 'zod';
import { createObservable, type Observable } from '../../../data/observable.ts';
import type { ProctoredOutbox } from '../../../data/proctored-outbox.ts';
import { createStored } from '../../../data/stored.ts';
import type { AttentionNow } from '../../../vision/attention-states.ts';
import { createAttentionTracker, type AttentionTracker } from '../../../vision/attention-tracker.ts';
import type { Calibration } from '../../../vision/calibration.ts';
import { loadFaceModel } from '../../../vision/face-model.ts';
import { loadFaceReader } from '../../../vision/face-reader.ts';

/** `waiting`: nothing is measured now, for want of pictures; `unavailable`: it cannot be. */
export interface AttentionView {
  readonly status: 'waiting' | 'starting' | 'on' | 'unavailable';
  readonly now: AttentionNow | null;
}

export interface Attention {
  readonly view: Observable<AttentionView>;
  /** Begins to measure by the pictures of this element, or goes on; another element takes the place of the last. */
  watch(video: HTMLVideoElement): void;
  setPaused(isPaused: boolean): void;
  /** Ends measuring; what was measured is kept. `watch` begins anew. */
  stop(): void;
}

const Direction = z.object({ x: z.number(), y: z.number() });
const Kept: z.ZodType<Calibration> = z.object({
  neutral: Direction, head: Direction, quality: z.number(),
  range: z.object({ left: z.number(), right: z.number(), up: z.number(), down: z.number() }),
});
/** Where this person's screen is, found before the interview began; `calibration` is null where it was left out. */
export const screenCalibration = createStored(sessionStorage, 'viva.proctored.calibration', z.object({ interviewId: z.string(), calibration: Kept.nullable() }).nullable(), null);

const TELL_EVERY_MS = 10_000;

/** @param startMs milliseconds of the epoch from which seconds are counted; asked when measuring begins */
export function createAttention(outbox: ProctoredOutbox, startMs: () => number): Attention {
  const view = createObservable<AttentionView>({ status: 'waiting', now: null });
  let watched: HTMLVideoElement | null = null;
  let tracker: AttentionTracker | null = null;
  let isPaused = false;
  let timer: ReturnType<typeof setInterval> | undefined;

  const begin = async (video: HTMLVideoElement): Promise<void> => {
    view.set({ status: 'starting', now: null });
    try {
      const reader = await loadFaceReader({ model: await loadFaceModel() });
      if (watched !== video) return reader.close();
      tracker = createAttentionTracker({
        video,
        reader,
        calibration: screenCalibration.get()?.calibration ?? null,
        startMs: performance.now() - (Date.now() - startMs()),
        onSpan: (span) => outbox.keepSpan(span),
        onChange: (now) => view.set({ status: now.reason === 'starting' ? 'starting' : 'on', now }),
      });
      if (isPaused) tracker.pause();
      timer = setInterval(() => void outbox.tellSpans(), TELL_EVERY_MS);
    } catch (error) {
      console.info('Attention is not assessed', error instanceof Error ? error.message : error);
      if (watched === video) view.set({ status: 'unavailable', now: null });
    }
  };
  const stop = (): void => {
    watched = null;
    clearInterval(timer);
    tracker?.close();
    tracker = null;
    view.set({ status: 'waiting', now: null });
  };

  return {
    view,
    watch(video) {
      if (watched === video) return;
      stop();
      watched = video;
      void begin(video);
    },
    setPaused(next) {
      isPaused = next;
      if (next) tracker?.pause();
      else tracker?.resume();
    },
    stop,
  };
}
