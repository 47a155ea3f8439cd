/** The landmarker's model, from our own server. */
import { desk } from '../data/desk.ts';

/** Fetches the model, 3.8 MB. Rejects with `ApiFailure`: status 404 where it is not installed. */
export async function loadFaceModel(signal?: AbortSignal): Promise<ArrayBuffer> {
  const params = { id: 'face-landmarker', file: 'face_landmarker.task' };
  return (await desk.modelFile(signal === undefined ? { params } : { params, signal })).arrayBuffer();
}
