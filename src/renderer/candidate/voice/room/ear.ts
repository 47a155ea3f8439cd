/** The microphone of the voice room: finds speech in it, and hands on what is worth hearing. */
import { MicrophoneFailure, openMicrophone, type Microphone, type MicrophoneFrame } from '../../../capture/microphone.ts';
import { createLoudness } from '../../../capture/loudness.ts';
import { createSpeechGate, gateFrameMs, gateFrameSamples, type SpeechChange } from '../../../capture/speech-gate.ts';
import { createVoiceDetector, type VoiceDetector } from '../../../capture/voice-detector.ts';
import { microphoneChoice } from '../../../data/preferences.ts';
import type { TalkViewStore } from './talk-view.ts';

export interface EarOptions {
  readonly view: TalkViewStore;
  readonly onSpeech: (change: SpeechChange) => void;
  /** PCM16LE, 16 kHz, mono: speech, a little before it, and a second after it. */
  readonly onSound: (pcm: ArrayBuffer) => void;
}

export interface Ear {
  /** Opens the microphone when it is not open; a failure is shown in the view, never thrown. */
  open(): Promise<void>;
  /** The microphone rests, its light goes out. */
  shut(): void;
  /** `free`: speech is found by itself; `held`: everything is handed on; `deaf`: nothing. */
  listen(how: 'free' | 'held' | 'deaf'): void;
  level(): number;
  close(): void;
}

export function createEar({ view, onSpeech, onSound }: EarOptions): Ear {
  const gate = createSpeechGate();
  const loudness = createLoudness(gateFrameMs);
  let microphone: Microphone | null = null;
  let detector: VoiceDetector | null = null;
  let how: 'free' | 'held' | 'deaf' = 'deaf';
  /** Grows when the microphone is shut, so that one that opens late is closed. */
  let round = 0;
  let level = 0;
  let closed = false;

  const change = (part: Partial<ReturnType<typeof view.get>>) => view.update((current) => ({ ...current, ...part }));

  const heard = ({ pcm }: MicrophoneFrame, probability: number) => {
    if (how === 'deaf') return;
    if (how === 'held') return onSound(pcm);
    const step = gate.push(pcm, probability);
    if (step.change === 'start') onSpeech('start');
    for (const each of step.send) onSound(each);
    if (step.change !== null && step.change !== 'start') onSpeech(step.change);
  };

  const shut = (state: 'closed' | 'lost') => {
    round += 1;
    microphone?.close();
    microphone = null;
    detector?.close();
    detector = null;
    level = 0;
    if (gate.reset()) onSpeech('end');
    // What is still made of the words half heard comes as a turn.
    change({ microphone: state, partial: '' });
  };

  const open = async () => {
    if (closed || microphone || view.get().microphone === 'opening') return;
    round += 1;
    const mine = round;
    change({ microphone: 'opening' });
    try {
      const opened = await openMicrophone({
        deviceId: microphoneChoice.get(),
        frameSamples: gateFrameSamples,
        onFrame(frame) {
          level = loudness(frame).level;
          detector?.push(frame, heard);
        },
        onLost: () => shut('lost'),
      });
      if (mine !== round || closed) return opened.close();
      microphone = opened;
      detector = createVoiceDetector({ onKind: (kind) => change({ detector: kind }) });
      change({ microphone: 'open' });
      void opened.resume();
    } catch (error) {
      if (mine === round) change({ microphone: error instanceof MicrophoneFailure ? error.problem : 'busy' });
    }
  };

  // A device that comes back, or takes the place of a lost one, is used at once.
  const devicesChanged = () => {
    if (['lost', 'absent'].includes(view.get().microphone)) void open();
  };
  if ('mediaDevices' in navigator) navigator.mediaDevices.addEventListener('devicechange', devicesChanged);

  return {
    open,
    shut: () => shut('closed'),
    listen(next) {
      if (next === how) return;
      how = next;
      if (gate.reset()) onSpeech('end');
    },
    level: () => (how === 'deaf' ? 0 : level),
    close() {
      closed = true;
      shut('closed');
      if ('mediaDevices' in navigator) navigator.mediaDevices.removeEventListener('devicechange', devicesChanged);
    },
  };
}
