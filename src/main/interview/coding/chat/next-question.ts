/** What the interviewer asks of its own accord: first what fails, then what nobody has talked about. */
import type { Language } from '../../../ports/language.ts';
import { toPrintedTests } from '../../tasks/print.ts';
import { GROWTH_CLASSES } from '../../tasks/task.ts';
import { vagueNames } from '../style/names.ts';
import type { ChatInput, Talk } from './talk.ts';

export interface Question {
  readonly topic: string;
  readonly text: string;
}

/** Edge cases that are asked about before the questions that lead further. */
const EDGE_CASES = 2;

export const short = (text: string, limit: number): string => (text.length <= limit ? text : `${text.slice(0, limit - 1).toWellFormed()}…`);
/** Lines of a program's input and output stay apart. */
export const oneLine = (text: string, limit = 80): string => short(text.trim().replace(/\s+/g, (space) => (space.includes('\n') ? ' ⏎ ' : ' ')), limit);

/** The first visible test of the last run that failed, with what a person needs to see. */
export function failingTest({ task, session, lastRun }: Pick<ChatInput, 'task' | 'session' | 'lastRun'>, language: Language) {
  const failed = lastRun?.visible.find(({ passed }) => !passed);
  const printed = toPrintedTests(task, session.codeLanguage, language).find(({ id }) => id === failed?.id);
  return failed === undefined || printed === undefined ? null : { ...failed, name: printed.name, input: printed.input, expected: printed.expected };
}

/** Whether the code that was run last is the code of now. */
export const isRun = ({ session, lastRun }: ChatInput): boolean => lastRun !== null && lastRun.code === session.code;

/** The failing test in words; asked about the same run again, with its input. */
export function askAboutFailing(talk: Talk): Question | null {
  const failing = failingTest(talk, talk.language);
  if (failing === null) return null;
  const isNothing = failing.error === null && /^(?:None|null|undefined|)$/.test(failing.printed.trim()) && talk.task.kind === 'calls';
  const how = failing.outcome === 'timeout' ? 'timeout' : failing.error !== null ? 'raised' : isNothing ? 'none' : 'wrong';
  const values = {
    name: failing.name, expected: oneLine(failing.expected), actual: oneLine(failing.printed), error: oneLine(failing.error ?? ''), input: oneLine(failing.input, 160),
  };
  const topic = `failing:${failing.id}:${talk.lastRun?.id ?? 0}`;
  return { topic, text: talk.say(`ask.failing_${talk.asked.has(topic) ? 'again' : how}`, values) };
}

export function nextQuestion(talk: Talk): Question {
  const { task, session, lastRun, language, asked, code } = talk;
  const has = (kind: string): boolean => [...asked].some((topic) => topic === kind || topic.startsWith(`${kind}:`));
  const ask = (topic: string, values: Readonly<Record<string, string | number>> = {}, name = topic): Question => ({ topic, text: talk.say(`ask.${name}`, values) });
  /** What the candidate has asked about already needs no question. */
  const isCovered = (text: string): boolean => talk.texts.intents.some((intent) => intent.fact !== null && asked.has(`answer:${intent.id}`) && intent.patterns[language].test(text));
  const local = (kind: string, texts: readonly Readonly<Record<Language, string>>[]): Question | undefined =>
    texts.map((text, index) => ({ topic: `${kind}:${index}`, text: text[language] })).find(({ topic, text }) => !asked.has(topic) && !isCovered(text));

  const failing = askAboutFailing(talk);
  if (failing !== null && !asked.has(failing.topic)) return failing;
  if (!has('approach')) return code.stage === 'written' ? ask('approach', {}, 'approach_written') : ask('approach');
  const edge = local('edge', task.edgeCases.slice(0, EDGE_CASES));
  if (code.stage === 'given' && lastRun === null) {
    if (edge !== undefined && (!has('edge') || has('write'))) return edge;
    if (!has('write')) return ask('write');
  } else if (code.stage === 'written' && !isRun(talk)) {
    const topic = `run:${lastRun?.id ?? 0}`;
    if (!asked.has(topic)) return { topic, text: talk.texts.wordings('ask.run', language)[lastRun === null ? 0 : 1] ?? '' };
  }
  if (!has('complexity')) return askAboutGrowth(talk, ask);
  if (code.recursive !== null && !asked.has('approach:recursion')) return ask('approach:recursion', { name: short(code.recursive, 40) }, 'recursion');
  if (!has('memory')) return ask('memory');
  const name = vagueNames(session.code, session.codeLanguage)[0];
  if (name !== undefined && !asked.has('naming')) return ask('naming', { name: short(name, 40) });
  const further = edge ?? local('further', task.followUps) ?? local('edge', task.edgeCases);
  if (further !== undefined) return further;
  if (!asked.has('further:test')) return ask('further:test', {}, 'own_test');
  return asked.has('closing') ? ask('nothing_left') : ask('closing');
}

function askAboutGrowth({ code, task, language }: Talk, ask: (topic: string, values: Readonly<Record<string, string | number>>, name: string) => Question): Question {
  const n = task.complexity.n[language];
  const line = code.nestedLoopLine;
  const isTooMuch = GROWTH_CLASSES.indexOf(task.complexity.best) < GROWTH_CLASSES.indexOf('O(n^2)');
  return line !== null && isTooMuch ? ask('complexity:nested', { line, n }, 'complexity_nested') : ask('complexity', { n }, 'complexity');
}
