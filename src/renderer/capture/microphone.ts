/** The microphone as frames of PCM16LE, 16 kHz, mono, 100 ms each unless asked otherwise. */
import workletUrl from './pcm-worklet.ts?worker&url';

export const sampleRateHz = 16_000;

export interface MicrophoneFrame {
  readonly pcm: ArrayBuffer;
  /** Full scale is 0 dB; silence is floored at -100. */
  readonly peakDbfs: number;
  readonly rmsDbfs: number;
}

export interface Microphone {
  readonly label: string;
  /** As the browser gives it, for a recorder; ends with `close`. */
  readonly stream: MediaStream;
  /** Resumes a context that the browser started suspended; needs a press or a click before. */
  resume(): Promise<void>;
  close(): void;
}

/** `denied`: the person or the system refused; `absent`: none is connected; `busy`: it cannot be read. */
export type MicrophoneProblem = 'denied' | 'absent' | 'busy';

export class MicrophoneFailure extends Error {
  readonly problem: MicrophoneProblem;

  constructor(problem: MicrophoneProblem, cause: unknown) {
    super(`The microphone is ${problem}`, { cause });
    this.problem = problem;
  }
}

export interface MicrophoneOptions {
  /** Null is the system's default; a device that is gone falls back to the default too. */
  readonly deviceId: string | null;
  /** Samples in a frame; 1600 (100 ms) when absent. */
  readonly frameSamples?: number;
  /** Leaves loudness as it is spoken, where it is to be measured; else the browser evens it out. */
  readonly keepsLoudness?: boolean;
  readonly onFrame: (frame: MicrophoneFrame) => void;
  /** The device was unplugged or taken away. Not called by `close`. */
  readonly onLost: () => void;
}

/** Opens the microphone; the caller closes it. Rejects with {@link MicrophoneFailure}. */
export async function openMicrophone(options: MicrophoneOptions): Promise<Microphone> {
  const stream = await openStream(options.deviceId, options.keepsLoudness === true);
  const context = new AudioContext({ sampleRate: sampleRateHz, latencyHint: 'interactive' });
  const track = stream.getAudioTracks()[0];
  const close = () => {
    for (const each of stream.getTracks()) each.stop();
    void context.close().catch(() => undefined);
  };
  try {
    await context.audioWorklet.addModule(workletUrl);
    const node = new AudioWorkletNode(context, 'pcm-frames', {
      numberOfInputs: 1,
      numberOfOutputs: 0,
      processorOptions: options.frameSamples === undefined ? {} : { frameSamples: options.frameSamples },
    });
    node.port.onmessage = (event: MessageEvent<{ pcm: ArrayBuffer; peak: number; rms: number }>) =>
      options.onFrame({ pcm: event.data.pcm, peakDbfs: toDbfs(event.data.peak), rmsDbfs: toDbfs(event.data.rms) });
    context.createMediaStreamSource(stream).connect(node);
    track?.addEventListener('ended', options.onLost);
  } catch (cause) {
    close();
    throw new MicrophoneFailure('busy', cause);
  }
  return { label: track?.label ?? '', stream, resume: () => context.resume(), close };
}

async function openStream(deviceId: string | null, keepsLoudness: boolean): Promise<MediaStream> {
  if (!('mediaDevices' in navigator)) throw new MicrophoneFailure('absent', null);
  const audio = { echoCancellation: true, noiseSuppression: true, autoGainControl: !keepsLoudness, channelCount: 1 };
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: deviceId === null ? audio : { ...audio, deviceId: { ideal: deviceId } } });
  } catch (cause) {
    const name = cause instanceof DOMException ? cause.name : '';
    if (name === 'NotAllowedError' || name === 'SecurityError') throw new MicrophoneFailure('denied', cause);
    if (name === 'NotFoundError' || name === 'OverconstrainedError') throw new MicrophoneFailure('absent', cause);
    throw new MicrophoneFailure('busy', cause);
  }
}

export const toDbfs = (amplitude: number): number => (amplitude > 1e-5 ? 20 * Math.log10(amplitude) : -100);

export interface AudioInput {
  readonly id: string;
  readonly label: string;
}

/** Names are empty until the person has allowed a microphone once. */
export async function listAudioInputs(): Promise<readonly AudioInput[]> {
  if (!('mediaDevices' in navigator)) return [];
  const devices = await navigator.mediaDevices.enumerateDevices().catch(() => []);
  return devices
    .filter((device) => device.kind === 'audioinput' && device.deviceId !== '' && device.deviceId !== 'default')
    .map((device) => ({ id: device.deviceId, label: device.label }));
}
