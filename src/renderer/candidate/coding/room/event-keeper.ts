/** What was noticed goes to the server in order; it is counted at once and kept in the browser until it is there. */
import { toApiFailure } from '../../../data/api-failure.ts';
import { coding, isFinishedFailure, isFinishingFailure, type IntegrityEvent } from '../../../data/coding.ts';
import { keptEvents } from '../../../data/coding-kept.ts';
import { pause } from '../../../data/pause.ts';

export type EventCounts = Readonly<Partial<Record<IntegrityEvent, number>>>;

export interface EventKeeper {
  record(type: IntegrityEvent, details?: string): void;
  close(): void;
}

/** More are counted, and not told one by one. */
const mostUnsent = 500;
const waitMs = { first: 1_000, longest: 15_000 };

export function createEventKeeper(interviewId: string, onFinished: () => void): EventKeeper {
  const closing = new AbortController();
  let isSending = false;
  const mine = () => {
    const kept = keptEvents.get();
    return kept?.interviewId === interviewId ? kept : { interviewId, counts: {}, unsent: [] };
  };

  const send = async () => {
    for (let delayMs = waitMs.first; mine().unsent[0] && !closing.signal.aborted; ) {
      const [body] = mine().unsent;
      if (!body) return;
      try {
        await coding.antiCheat({ params: { interview_id: interviewId }, body });
        delayMs = waitMs.first;
      } catch (error) {
        const failure = toApiFailure(error);
        if (isFinishedFailure(failure)) return onFinished();
        if (failure.isPassing || isFinishingFailure(failure)) {
          await pause(delayMs, closing.signal);
          delayMs = Math.min(delayMs * 2, waitMs.longest);
          continue;
        }
      }
      const now = mine();
      keptEvents.set({ ...now, unsent: now.unsent.slice(1) });
    }
  };
  const start = () => {
    if (isSending) return;
    isSending = true;
    void send()
      .catch(() => undefined)
      .finally(() => (isSending = false));
  };

  start();
  return {
    record(type, details) {
      const now = mine();
      const body = { event_type: type, metadata: { timestamp: new Date().toISOString(), ...(details === undefined ? {} : { details }) } };
      keptEvents.set({
        interviewId,
        counts: { ...now.counts, [type]: (now.counts[type] ?? 0) + 1 },
        unsent: now.unsent.length < mostUnsent ? [...now.unsent, body] : now.unsent,
      });
      start();
    },
    close: () => closing.abort(),
  };
}
