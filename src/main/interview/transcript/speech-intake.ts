/** Runs the voice activity detector over audio as it comes and tells the segmenter's events. */
import type { VoiceActivity, VoiceActivityStream } from '../../ports/engines.ts';
import type { SampleWindow } from './sample-window.ts';
import { WINDOW_SAMPLES, createUtteranceSegmenter, type SegmenterEvent, type UtteranceSpan } from './utterance-segmenter.ts';

/** Windows judged in one call: a second. */
const MAX_BATCH_WINDOWS = 32;

interface SpeechIntakeOptions {
  readonly vad: VoiceActivity;
  readonly window: SampleWindow;
  readonly onEvent: (event: SegmenterEvent) => void;
  /** After each batch. */
  readonly onProgress: () => void;
  /** The detector failed twice on the same audio, which then counts as silence. */
  readonly onFailure: (error: unknown) => void;
}

export interface SpeechIntake {
  /** Opens the detector; what lies in the window from `judgedTo` on is judged then. Rejects when it cannot be opened. */
  open(): Promise<void>;
  /** More audio is in the window. Resolves when all whole windows are judged (at once when the detector is not open). */
  settle(): Promise<void>;
  openSpan(): UtteranceSpan | null;
  /** Everything before this was judged. */
  judgedTo(): number;
  keepFrom(): number;
  /** What was said up to the present pause is a whole: no need to wait for more. */
  conclude(): void;
  /** Ends the utterance in progress at the end of the window. */
  flush(): void;
  /** Leaves out audio that was not judged. */
  skipTo(sample: number): void;
  close(): void;
}

export function createSpeechIntake({ vad, window, onEvent, onProgress, onFailure }: SpeechIntakeOptions): SpeechIntake {
  const segmenter = createUtteranceSegmenter();
  let stream: VoiceActivityStream | null = null;
  let judged = 0;
  let pumping: Promise<void> | null = null;
  let isClosed = false;

  const reopen = async (): Promise<VoiceActivityStream> => {
    stream?.close();
    stream = null;
    const opened = await vad.open();
    if (isClosed) opened.close();
    else stream = opened;
    return opened;
  };
  const judge = async (samples: Float32Array): Promise<Float32Array> => {
    try {
      return await (stream ?? (await reopen())).push(samples);
    } catch {
      if (isClosed) return new Float32Array();
      return (await reopen()).push(samples);
    }
  };
  const judgeBatch = async (windows: number): Promise<void> => {
    const from = judged;
    const probabilities = await judge(window.slice(from, from + windows * WINDOW_SAMPLES)).catch((error: unknown) => {
      if (!isClosed) onFailure(error);
      return new Float32Array(windows);
    });
    // Skipped meanwhile: the place of these probabilities is gone.
    if (isClosed || judged !== from) return;
    for (let index = 0; index < windows; index++) {
      judged += WINDOW_SAMPLES;
      for (const event of segmenter.push(probabilities[index] ?? 0)) onEvent(event);
    }
    onProgress();
  };
  const pump = async (): Promise<void> => {
    await Promise.resolve();
    try {
      for (;;) {
        const windows = Math.min(MAX_BATCH_WINDOWS, Math.floor((window.endSample() - judged) / WINDOW_SAMPLES));
        if (windows < 1 || isClosed) return;
        await judgeBatch(windows);
      }
    } finally {
      // In the same step as the last look at the window, so that no audio slips in between.
      pumping = null;
    }
  };

  return {
    open: () => reopen().then(() => undefined),
    settle() {
      if (stream === null && pumping === null) return Promise.resolve();
      return (pumping ??= pump());
    },
    openSpan: () => segmenter.open(),
    judgedTo: () => judged,
    keepFrom: () => Math.min(judged, segmenter.keepFrom()),
    conclude() {
      for (const event of segmenter.conclude()) onEvent(event);
    },
    flush() {
      for (const event of segmenter.flush(window.endSample())) onEvent(event);
    },
    skipTo(sample) {
      judged = sample;
      segmenter.skipTo(sample);
    },
    close() {
      isClosed = true;
      stream?.close();
      stream = null;
    },
  };
}
