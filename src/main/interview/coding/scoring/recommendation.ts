/** A level out of the metrics: the task's own level bounds how far down and up the recommendation may go. */
import type { CodingLevel, CodingReport } from '../../../ports/coding.ts';

type Level = CodingReport['level'];
type Metrics = CodingReport['metrics'];

/** From this overall score on, by the task's level; the first that is reached counts. */
const STEPS: Readonly<Record<CodingLevel, readonly (readonly [number, Level])[]>> = {
  junior: [[0.88, 'middle'], [0.6, 'junior+'], [0, 'junior']],
  middle: [[0.92, 'senior'], [0.8, 'middle+'], [0.6, 'middle'], [0.4, 'junior+'], [0, 'junior']],
};
/** A higher level than the task's own needs working and fast code, whatever the rest. */
const NEEDED = { correctness: 0.95, optimality: 0.8 };

/** @param isSilent nothing was said that tells anything: then the other three metrics decide, for silence is neutral */
export function recommendLevel(level: CodingLevel, metrics: Metrics, isSilent = false): Level {
  const overall = isSilent ? (metrics.correctness + metrics.optimality + metrics.codeStyle) / 3 : metrics.overall;
  const reached = STEPS[level].filter(([least]) => overall >= least).map(([, name]) => name);
  const proven = metrics.correctness >= NEEDED.correctness && metrics.optimality >= NEEDED.optimality;
  const above: readonly Level[] = level === 'junior' ? ['middle'] : ['senior', 'middle+'];
  return reached.find((name) => proven || !above.includes(name)) ?? 'junior';
}
