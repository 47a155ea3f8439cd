/** The room's ears: microphone, count-down, recording, and the live measures of it. */
import { createLiveLink, type LiveLink } from '../../../capture/live-link.ts';
import { MicrophoneFailure, openMicrophone, sampleRateHz, type Microphone, type MicrophoneFrame } from '../../../capture/microphone.ts';
import { createLoudness } from '../../../capture/loudness.ts';
import { coachingToken, liveUrl } from '../../../data/coaching.ts';
import type { Observable } from '../../../data/observable.ts';
import { microphoneChoice } from '../../../data/preferences.ts';
import type { Take, TakeStore } from '../../../data/practice-takes.ts';
import { showsHints } from '../practice-preferences.ts';
import { holdTake } from '../takes/take-locks.ts';
import { createLiveWords } from './live-words.ts';
import { mediaTypeOf, toMediaRecorder } from './media-recorder.ts';
import type { PracticeView } from './practice-view.ts';
import { startTake, type RecordingProblem, type TakeRecorder, type TakeWish } from './take-recorder.ts';

export interface Studio {
  openMicrophone(): Promise<void>;
  closeMicrophone(): void;
  /** Counts down and records; during the count-down it begins at once. @param camera null for sound alone */
  record(wish: Omit<TakeWish, 'mediaType'>, camera: MediaStream | null): void;
  /** Before the recording has begun. */
  cancel(): void;
  pause(): void;
  resume(): void;
  /** Resolves to what was recorded, null when that is nothing. Never rejects. */
  stop(): Promise<Take | null>;
  /** 0..1, for the meter. */
  level(): number;
  recordedMs(): number;
  takeOver(): void;
  /** Resolves once a recording under way is kept. Never rejects. */
  close(): Promise<void>;
}

const COUNT_FROM = 3;
/** Long enough to be read twice. */
const HINT_MS = 7_000;

export interface StudioOptions {
  readonly view: Observable<PracticeView>;
  readonly store: TakeStore;
  /** The recording ended by itself; what there is of it is to be shown. */
  readonly onBrokenOff: () => void;
}

export function createStudio({ view, store, onBrokenOff }: StudioOptions): Studio {
  const patch = (change: Partial<PracticeView>) => view.update((current) => ({ ...current, ...change }));
  const loudness = createLoudness();
  let microphone: Microphone | null = null;
  let attempt = 0;
  let level = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let hintTimer: ReturnType<typeof setTimeout> | undefined;
  let begin: (() => void) | null = null;
  let recording: TakeRecorder | null = null;
  let letGo = () => {};
  let link: LiveLink | null = null;
  let isClosed = false;

  const hear = (frame: MicrophoneFrame) => {
    level = loudness(frame).level;
    if (view.get().phase === 'recording') link?.send(frame.pcm);
  };
  const follow = (practiceId: string) => {
    let token = '';
    const toWords = createLiveWords();
    link = createLiveLink({
      url: async () => liveUrl(practiceId, sampleRateHz, (token = await coachingToken.get())),
      onRefused: () => coachingToken.refuse(token),
      onLink: (state) => patch({ link: state }),
      onMessage(message) {
        const live = toWords(message.data);
        // Ten times a second: only another word is drawn.
        if (live !== view.get().live) patch({ live });
        if (message.type !== 'nudge' || !showsHints.get() || view.get().phase !== 'recording') return;
        patch({ hint: { text: message.message, number: (view.get().hint?.number ?? 0) + 1 } });
        clearTimeout(hintTimer);
        hintTimer = setTimeout(() => patch({ hint: null }), HINT_MS);
      },
    });
  };
  const unfollow = () => {
    link?.close();
    link = null;
    clearTimeout(hintTimer);
    patch({ link: null, live: null, hint: null });
  };
  const breakOff = (problem: RecordingProblem) => {
    patch({ problem });
    onBrokenOff();
  };
  const start = async (wish: Omit<TakeWish, 'mediaType'>, camera: MediaStream | null) => {
    begin = null;
    clearTimeout(timer);
    const sound = microphone?.stream.getAudioTracks() ?? [];
    const id = crypto.randomUUID();
    letGo = holdTake(id);
    try {
      const stream = new MediaStream([...sound, ...(camera?.getVideoTracks() ?? [])]);
      recording = await startTake({
        id,
        wish: { ...wish, mediaType: mediaTypeOf(stream) },
        store,
        recorder: toMediaRecorder(stream),
        onProblem: breakOff,
      });
      if (isClosed) return void studio.stop();
      patch({ phase: 'recording' });
    } catch (error) {
      letGo();
      console.info('Recording did not begin', error instanceof Error ? error.message : error);
      unfollow();
      patch({ phase: 'ready', problem: 'unable' });
    }
  };

  const studio: Studio = {
    async openMicrophone() {
      const mine = (attempt += 1);
      microphone?.close();
      microphone = null;
      patch({ microphone: 'opening' });
      try {
        const opened = await openMicrophone({
          deviceId: microphoneChoice.get(),
          keepsLoudness: true,
          onFrame: (frame) => mine === attempt && hear(frame),
          onLost() {
            if (mine !== attempt) return;
            level = 0;
            patch({ microphone: 'lost' });
            if (recording !== null) breakOff('device');
          },
        });
        if (mine !== attempt) return opened.close();
        microphone = opened;
        void opened.resume();
        patch({ microphone: 'open' });
      } catch (error) {
        if (mine === attempt) patch({ microphone: error instanceof MicrophoneFailure ? error.problem : 'busy' });
      }
    },
    closeMicrophone() {
      attempt += 1;
      level = 0;
      microphone?.close();
      microphone = null;
      patch({ microphone: 'closed' });
    },
    record(wish, camera) {
      if (begin !== null) return begin();
      if (view.get().phase !== 'ready' || microphone === null) return;
      void microphone.resume();
      follow(wish.practiceId);
      begin = () => void start(wish, camera);
      const tick = (count: number) => {
        if (count === 0) return begin?.();
        patch({ phase: 'counting', count, problem: null });
        timer = setTimeout(() => tick(count - 1), 1_000);
      };
      tick(COUNT_FROM);
    },
    cancel() {
      if (begin === null) return;
      begin = null;
      clearTimeout(timer);
      unfollow();
      patch({ phase: 'ready' });
    },
    pause() {
      if (view.get().phase !== 'recording') return;
      recording?.pause();
      patch({ phase: 'paused', hint: null });
    },
    resume() {
      if (view.get().phase !== 'paused') return;
      recording?.resume();
      patch({ phase: 'recording' });
    },
    async stop() {
      const stopped = recording;
      recording = null;
      unfollow();
      const take = (await stopped?.stop()) ?? null;
      letGo();
      return take;
    },
    level: () => level,
    recordedMs: () => recording?.recordedMs() ?? 0,
    takeOver: () => link?.takeOver(),
    close() {
      isClosed = true;
      begin = null;
      clearTimeout(timer);
      const { stop, closeMicrophone } = studio;
      return stop().then(closeMicrophone);
    },
  };
  return studio;
}
