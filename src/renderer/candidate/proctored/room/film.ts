/** The film in which the interviewer asks a question, where the server has made one by now. */
import { desk } from '../../../data/desk.ts';
import { proctoredFilm } from '../../../data/proctored.ts';

export interface Film {
  /** The element that shows it; null when that is gone. */
  show(element: HTMLVideoElement | null): void;
  /** `said` to its end, `stopped` on the way, or `missing`: there is none, or it cannot be played. Never rejects. */
  play(index: number, onStart: () => void): Promise<'said' | 'stopped' | 'missing'>;
  /** Fetches the film of a question that will be asked soon. */
  fetchAhead(index: number): void;
  stop(): void;
  close(): void;
}

/** A film that takes longer to arrive, or is so much later at its end than it should be, gives way to the voice alone. */
const longestWaitMs = 3_000;

export function createFilm(id: string): Film {
  const kept = new Map<number, string>();
  const life = new AbortController();
  let shown = Promise.withResolvers<HTMLVideoElement>();
  let element: HTMLVideoElement | null = null;
  let playing: AbortController | null = null;

  /** Asked for by name only where it is said to be there: a miss would be an error in the browser's log. */
  const find = async (index: number): Promise<string | null> => {
    const known = kept.get(index);
    if (known !== undefined) return known;
    const signal = AbortSignal.any([life.signal, AbortSignal.timeout(longestWaitMs)]);
    const { questions } = await desk.proctoredRoom({ params: { id }, signal });
    if (questions[index]?.hasVideo !== true) return null;
    const film = await proctoredFilm(id, index, signal);
    const url = kept.get(index) ?? URL.createObjectURL(film);
    if (life.signal.aborted) URL.revokeObjectURL(url);
    else kept.set(index, url);
    return url;
  };
  const play = async (index: number, onStart: () => void, signal: AbortSignal): Promise<'said' | 'missing'> => {
    const url = await find(index).catch(() => null);
    if (url === null || signal.aborted) return 'missing';
    const video = await shown.promise;
    signal.throwIfAborted();
    const over = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    try {
      await new Promise<void>((resolve, reject) => {
        const options = { once: true, signal: over.signal };
        const within = (ms: number): void => {
          clearTimeout(timer);
          timer = setTimeout(reject, ms);
        };
        signal.addEventListener('abort', reject, options);
        video.addEventListener('playing', () => {
          within((video.duration - video.currentTime) * 1_000 + longestWaitMs);
          onStart();
        }, options);
        video.addEventListener('ended', () => resolve(), options);
        video.addEventListener('error', reject, options);
        // Not by us: a key of the keyboard, or the system. At the end there is a pause, too.
        video.addEventListener('pause', () => {
          if (!video.ended) reject(new Error('paused'));
        }, { signal: over.signal });
        within(longestWaitMs);
        video.src = url;
        video.play().catch(reject);
      });
      return 'said';
    } catch {
      return 'missing';
    } finally {
      clearTimeout(timer);
      over.abort();
      video.pause();
    }
  };

  return {
    show(next) {
      if (next === null) shown = Promise.withResolvers();
      else shown.resolve(next);
      element = next;
    },
    async play(index, onStart) {
      playing?.abort();
      // Who asked for less motion sees a portrait and hears the voice.
      if (matchMedia('(prefers-reduced-motion: reduce)').matches) return 'missing';
      const mine = new AbortController();
      playing = mine;
      const stopped = new Promise<'stopped'>((resolve) => mine.signal.addEventListener('abort', () => resolve('stopped')));
      return Promise.race([stopped, play(index, onStart, mine.signal).catch(() => 'missing' as const)]);
    },
    fetchAhead: (index) => void find(index).catch(() => undefined),
    stop: () => playing?.abort(),
    close() {
      playing?.abort();
      life.abort();
      element?.removeAttribute('src');
      for (const url of kept.values()) URL.revokeObjectURL(url);
    },
  };
}
