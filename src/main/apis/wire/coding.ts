/** The coding document's snake_case, from the domain's shapes. */
import type { z } from 'zod';
import type * as contract from '../../../contracts/coding.ts';
import { statusOf, totalsOf } from '../../interview/coding/judge.ts';
import { toExamples, toPrintedTests } from '../../interview/tasks/print.ts';
import type { Task } from '../../interview/tasks/task.ts';
import type { CodingMessage, CodingReport, CodingRun, CodingSession, CodingTotals } from '../../ports/coding.ts';
import type { Language } from '../../ports/language.ts';

export function fromTask(task: Task, { codeLanguage }: CodingSession, language: Language): z.input<typeof contract.CodingTask> {
  return {
    id: task.id,
    title: task.title[language],
    description: task.description[language],
    language: codeLanguage,
    level: task.level,
    initial_code: task.code[codeLanguage].initial,
    examples: [...toExamples(task, codeLanguage, language)],
  };
}

export function fromSession(session: CodingSession, task: Task, language: Language): z.input<typeof contract.CodingInterview> {
  return {
    interview_id: session.id,
    language: session.codeLanguage,
    level: session.level,
    status: session.state === 'FINISHED' ? 'FINISHED' : 'IN_PROGRESS',
    task: fromTask(task, session, language),
    current_code: session.code,
    created_at: session.createdAt,
    updated_at: session.updatedAt,
  };
}

const WRONG: Readonly<Record<Language, string>> = { en: 'Another result was expected', ru: 'Ожидался другой результат' };
const NOT_RUN: Readonly<Record<Language, string>> = { en: 'Not run: an earlier test was ended', ru: 'Не запускался: предыдущий тест был прерван' };
const TIMEOUT: Readonly<Record<Language, string>> = { en: 'The time limit was exceeded (EXECUTION_TIMEOUT)', ru: 'Превышено время выполнения (EXECUTION_TIMEOUT)' };

export function fromRun(run: CodingRun, task: Task, session: CodingSession, language: Language): z.input<typeof contract.RunResult> {
  const printed = new Map(toPrintedTests(task, session.codeLanguage, language).map((test) => [test.id, test]));
  return {
    execution: {
      status: statusOf(run.visible),
      stdout: run.stdout,
      stderr: run.stderr,
      execution_time_ms: Math.round(run.elapsedMs * 10) / 10,
      memory_usage_mb: Math.round(run.memoryMb * 10) / 10,
    },
    visible_tests: run.visible.map((test) => {
      const shown = printed.get(test.id);
      const reason = test.outcome === 'not_run' ? NOT_RUN[language] : test.outcome === 'timeout' ? TIMEOUT[language] : (test.error ?? WRONG[language]);
      return {
        id: test.id,
        name: shown?.name ?? test.id,
        status: test.passed ? ('passed' as const) : ('failed' as const),
        input: shown?.input ?? '',
        expected_output: shown?.expected ?? '',
        actual_output: test.printed,
        ...(test.passed ? {} : { error_message: reason }),
      };
    }),
    summary: totalsOf(run.visible),
  };
}

export const fromMessage = ({ role, text, at }: CodingMessage): z.input<typeof contract.ChatMessage> => ({ role, content: text, timestamp: at });

const totals = ({ total, passed, failed }: CodingTotals): CodingTotals => ({ total, passed, failed });

export function fromReport(id: string, report: CodingReport): z.input<typeof contract.FinishedCodingInterview> {
  const { metrics, execution, integrity } = report;
  return {
    interview_id: id,
    status: 'FINISHED',
    report: {
      metrics: {
        correctness: metrics.correctness, optimality: metrics.optimality, code_style: metrics.codeStyle,
        soft_skills: metrics.softSkills, overall_score: metrics.overall,
      },
      test_results: { visible_tests: totals(report.visible), hidden_tests: totals(report.hidden) },
      execution_stats: { average_execution_time_ms: execution.averageMs, max_memory_usage_mb: execution.maxMemoryMb, total_runs: execution.runs },
      anti_cheat: {
        total_events: integrity.total,
        suspicious_score: integrity.suspicion,
        events: integrity.events.map(({ type, count, latestAt }) => ({ type, count, timestamp: latestAt })),
      },
      candidate_report: report.candidateText,
      recruiter_report: report.recruiterText,
      recommendations: { level: report.level, strengths: [...report.strengths], weaknesses: [...report.weaknesses] },
    },
    generated_at: report.createdAt,
  };
}
