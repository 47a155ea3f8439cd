/** The report of an interview: four measured metrics, totals, texts. The candidate's name is not among what is read. */
import type { CodingMessage, CodingReport, CodingRun, CodingSession, IntegrityCount, JudgedTest } from '../../../ports/coding.ts';
import type { CodeRunner } from '../../../ports/runner.ts';
import type { Task } from '../../tasks/task.ts';
import { noneRun, totalsOf } from '../judge.ts';
import { reviewStyle, type StyleReview } from '../style/review.ts';
import { suspicionOf } from '../suspicion.ts';
import { judgeConversation, type Conversation } from './conversation.ts';
import { namedBy } from './fit.ts';
import { measureOptimality, type Optimality } from './optimality.ts';
import { recommendLevel } from './recommendation.ts';
import { toBasis } from './report-basis.ts';
import { candidateText, recruiterText, strengthsAndWeaknesses } from './report-texts.ts';

export interface AssessInput {
  readonly task: Task;
  readonly session: CodingSession;
  /** Whether the candidate changed the code that was given. */
  readonly written: boolean;
  /** Results of the final code; null where it does not parse or is not written. */
  readonly visible: readonly JudgedTest[] | null;
  readonly hidden: readonly JudgedTest[] | null;
  /** All of the interview. */
  readonly runs: readonly CodingRun[];
  readonly messages: readonly CodingMessage[];
  readonly events: readonly IntegrityCount[];
  readonly runner: CodeRunner;
  readonly signal: AbortSignal;
  readonly createdAt: string;
}

/** All that a text may speak of. */
export interface Findings {
  readonly task: Task;
  readonly language: CodingSession['language'];
  readonly written: boolean;
  readonly metrics: CodingReport['metrics'];
  readonly visible: CodingReport['visible'];
  readonly hidden: CodingReport['hidden'];
  /** Whether the code never ended or was stopped in a visible test. */
  readonly broke: boolean;
  readonly optimality: Optimality | null;
  readonly style: StyleReview | null;
  readonly conversation: Conversation;
  readonly execution: CodingReport['execution'];
  readonly integrity: CodingReport['integrity'];
  readonly hintsTaken: number;
  readonly level: CodingReport['level'];
}

const hundredths = (value: number): number => Math.round(value * 100) / 100;
const tenths = (value: number): number => Math.round(value * 10) / 10;

/** @throws AppError RUNNER_FAILED */
export async function assess(input: AssessInput): Promise<CodingReport> {
  const { task, session, written, runs, messages, events } = input;
  const notRun = task.visibleTests.map(({ id }) => ({ id, passed: false, outcome: 'not_run' as const, printed: '', error: null, elapsedMs: 0 }));
  const visibleTests = input.visible ?? notRun;
  const [visible, hidden] = [totalsOf(visibleTests), totalsOf(input.hidden ?? noneRun(task))];
  const correctness = (visible.passed + hidden.passed) / (visible.total + hidden.total);

  const optimality = correctness > 0 ? await measureOptimality({ task, language: session.codeLanguage, code: session.code, runner: input.runner, signal: input.signal }) : null;
  const style = written
    ? reviewStyle(session.code, await input.runner.read(session.codeLanguage, session.code, input.signal), { language: session.codeLanguage, prints: task.kind === 'programs', given: givenNames(task, session) })
    : null;
  const conversation = judgeConversation({ messages, measured: optimality?.candidate == null ? [] : namedBy(optimality.candidate), best: task.complexity.best, growsAsBest: optimality?.growth === 'same' });
  // How fast a wrong program is says little, so it counts by what is right; and code that solves next to nothing is neat for nothing.
  const parts = {
    correctness: hundredths(correctness),
    optimality: hundredths((optimality?.score ?? 0) * correctness),
    codeStyle: hundredths((style?.score ?? 0) * Math.min(1, 0.5 + correctness)),
    softSkills: conversation.score,
  };
  const overall = Math.round(((parts.correctness + parts.optimality + parts.codeStyle + parts.softSkills) / 4) * 1_000) / 1_000;
  const metrics = { ...parts, overall };
  const findings: Findings = {
    task, language: session.language, written, metrics, visible, hidden, optimality, style, conversation,
    broke: visibleTests.some(({ outcome }) => outcome === 'timeout' || outcome === 'stopped'),
    execution: {
      averageMs: runs.length === 0 ? 0 : tenths(runs.reduce((sum, { elapsedMs }) => sum + elapsedMs, 0) / runs.length),
      maxMemoryMb: tenths(Math.max(0, ...runs.map(({ memoryMb }) => memoryMb))),
      runs: runs.length,
    },
    integrity: { total: events.reduce((sum, { count }) => sum + count, 0), suspicion: suspicionOf(events), events },
    hintsTaken: messages.filter(({ topic }) => topic?.includes('hint:') === true).length,
    level: recommendLevel(session.level, metrics, conversation.signs.length === 0),
  };
  return {
    metrics, visible, hidden,
    execution: findings.execution,
    integrity: findings.integrity,
    candidateText: candidateText(findings),
    recruiterText: recruiterText(findings),
    level: findings.level,
    ...strengthsAndWeaknesses(findings),
    basis: toBasis(findings),
    createdAt: input.createdAt,
  };
}

/** Names of the task's own code, of which the candidate is not to blame. */
const givenNames = (task: Task, { codeLanguage }: CodingSession): readonly string[] => task.code[codeLanguage].initial.replace(/"""[\s\S]*?"""|\/\*[\s\S]*?\*\/|#.*|\/\/.*/g, '').match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? [];
