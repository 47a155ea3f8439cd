/** Attention over a whole interview, out of what trackers told of it. Reported beside the scores, never inside them. */
import type { AttentionSpan, AttentionSummary } from '../../ports/proctored.ts';

/** A single report through the API stands until the next one, but not longer: a tracker that fell silent saw nothing. */
const REPORT_HOLDS_S = 10;

export const NOT_ASSESSED: AttentionSummary = { focusedRatio: 0, distractedRatio: 0, unknownRatio: 0, assessed: false };

/** Spans in order of time, moments stretched to the next report, without overlap (what was told later holds). */
export function toTimeline(spans: readonly AttentionSpan[]): readonly AttentionSpan[] {
  const ordered = spans.toSorted((a, b) => a.t0 - b.t0);
  const line: AttentionSpan[] = [];
  for (const [index, span] of ordered.entries()) {
    const next = ordered[index + 1]?.t0 ?? Infinity;
    const end = span.t1 > span.t0 ? span.t1 : span.t0 + REPORT_HOLDS_S;
    const t1 = Math.min(end, next);
    if (t1 > span.t0) line.push({ ...span, t1 });
  }
  return line;
}

/** Shares of the measured time, summing to 1; not assessed where nothing was measured. */
export function summarise(spans: readonly AttentionSpan[]): AttentionSummary {
  const seconds = { focused: 0, distracted: 0, unknown: 0 };
  for (const { t0, t1, state } of toTimeline(spans)) seconds[state] += t1 - t0;
  const total = seconds.focused + seconds.distracted + seconds.unknown;
  if (total === 0) return NOT_ASSESSED;
  return { focusedRatio: seconds.focused / total, distractedRatio: seconds.distracted / total, unknownRatio: seconds.unknown / total, assessed: true };
}
