/** The one clock of a recording: the player moves it, and transcript, charts and tracks follow without being drawn anew by React. */
import { createObservable, type Observable } from '../../../../data/observable.ts';

export interface Span {
  readonly startS: number;
  readonly endS: number;
}

/** What is asked of a video or audio element. */
export type Media = Pick<HTMLMediaElement, 'currentTime' | 'duration' | 'paused' | 'playbackRate' | 'play' | 'pause' | 'addEventListener' | 'removeEventListener'>;

export const RATES = [0.75, 1, 1.25, 1.5, 2] as const;
export type Rate = (typeof RATES)[number];

export interface Playback {
  /** Changes with every drawn frame while it plays. */
  readonly timeS: Observable<number>;
  /** Of the whole; 0 while it is not known. */
  readonly durationS: Observable<number>;
  readonly isPlaying: Observable<boolean>;
  readonly rate: Observable<Rate>;
  /** The media could not be opened or played. */
  readonly hasFailed: Observable<boolean>;
  /** Returns the function that lets go of the element. */
  attach(media: Media): () => void;
  seek(timeS: number): void;
  step(byS: number): void;
  toggle(): void;
  /** From a moment on; stops at its end where there is one. */
  playFrom(startS: number, endS?: number): void;
  setRate(rate: Rate): void;
}

/** The last word of a moment is heard whole. */
const TAIL_S = 0.3;
/** Asking for this place makes the browser find out how long a recording without a length is. */
const BEYOND_S = 1e7;

/** @param knownS length of the recording as it was measured; null while it is not */
export function createPlayback(knownS: number | null): Playback {
  const timeS = createObservable(0);
  const durationS = createObservable(knownS ?? 0);
  const isPlaying = createObservable(false);
  const rate = createObservable<Rate>(1);
  const hasFailed = createObservable(false);
  let media: Media | null = null;
  let frame = 0;
  let stopAtS = Infinity;
  let isMeasuring = false;

  const follow = (): void => {
    if (!media || isMeasuring) return;
    if (media.currentTime >= stopAtS && !media.paused) {
      media.pause();
      stopAtS = Infinity;
    }
    timeS.set(media.currentTime);
  };
  const onFrame = (): void => {
    follow();
    frame = requestAnimationFrame(onFrame);
  };
  const onPlay = (): void => {
    isPlaying.set(true);
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(onFrame);
  };
  const onPause = (): void => {
    cancelAnimationFrame(frame);
    isPlaying.set(false);
    follow();
  };
  const onLength = (): void => {
    if (!media) return;
    if (media.duration === Infinity) {
      isMeasuring = true;
      media.currentTime = BEYOND_S;
    } else if (Number.isFinite(media.duration)) {
      if (isMeasuring) media.currentTime = timeS.get();
      isMeasuring = false;
      if (durationS.get() === 0) durationS.set(media.duration);
    }
  };
  const start = (): void => {
    // Who presses pause before it began gets a refusal that means nothing; a file that cannot be played tells by its error event.
    media?.play().catch(() => {});
  };
  const seek = (next: number): void => {
    const to = Math.max(0, durationS.get() > 0 ? Math.min(durationS.get(), next) : next);
    stopAtS = Infinity;
    if (media && !isMeasuring) media.currentTime = to;
    timeS.set(to);
  };
  const listeners = { play: onPlay, pause: onPause, ended: onPause, seeked: follow, timeupdate: follow, loadedmetadata: onLength, durationchange: onLength, error: () => hasFailed.set(true) };

  return {
    timeS, durationS, isPlaying, rate, hasFailed,
    attach(next) {
      media = next;
      hasFailed.set(false);
      for (const [name, listener] of Object.entries(listeners)) next.addEventListener(name, listener);
      next.playbackRate = rate.get();
      // A new address goes on where the old one stopped.
      if (timeS.get() > 0) next.currentTime = timeS.get();
      return () => {
        cancelAnimationFrame(frame);
        for (const [name, listener] of Object.entries(listeners)) next.removeEventListener(name, listener);
        next.pause();
        isPlaying.set(false);
        isMeasuring = false;
        media = null;
      };
    },
    seek,
    step: (byS) => seek(timeS.get() + byS),
    toggle() {
      if (!media) return;
      if (!media.paused) return media.pause();
      if (durationS.get() > 0 && timeS.get() >= durationS.get() - 0.05) seek(0);
      start();
    },
    playFrom(startS, endS) {
      seek(startS);
      if (endS !== undefined) stopAtS = endS + TAIL_S;
      start();
    },
    setRate(next) {
      rate.set(next);
      if (media) media.playbackRate = next;
    },
  };
}
