/** Pictures of a film, one after another. */
import { VideoSampleSink, type InputVideoTrack, type VideoSample } from 'mediabunny';

/**
 * For each of the times, which rise, the picture that stands there; it is closed when the next one is asked for. The film is read from its
 * beginning without a jump: recorders of browsers write a key picture once and no list of places, so that nothing else finds the way.
 */
export async function* picturesAt(track: InputVideoTrack, times: readonly number[]): AsyncGenerator<VideoSample, void, undefined> {
  let shown: VideoSample | null = null;
  let ahead: VideoSample | null = null;
  let index = 0;
  const isBefore = (timestamp: number): boolean => index < times.length && (times[index] as number) < timestamp;
  try {
    for await (const next of new VideoSampleSink(track).samples()) {
      ahead = next;
      for (; shown !== null && isBefore(next.timestamp); index += 1) yield shown;
      shown?.close();
      [shown, ahead] = [next, null];
      if (index >= times.length) return;
    }
    for (; shown !== null && isBefore(Infinity); index += 1) yield shown;
  } finally {
    shown?.close();
    // Whoever stops asking in between leaves one behind.
    ahead?.close();
  }
}
