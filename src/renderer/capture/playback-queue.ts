/** Plays the interviewer's sentences one after the other without a gap, and knows how much of them was heard. */
import { createHeardLevel } from './heard-level.ts';

export interface SpokenSentence {
  /** Its number in the reply, from 0; 0 begins a new reply. */
  readonly seq: number;
  readonly last: boolean;
  readonly mp3: ArrayBuffer;
}

export interface PlaybackProgress {
  readonly seq: number;
  readonly playedMs: number;
  readonly state: 'playing' | 'stopped';
}

export interface PlaybackOptions {
  readonly onProgress: (progress: PlaybackProgress) => void;
  /** The first sound of a reply. */
  readonly onStart: () => void;
  /** The last sentence was heard to its end, or could not be played. */
  readonly onDone: () => void;
  /** For tests; the browser's own otherwise. */
  readonly createContext?: () => AudioContext;
}

export interface PlaybackQueue {
  /** Takes the sound over. What is no sound is left out. */
  push(sentence: SpokenSentence): void;
  /** Quieter while somebody else begins to speak, within 50 ms; back again when it was nothing. */
  duck(on: boolean): void;
  /** Silent within 50 ms; what was waiting is dropped, and what comes later of the same reply too. Tells the progress. */
  stop(): void;
  pause(): void;
  /** Needs a press on the page before the first sound. False when the browser plays nothing yet. */
  resume(): Promise<boolean>;
  /** What is heard now; null in silence. */
  position(): { readonly seq: number; readonly playedMs: number } | null;
  /** Loudness of what is heard now, 0..1. */
  level(): number;
  close(): void;
}

interface Scheduled {
  readonly seq: number;
  readonly node: AudioBufferSourceNode;
  readonly startsAt: number;
  readonly endsAt: number;
  isOver: boolean;
}

const duckedGain = 0.3;
/** A third of the fall in each: within 5 % of the aim after 30 ms. */
const rampSeconds = 0.01;
const leadSeconds = 0.05;
const reportEveryMs = 250;
/** Without a press on the page a browser leaves `resume` waiting for ever. */
const longestResumeMs = 1_500;

export function createPlaybackQueue({ onProgress, onStart, onDone, createContext = () => new AudioContext() }: PlaybackOptions): PlaybackQueue {
  const context = createContext();
  const heard = createHeardLevel(context);
  const volume = heard.input;
  let scheduled: Scheduled[] = [];
  let decoding: Promise<void> = Promise.resolve();
  /** Grows when a reply is cut, so that what is still being decoded of it is not played. */
  let round = 0;
  let isCut = false;
  /** The reply's last sentence has come: silence after it is its end. */
  let isWhole = false;
  let timer: ReturnType<typeof setInterval> | undefined;
  let ending: ReturnType<typeof setTimeout> | undefined;
  let told: { readonly seq: number; readonly playedMs: number } | null = null;

  const current = (): Scheduled | null => scheduled.find(({ endsAt }) => endsAt > context.currentTime) ?? scheduled.at(-1) ?? null;
  const position = () => {
    const now = current();
    return now && { seq: now.seq, playedMs: Math.round(1000 * Math.max(0, Math.min(context.currentTime, now.endsAt) - now.startsAt)) };
  };
  const report = (state: PlaybackProgress['state']) => {
    const at = position();
    // Between two sentences nothing moves, and nothing is told.
    if (!at || (state === 'playing' && at.seq === told?.seq && at.playedMs === told.playedMs)) return;
    told = at;
    onProgress({ ...at, state });
  };
  const silence = () => {
    clearInterval(timer);
    clearTimeout(ending);
    timer = undefined;
    told = null;
    scheduled = [];
  };

  const endIfOver = () => {
    if (!isWhole || isCut || scheduled.some(({ isOver }) => !isOver)) return;
    const end = () => {
      report('playing');
      silence();
      isCut = true;
      onDone();
    };
    // What has left us is heard a little later, by as much as the device needs.
    const leftS = (scheduled.at(-1)?.endsAt ?? 0) + context.outputLatency - context.currentTime;
    clearTimeout(ending);
    if (leftS > 0) ending = setTimeout(end, leftS * 1_000);
    else end();
  };

  const schedule = (buffer: AudioBuffer, seq: number) => {
    const node = context.createBufferSource();
    node.buffer = buffer;
    node.connect(volume);
    const startsAt = Math.max(scheduled.at(-1)?.endsAt ?? 0, context.currentTime + leadSeconds);
    const item: Scheduled = { seq, node, startsAt, endsAt: startsAt + buffer.duration, isOver: false };
    node.onended = () => {
      item.isOver = true;
      endIfOver();
    };
    node.start(startsAt);
    if (scheduled.length === 0) {
      onStart();
      timer = setInterval(() => report('playing'), reportEveryMs);
    }
    scheduled.push(item);
  };

  const cut = () => {
    round += 1;
    isCut = true;
    if (scheduled.length === 0) return;
    const now = context.currentTime;
    volume.gain.setTargetAtTime(0, now, rampSeconds);
    for (const { node } of scheduled) {
      node.onended = null;
      node.stop(now + 4 * rampSeconds);
    }
    silence();
    volume.gain.setTargetAtTime(1, now + 5 * rampSeconds, rampSeconds);
  };

  return {
    push(sentence) {
      if (sentence.seq === 0) {
        // Not told: where the earlier reply stood would be taken for this one's place.
        if (scheduled.length > 0) cut();
        isCut = false;
        isWhole = false;
        volume.gain.setTargetAtTime(1, context.currentTime + 5 * rampSeconds, rampSeconds);
      }
      if (isCut) return;
      const mine = round;
      // In a chain: a long first sentence must not be overtaken by a short second one.
      decoding = decoding.then(async () => {
        const buffer = await context.decodeAudioData(sentence.mp3).catch(() => null);
        if (mine !== round) return;
        if (buffer) schedule(buffer, sentence.seq);
        isWhole ||= sentence.last;
        endIfOver();
      });
    },
    duck(on) {
      volume.gain.cancelScheduledValues(context.currentTime);
      volume.gain.setTargetAtTime(on ? duckedGain : 1, context.currentTime, rampSeconds);
    },
    stop() {
      if (scheduled.length > 0) report('stopped');
      cut();
    },
    pause: () => void context.suspend().catch(() => undefined),
    async resume() {
      await Promise.race([context.resume(), new Promise((resolve) => setTimeout(resolve, longestResumeMs))]).catch(() => undefined);
      return context.state === 'running';
    },
    position: () => (scheduled.length > 0 ? position() : null),
    level: heard.level,
    close() {
      round += 1;
      silence();
      void context.close().catch(() => undefined);
    },
  };
}
