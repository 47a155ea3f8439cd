/** Takes pictures from a playing video at the rate that the machine bears, and has them read. */
import type { FaceReader } from './face-reader.ts';
import type { FaceReading } from './face-signals.ts';
import { createFrameRate } from './frame-rate.ts';

export interface PumpFigures {
  /** Pictures looked at in the last seconds, a second. */
  readonly fps: number;
  /** What looking at the last one cost, milliseconds. */
  readonly costMs: number;
  readonly looked: number;
  /** Came while the last one was still looked at. */
  readonly dropped: number;
}

export interface PicturePump {
  figures(): PumpFigures;
  /** Stops; the reader stays open. */
  close(): void;
}

export interface PumpOptions {
  readonly video: HTMLVideoElement;
  readonly reader: FaceReader;
  /** While false no picture is taken. */
  readonly isWanted?: () => boolean;
  readonly onReading: (reading: FaceReading) => void;
  /** The reader failed; nothing more comes. */
  readonly onFailed: (cause: unknown) => void;
}

const FIGURES_MS = 5_000;

/** Pictures stop by themselves while the page is hidden: browsers draw none then. */
export function startPicturePump({ video, reader, isWanted = () => true, onReading, onFailed }: PumpOptions): PicturePump {
  const rate = createFrameRate();
  let [looked, dropped, costMs, request, isBusy, closed] = [0, 0, 0, 0, false, false];
  let times: number[] = [];

  const look = async (atMs: number): Promise<void> => {
    isBusy = true;
    try {
      const seen = await reader.read(new VideoFrame(video), atMs);
      if (seen === null || closed) return;
      costMs = seen.costMs;
      rate.spent(costMs);
      looked += 1;
      times = [...times.filter((time) => atMs - time < FIGURES_MS), atMs];
      onReading(seen.reading);
    } catch (cause) {
      if (closed) return;
      close();
      onFailed(cause);
    } finally {
      isBusy = false;
    }
  };
  const onPicture = (atMs: number): void => {
    if (closed) return;
    request = video.requestVideoFrameCallback(onPicture);
    if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || video.videoWidth === 0 || !isWanted()) return;
    if (isBusy) dropped += 1;
    else if (rate.isDue(atMs)) void look(atMs);
  };
  const close = (): void => {
    closed = true;
    video.cancelVideoFrameCallback(request);
  };
  request = video.requestVideoFrameCallback(onPicture);

  return {
    figures() {
      const span = (times.at(-1) ?? 0) - (times[0] ?? 0);
      return { fps: span > 0 ? ((times.length - 1) * 1_000) / span : 0, costMs, looked, dropped };
    },
    close,
  };
}
