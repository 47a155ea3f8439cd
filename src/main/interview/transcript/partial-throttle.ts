/** Partials at a bearable pace: only when the text changed, the newest one when several came too fast. */
import type { Clock } from '../../ports/clock.ts';
import type { PartialText } from './transcript-chunk.ts';

export interface PartialThrottle {
  offer(partial: PartialText): void;
  /** Forgets what is held back and what was said: the utterance is over. */
  reset(): void;
}

interface PartialThrottleOptions {
  readonly clock: Clock;
  readonly everyMs: number;
  readonly send: (partial: PartialText) => void;
}

export function createPartialThrottle({ clock, everyMs, send }: PartialThrottleOptions): PartialThrottle {
  let lastText = '';
  let lastMs = -Infinity;
  let held: PartialText | null = null;
  let cancel: (() => void) | null = null;
  const release = (): void => {
    cancel = null;
    if (held === null || held.text === lastText) return;
    const partial = held;
    held = null;
    lastText = partial.text;
    lastMs = clock.nowMs();
    send(partial);
  };
  return {
    offer(partial) {
      held = partial;
      const waitMs = lastMs + everyMs - clock.nowMs();
      if (waitMs <= 0) release();
      else cancel ??= clock.after(waitMs, release);
    },
    reset() {
      cancel?.();
      cancel = null;
      held = null;
      lastText = '';
    },
  };
}
