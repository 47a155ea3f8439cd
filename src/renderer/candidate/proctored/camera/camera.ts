/** The camera as a stream. Pictures stay in the page. */
export type CameraProblem = 'denied' | 'absent' | 'busy';
export type CameraState = 'opening' | 'open' | 'lost' | CameraProblem;

/** Enough for a face at arm's length; more only costs. */
const PICTURE = { width: { ideal: 640 }, height: { ideal: 480 }, frameRate: { ideal: 30 } } as const;

export class CameraFailure extends Error {
  readonly problem: CameraProblem;

  constructor(problem: CameraProblem, cause: unknown) {
    super(`The camera is ${problem}`, { cause });
    this.problem = problem;
  }
}

/** The caller stops its tracks. Rejects with {@link CameraFailure}. @param deviceId null: the system's default */
export async function openCamera(deviceId: string | null): Promise<MediaStream> {
  if (!('mediaDevices' in navigator)) throw new CameraFailure('absent', null);
  try {
    return await navigator.mediaDevices.getUserMedia({ video: deviceId === null ? PICTURE : { ...PICTURE, deviceId: { ideal: deviceId } } });
  } catch (cause) {
    const name = cause instanceof DOMException ? cause.name : '';
    if (name === 'NotAllowedError' || name === 'SecurityError') throw new CameraFailure('denied', cause);
    if (name === 'NotFoundError' || name === 'OverconstrainedError') throw new CameraFailure('absent', cause);
    throw new CameraFailure('busy', cause);
  }
}

export const closeCamera = (stream: MediaStream): void => {
  for (const track of stream.getTracks()) track.stop();
};

export interface CameraInput {
  readonly id: string;
  readonly label: string;
}

/** Names are empty until a camera was allowed once. */
export async function listCameras(): Promise<readonly CameraInput[]> {
  if (!('mediaDevices' in navigator)) return [];
  const devices = await navigator.mediaDevices.enumerateDevices().catch(() => []);
  return devices.filter(({ kind, deviceId }) => kind === 'videoinput' && deviceId !== '').map(({ deviceId, label }) => ({ id: deviceId, label }));
}
