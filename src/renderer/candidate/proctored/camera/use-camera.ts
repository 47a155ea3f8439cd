import { useCallback, useEffect, useState } from 'react';
import { useObservable } from '../../../data/observable.ts';
import { CameraFailure, closeCamera, listCameras, openCamera, type CameraInput, type CameraState } from './camera.ts';
import { cameraChoice } from './camera-choice.ts';

export interface Camera {
  readonly state: CameraState;
  /** Null while it is not open. */
  readonly stream: MediaStream | null;
  readonly inputs: readonly CameraInput[];
  readonly retry: () => void;
}

/** Opens the chosen camera for as long as the component lives and wants it; one that comes back is opened again. */
export function useCamera(isWanted: boolean): Camera {
  const deviceId = useObservable(cameraChoice);
  const [state, setState] = useState<CameraState>('opening');
  const [stream, setStream] = useState<MediaStream | null>(null);
  const [inputs, setInputs] = useState<readonly CameraInput[]>([]);
  const [attempt, setAttempt] = useState(0);
  const retry = useCallback(() => setAttempt((count) => count + 1), []);

  useEffect(() => {
    if (!isWanted) return;
    let alive = true;
    let close = () => {};
    setState('opening');
    openCamera(deviceId).then(
      async (opened) => {
        if (!alive) return closeCamera(opened);
        close = () => closeCamera(opened);
        opened.getVideoTracks()[0]?.addEventListener('ended', () => {
          if (!alive) return;
          setStream(null);
          setState('lost');
        });
        setStream(opened);
        setState('open');
        setInputs(await listCameras());
      },
      (error: unknown) => alive && setState(error instanceof CameraFailure ? error.problem : 'busy'),
    );
    return () => {
      alive = false;
      close();
      setStream(null);
    };
  }, [deviceId, attempt, isWanted]);

  useEffect(() => {
    if (!('mediaDevices' in navigator)) return;
    const changed = () => {
      void listCameras().then(setInputs);
      if (isWanted && (state === 'lost' || state === 'absent')) retry();
    };
    navigator.mediaDevices.addEventListener('devicechange', changed);
    return () => navigator.mediaDevices.removeEventListener('devicechange', changed);
  }, [isWanted, state, retry]);

  return { state, stream, inputs, retry };
}
