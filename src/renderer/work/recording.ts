/** The recording of a job, read from our own server as it is needed. */
import { ALL_FORMATS, Input, UrlSource } from 'mediabunny';

/** The caller disposes of it. */
export function openRecording(path: string): Input {
  return new Input({ source: new UrlSource(new URL(path, location.href)), formats: ALL_FORMATS });
}
