/** Microphone and recognition of the room: what is said lands in the view as partials and finals. */
import { createLoudness, type Loudness } from '../../capture/loudness.ts';
import { MicrophoneFailure, openMicrophone, type Microphone, type MicrophoneFrame } from '../../capture/microphone.ts';
import { createStreamClient, silence, type HeardChunk } from '../../capture/stream-client.ts';
import { microphoneChoice } from '../../data/preferences.ts';
import type { Observable } from '../../data/observable.ts';
import type { RoomView } from './room-view.ts';

export interface Hearing {
  /** Opens the microphone when it is not open; a failure is shown in the view, never thrown. */
  openMicrophone(): Promise<void>;
  /** Half duplex: sound reaches the recogniser only while this is on. Turning it off ends the utterance. */
  setOn(on: boolean): void;
  /** Resolves when all that was said has become final; waits for a lost connection too. */
  settled(): Promise<void>;
  /**
   * What was said until now belongs to what is over: words of it that are still being recognised no longer come
   * into the view. Returns the place in the recording, in seconds, as well as it is known here.
   */
  cut(): number;
  /** Takes the stream back from another window. */
  takeOver(): void;
  level(): number;
  close(): void;
}

/** What a room must show of what is heard; it may show more. */
export type HeardView = Pick<RoomView, 'finals' | 'partial' | 'microphone' | 'link' | 'recogniserProblem' | 'notice'>;

export interface HearingOptions {
  readonly view: Observable<HeardView>;
  readonly url: string;
  /** Seconds of the recording that are there already, at least. */
  readonly recordedS: number;
  readonly onFinal: () => void;
  /** Speech is going on: by the level of the microphone, or by a partial. */
  readonly onVoice: () => void;
  /** Another window has taken the interview over. */
  readonly onElsewhere: () => void;
  /** The connection is away for so long that no more can be kept. */
  readonly onFull: () => void;
}

/** Longer than the recogniser's own 0.5 to 0.7 s of silence that make an utterance final. */
const closingSilenceSeconds = 1.2;
const bytesPerSecond = 32_000;
const loudFramesForSpeech = 3;

export function createHearing({ view, url, recordedS, onFinal, onVoice, onElsewhere, onFull }: HearingOptions): Hearing {
  let microphone: Microphone | null = null;
  let closed = false;
  let on = false;
  let loudness = createLoudness();
  let level = 0;
  let loudFrames = 0;
  let startS = recordedS;
  let sentS = 0;
  /** While it is not settled, what is recognised was said before the last cut. */
  let cutOff: Promise<void> | null = null;

  const change = (part: Partial<HeardView>) => view.update((current) => ({ ...current, ...part }));

  const onChunk = (chunk: HeardChunk) => {
    startS = Math.max(startS, chunk.t1 - sentS);
    if (chunk.text.trim() !== '') change({ recogniserProblem: null });
    if (cutOff) return;
    if (chunk.type === 'partial') {
      change({ partial: chunk.text });
      if (chunk.text.trim() !== '') onVoice();
      return;
    }
    loudFrames = 0;
    const { text, t0, t1 } = chunk;
    const isNew = text.trim() !== '' && !view.get().finals.some((final) => final.t0 === t0 && final.t1 === t1);
    view.update((current) => ({ ...current, partial: '', notice: null, finals: isNew ? [...current.finals, { text, t0, t1 }] : current.finals }));
    if (isNew) onFinal();
  };

  const stream = createStreamClient({
    url,
    onChunk,
    onLink(link) {
      const isAnew = link === 'open' && view.get().link !== 'open';
      change(isAnew ? { link, recogniserProblem: null } : { link });
      if (link === 'elsewhere') onElsewhere();
    },
    onProblem: (detail) => change({ recogniserProblem: detail }),
    onFull,
  });
  const send = (pcm: ArrayBuffer) => {
    sentS += pcm.byteLength / bytesPerSecond;
    stream.send(pcm);
  };

  const hear = (frame: MicrophoneFrame & Loudness) => {
    level = on ? frame.level : 0;
    if (!on) return;
    send(frame.pcm);
    loudFrames = frame.speaking ? loudFrames + 1 : 0;
    if (loudFrames >= loudFramesForSpeech) onVoice();
  };

  const open = async () => {
    if (closed || microphone || view.get().microphone === 'opening') return;
    change({ microphone: 'opening' });
    loudness = createLoudness();
    try {
      const opened = await openMicrophone({
        deviceId: microphoneChoice.get(),
        onFrame: (frame) => hear({ ...frame, ...loudness(frame) }),
        onLost: () => {
          microphone?.close();
          microphone = null;
          change({ microphone: 'lost' });
        },
      });
      if (closed) return opened.close();
      microphone = opened;
      change({ microphone: 'open' });
    } catch (error) {
      change({ microphone: error instanceof MicrophoneFailure ? error.problem : 'busy' });
    }
  };

  // A device that comes back, or takes the place of a lost one, is used at once.
  const devicesChanged = () => {
    if (['lost', 'absent'].includes(view.get().microphone)) void open();
  };
  if ('mediaDevices' in navigator) navigator.mediaDevices.addEventListener('devicechange', devicesChanged);

  const close = () => {
    closed = true;
    on = false;
    microphone?.close();
    microphone = null;
    if ('mediaDevices' in navigator) navigator.mediaDevices.removeEventListener('devicechange', devicesChanged);
  };

  return {
    openMicrophone: open,
    setOn(wanted) {
      if (wanted) void microphone?.resume();
      const wasOn = on;
      on = wanted;
      if (wasOn && !wanted) send(silence(closingSilenceSeconds));
      level = 0;
      loudFrames = 0;
    },
    settled: () => stream.flush(),
    cut() {
      const settled = stream.flush();
      cutOff = settled;
      void settled.then(() => {
        if (cutOff === settled) cutOff = null;
      });
      loudFrames = 0;
      change({ partial: '' });
      return startS + sentS;
    },
    takeOver: () => stream.takeOver(),
    level: () => level,
    close() {
      close();
      stream.close();
    },
  };
}
