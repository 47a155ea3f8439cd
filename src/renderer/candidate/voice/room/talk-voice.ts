/** The interviewer's voice in the page: what is played, how far it was heard, and who cut it. */
import { createPlaybackQueue, type PlaybackQueue } from '../../../capture/playback-queue.ts';
import type { SpeechChange } from '../../../capture/speech-gate.ts';
import type { VoiceLink } from '../../../capture/voice-link.ts';
import type { ServerMessage } from '../../../data/voice.ts';
import { withWhole } from './receive.ts';
import type { TalkViewStore } from './talk-view.ts';
import { toBytes } from './to-bytes.ts';

/** Words said over the interviewer may still be on their way to recognition when they end. */
const louderAfterMs = 800;

export interface TalkVoiceOptions {
  readonly view: TalkViewStore;
  readonly send: (message: Parameters<VoiceLink['send']>[0]) => void;
  /** A reply was played to its end. */
  readonly onPlayed: () => void;
}

export interface TalkVoice {
  /** After a press on the page, without which a browser plays nothing. */
  open(): Promise<void>;
  play(audio: Extract<ServerMessage, { type: 'audio' }>): void;
  /** The newest reply has come whole, or was cut by the candidate: it is not to be asked for again. */
  hasReply(): boolean;
  /** The candidate has answered: the next reply is another one. */
  answered(): void;
  /** Silent at once. */
  cut(): void;
  /** Silent without a word of it to the server: another window speaks now. */
  leave(): void;
  /** By the candidate's own doing: for the server the reply is over. */
  takeFloor(): void;
  /** Quieter while the candidate begins to speak. */
  yieldTo(speech: SpeechChange): void;
  rest(isPaused: boolean): void;
  isSilent(): boolean;
  level(): number;
  close(): void;
}

export function createTalkVoice({ view, send, onPlayed }: TalkVoiceOptions): TalkVoice {
  let queue: PlaybackQueue | null = null;
  let louder: ReturnType<typeof setTimeout> | undefined;
  let replyCameAt = 0;
  let hasReply = false;

  const createQueue = () =>
    createPlaybackQueue({
      onProgress: ({ seq, playedMs, state }) => send({ type: 'playback', seq, played_ms: playedMs, state }),
      onStart() {
        view.update((current) => ({ ...current, isPlaying: true, timings: [...current.timings, { playback: Math.round(performance.now() - replyCameAt) }] }));
      },
      onDone() {
        view.update((current) => ({ ...current, isPlaying: false, turns: withWhole(current.turns) }));
        send({ type: 'playback_complete' });
        onPlayed();
      },
    });
  const leave = () => {
    queue?.stop();
    view.update((current) => ({ ...current, isPlaying: false }));
  };
  const cut = () => {
    hasReply = true;
    leave();
  };
  return {
    async open() {
      queue ??= createQueue();
      await queue.resume();
    },
    play({ data, seq = 0, last = true }) {
      if (seq === 0) replyCameAt = performance.now();
      hasReply = last;
      queue?.push({ seq, last, mp3: toBytes(data) });
    },
    hasReply: () => hasReply,
    answered: () => void (hasReply = false),
    cut,
    leave,
    takeFloor() {
      if (!view.get().isPlaying) return;
      cut();
      send({ type: 'playback_complete' });
    },
    yieldTo(speech) {
      clearTimeout(louder);
      if (speech === 'start') queue?.duck(true);
      else if (speech === 'misfire') queue?.duck(false);
      else louder = setTimeout(() => queue?.duck(false), louderAfterMs);
    },
    rest: (isPaused) => void (isPaused ? queue?.pause() : queue?.resume()),
    isSilent: () => queue?.position() == null,
    level: () => queue?.level() ?? 0,
    close() {
      clearTimeout(louder);
      queue?.close();
    },
  };
}
