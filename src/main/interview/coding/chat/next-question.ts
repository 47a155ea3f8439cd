/** What the interviewer asks of its own accord: first what fails, then what nobody has talked about. */
import type { CodingMessage, CodingRun, CodingSession } from '../../../ports/coding.ts';
import type { Language } from '../../../ports/language.ts';
import { toPrintedTests } from '../../tasks/print.ts';
import type { Task } from '../../tasks/task.ts';
import { vagueNames } from '../style/names.ts';
import type { InterviewerTexts } from './texts.ts';

export interface ChatInput {
  readonly task: Task;
  readonly session: CodingSession;
  /** Before this message. */
  readonly history: readonly CodingMessage[];
  readonly message: string;
  readonly lastRun: CodingRun | null;
  readonly signal: AbortSignal;
}

export interface Question {
  readonly topic: string;
  readonly text: string;
}

/** Edge cases that are asked about before the questions that lead further. */
const EDGE_CASES = 2;

export const short = (text: string, limit: number): string => (text.length <= limit ? text : `${text.slice(0, limit - 1).toWellFormed()}…`);

/** The first visible test of the last run that failed, with what a person needs to see. */
export function failingTest({ task, session, lastRun }: Pick<ChatInput, 'task' | 'session' | 'lastRun'>, language: Language) {
  const failed = lastRun?.visible.find(({ passed }) => !passed);
  const printed = toPrintedTests(task, session.codeLanguage, language).find(({ id }) => id === failed?.id);
  return failed === undefined || printed === undefined ? null : { ...failed, name: printed.name, expected: printed.expected };
}

/** What was asked about already, by topic. */
export const askedTopics = (history: readonly CodingMessage[]): ReadonlySet<string> =>
  new Set(history.flatMap(({ topic }) => (topic === null ? [] : topic.split(' '))));

/** The failing test in words. */
export function askAboutFailing(input: ChatInput, language: Language, texts: InterviewerTexts): Question | null {
  const failing = failingTest(input, language);
  if (failing === null) return null;
  const how = failing.outcome === 'timeout' ? 'timeout' : failing.error === null ? 'wrong' : 'raised';
  const oneLine = (text: string): string => short(text.replace(/\s+/g, ' ').trim(), 80);
  const values = { name: failing.name, expected: oneLine(failing.expected), actual: oneLine(failing.printed), error: oneLine(failing.error ?? '') };
  return { topic: `failing:${failing.id}:${input.lastRun?.id ?? 0}`, text: texts.word(`ask.failing_${how}`, language, values) };
}

export function nextQuestion(input: ChatInput, language: Language, texts: InterviewerTexts): Question {
  const { task, session, history, lastRun } = input;
  const asked = askedTopics(history);
  const turn = history.length;
  const ask = (topic: string, values: Readonly<Record<string, string>> = {}): Question => ({ topic, text: texts.word(`ask.${topic.split(':')[0]}`, language, values, turn) });

  const failing = askAboutFailing(input, language, texts);
  if (failing !== null && !asked.has(failing.topic)) return failing;
  if (!asked.has('approach')) return ask('approach');
  const edges = task.edgeCases.slice(0, EDGE_CASES).map((text, index) => ({ topic: `edge:${index}`, text: text[language] }));
  const edge = edges.find(({ topic }) => !asked.has(topic));
  if (edge !== undefined && (lastRun === null || asked.has('complexity'))) return edge;
  if (!asked.has('complexity')) return ask('complexity', { n: task.complexity.n[language] });
  if (!asked.has('memory')) return ask('memory');
  const name = vagueNames(session.code, session.codeLanguage)[0];
  if (name !== undefined && !asked.has('naming')) return ask('naming', { name: short(name, 40) });
  const further = task.followUps.map((text, index) => ({ topic: `further:${index}`, text: text[language] })).find(({ topic }) => !asked.has(topic));
  return edge ?? further ?? ask('closing');
}
