/** Microphone and recognition of the room: what is said lands in the view as partials and finals. */
import { createLoudness, type Loudness } from '../../capture/loudness.ts';
import { MicrophoneFailure, openMicrophone, type Microphone, type MicrophoneFrame } from '../../capture/microphone.ts';
import { createStreamClient, silence, type HeardChunk } from '../../capture/stream-client.ts';
import { microphoneChoice } from '../../data/preferences.ts';
import type { RoomViewStore } from './room-view.ts';

export interface Hearing {
  /** Opens the microphone when it is not open; a failure is shown in the view, never thrown. */
  openMicrophone(): Promise<void>;
  /** Half duplex: sound reaches the recogniser only while this is on. Turning it off ends the utterance. */
  setOn(on: boolean): void;
  /** Resolves when all that was said has become final; waits for a lost connection too. */
  settled(): Promise<void>;
  level(): number;
  close(): void;
}

export interface HearingOptions {
  readonly view: RoomViewStore;
  readonly url: string;
  readonly onFinal: () => void;
  /** Speech is going on: by the level of the microphone, or by a partial. */
  readonly onVoice: () => void;
}

/** Longer than the recogniser's own 0.5 to 0.7 s of silence that make an utterance final. */
const closingSilenceSeconds = 1.2;
const loudFramesForSpeech = 3;

export function createHearing({ view, url, onFinal, onVoice }: HearingOptions): Hearing {
  let microphone: Microphone | null = null;
  let closed = false;
  let on = false;
  let loudness = createLoudness();
  let level = 0;
  let loudFrames = 0;

  const change = (part: Partial<ReturnType<typeof view.get>>) => view.update((current) => ({ ...current, ...part }));

  const onChunk = (chunk: HeardChunk) => {
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
    onLink: (link) => change({ link }),
    onProblem: (detail) => change({ recogniserProblem: detail }),
  });

  const hear = (frame: MicrophoneFrame & Loudness) => {
    level = on ? frame.level : 0;
    if (!on) return;
    stream.send(frame.pcm);
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
      if (on && !wanted) stream.send(silence(closingSilenceSeconds));
      on = wanted;
      level = 0;
      loudFrames = 0;
    },
    settled: () => stream.flush(),
    level: () => level,
    close() {
      close();
      stream.close();
    },
  };
}
