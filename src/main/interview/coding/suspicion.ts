/** What the page noticed, as one number for the recruiter. */
import type { IntegrityCount, IntegrityEventType } from '../../ports/coding.ts';

const WEIGHTS: Readonly<Record<IntegrityEventType, number>> = {
  tab_switch: 0.1, suspicious_focus: 0.05, big_paste: 0.5, copy_from_description: 0.2, devtools_opened: 0.3, disable_js_attempt: 0.1,
};
/** More of one kind adds nothing. */
const COUNTED = 10;

/** min(1, Σ weight × min(count, 10) / 5). */
export function suspicionOf(events: readonly IntegrityCount[]): number {
  const sum = events.reduce((total, { type, count }) => total + WEIGHTS[type] * Math.min(count, COUNTED), 0);
  // In ten thousandths, so that floating sums show as they are meant.
  return Math.min(1, Math.round((sum / 5) * 10_000) / 10_000);
}
