/** Where the time of a turn goes: from the candidate's last sound to the interviewer's first. */
import type { Clock } from '../../ports/clock.ts';
import type { VoiceEvent } from './voice-events.ts';

export type Stage = 'vad' | 'asr' | 'plan' | 'tts';

export interface Stopwatch {
  /** What has passed since the last lap, until now or that moment, belongs to this stage. */
  lap(stage: Stage, atMs?: number): void;
  /** The first sound leaves now: tells all stages and their sum. */
  finish(emit: (event: VoiceEvent) => void): void;
}

/** @param startMs when the candidate fell silent; now by default */
export function createStopwatch(clock: Clock, onStage?: (stage: string, seconds: number) => void, startMs = clock.nowMs()): Stopwatch {
  const stages: Record<string, number> = {};
  let lastMs = startMs;
  const lap = (stage: Stage, now = clock.nowMs()): void => {
    stages[stage] = Math.round(now - lastMs);
    lastMs = now;
  };
  return {
    lap,
    finish(emit) {
      lap('tts');
      const all = { vad: 0, asr: 0, plan: 0, ...stages, total: Math.round(lastMs - startMs) };
      for (const [stage, ms] of Object.entries(all)) onStage?.(stage, ms / 1_000);
      emit({ type: 'timing', stages: all });
    },
  };
}
