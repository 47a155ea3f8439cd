import { useCallback, useEffect, useRef, useState } from 'react';
import { createLoudness, type Loudness } from '../../capture/loudness.ts';
import { listAudioInputs, MicrophoneFailure, openMicrophone, type AudioInput, type MicrophoneFrame, type MicrophoneProblem } from '../../capture/microphone.ts';

export type MicrophoneState = 'opening' | 'open' | 'lost' | MicrophoneProblem;
export type LoudFrame = MicrophoneFrame & Loudness;

/** Opens the chosen microphone for as long as the component lives; a plugged device is tried again. */
export function useMicrophone(deviceId: string | null, onFrame: (frame: LoudFrame) => void, keepsLoudness = false) {
  const [state, setState] = useState<MicrophoneState>('opening');
  const [inputs, setInputs] = useState<readonly AudioInput[]>([]);
  const [attempt, setAttempt] = useState(0);
  const listener = useRef(onFrame);
  listener.current = onFrame;
  const retry = useCallback(() => setAttempt((count) => count + 1), []);

  useEffect(() => {
    let alive = true;
    let close = () => {};
    const loudness = createLoudness();
    setState('opening');
    openMicrophone({
      deviceId,
      keepsLoudness,
      onFrame: (frame) => alive && listener.current({ ...frame, ...loudness(frame) }),
      onLost: () => alive && setState('lost'),
    }).then(
      async (microphone) => {
        if (!alive) return microphone.close();
        close = microphone.close;
        setState('open');
        void microphone.resume();
        setInputs(await listAudioInputs());
      },
      (error: unknown) => alive && setState(error instanceof MicrophoneFailure ? error.problem : 'busy'),
    );
    return () => {
      alive = false;
      close();
    };
  }, [deviceId, attempt, keepsLoudness]);

  useEffect(() => {
    if (!('mediaDevices' in navigator)) return;
    const changed = async () => {
      setInputs(await listAudioInputs());
      if (state === 'lost' || state === 'absent') retry();
    };
    const listen = () => void changed();
    navigator.mediaDevices.addEventListener('devicechange', listen);
    return () => navigator.mediaDevices.removeEventListener('devicechange', listen);
  }, [state, retry]);

  return { state, inputs, retry };
}
