/** Attention from a camera's pictures: signals for each picture, and stretches of time in one state. Only numbers leave. */
import { createAttentionStates, type AttentionNow, type MeasuredSpan } from './attention-states.ts';
import { UNCALIBRATED, type Calibration } from './calibration.ts';
import type { FaceReader } from './face-reader.ts';
import type { FaceReading } from './face-signals.ts';
import { judge } from './judgement.ts';
import { startPicturePump, type PumpFigures } from './picture-pump.ts';
import { createTalking } from './talking.ts';

export interface AttentionSignal extends AttentionNow {
  readonly reading: FaceReading;
  /** Whether the mouth moves as in speech; null until it can be told. */
  readonly talking: boolean | null;
}

export interface TrackerOptions {
  /** Plays the camera's stream; it may be shown to the person at the same time, mirrored by style. */
  readonly video: HTMLVideoElement;
  /** From `loadFaceReader`; closed with the tracker. */
  readonly reader: FaceReader;
  readonly calibration?: Calibration | null;
  /** Where the interview began on the clock of `performance.now()`: seconds are counted from there. Now when absent. */
  readonly startMs?: number;
  /** Finished stretches, in order, without gaps; long ones in pieces. */
  readonly onSpan: (span: MeasuredSpan) => void;
  /** At each picture that was looked at. */
  readonly onSignal?: (signal: AttentionSignal) => void;
  /** At each change of what {@link AttentionTracker.now} says, its confidence aside. */
  readonly onChange?: (now: AttentionNow) => void;
}

export interface AttentionTracker {
  now(): AttentionNow;
  /** Pictures a second, cost, drops. */
  figures(): PumpFigures;
  /** From the next picture on; null forgets. */
  calibrate(calibration: Calibration | null): void;
  /** While it is paused time is unknown, with this reason. */
  pause(): void;
  resume(): void;
  /** Tells the last stretch and closes the reader. The video and its stream are the caller's. */
  close(): void;
}

/** The first picture is also the one on which speeds are measured: where that took longer, it tells nothing of now. */
const FIRST_MS = 1_000;
/** How often a pause is looked after. */
const TICK_MS = 1_000;

/** Begins at once. Does not throw: a reader that fails leaves the rest of the time unknown. */
export function createAttentionTracker(options: TrackerOptions): AttentionTracker {
  const { video, reader, onSpan, onSignal, onChange, startMs = performance.now() } = options;
  const states = createAttentionStates(startMs, performance.now(), onSpan);
  const talking = createTalking();
  let calibration = options.calibration ?? UNCALIBRATED;
  let [isPaused, hasFailed, closed, isFirst] = [false, false, false, true];
  let shown = '';

  const announce = (): void => {
    const now = states.now();
    const next = `${now.state} ${now.event} ${now.reason ?? ''}`;
    if (next === shown) return;
    shown = next;
    onChange?.(now);
  };
  const isStopped = (): boolean => isPaused || document.hidden;
  const pump = startPicturePump({
    video,
    reader,
    isWanted: () => !isStopped(),
    onReading(reading) {
      const isOld = isFirst && performance.now() - reading.atMs > FIRST_MS;
      isFirst = false;
      if (closed || isOld || isStopped()) return;
      states.push(judge(reading, calibration), reading.atMs);
      announce();
      const [face] = reading.faces;
      onSignal?.({ ...states.now(), reading, talking: face === undefined ? null : talking.push(face.jawOpen, reading.atMs) });
    },
    onFailed() {
      hasFailed = true;
      tick();
    },
  });
  const tick = (): void => {
    if (closed) return;
    const atMs = performance.now();
    if (hasFailed || isStopped()) states.pause(hasFailed ? 'failed' : 'paused', atMs);
    states.tick(atMs);
    announce();
  };
  const timer = setInterval(tick, TICK_MS);
  document.addEventListener('visibilitychange', tick);
  announce();

  return {
    now: () => states.now(),
    figures: () => pump.figures(),
    calibrate(next) {
      calibration = next ?? UNCALIBRATED;
    },
    pause() {
      isPaused = true;
      tick();
    },
    resume() {
      isPaused = false;
    },
    close() {
      if (closed) return;
      tick();
      closed = true;
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tick);
      pump.close();
      reader.close();
      states.end(performance.now());
    },
  };
}
