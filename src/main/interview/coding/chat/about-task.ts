/** Answers to what candidates ask about the task and the room, from the task's own data. */
import { toPrintedTests } from '../../tasks/print.ts';
import { compareGrowth, growthClaims, claimedTime } from '../growth.ts';
import { askAboutFailing, failingTest, isRun, oneLine, short } from './next-question.ts';
import { findInStatement, isAboutTask, isEdgeCase } from './statement.ts';
import type { Talk } from './talk.ts';
import type { Intent } from './texts.ts';

/** An answer to what was said; unless `goesOn`, no question of the interviewer's own follows. */
export interface Answer {
  readonly text: string;
  readonly topic: string;
  readonly goesOn?: boolean;
}

/** As the runner's defaults have it. */
const TEST_SECONDS = 2;
const MEMORY_MB = { python: 256, javascript: 128 } as const;
const LANGUAGE_NAMES = { python: 'Python', javascript: 'JavaScript' } as const;
const PRINTS = { python: 'print', javascript: 'console.log' } as const;

/** The next hint, one step further than the last; the same words serve a language model's turn. */
export function nextHint({ task, history }: Pick<Talk, 'task' | 'history'>): number | null {
  const given = history.filter(({ topic }) => topic?.startsWith('hint:') === true).length;
  return given < task.hints.length ? given : null;
}

/** What the statement says about a question, or that it says nothing. */
export function fromStatement(talk: Talk, intent: Intent | null): Answer {
  const { task, language, message } = talk;
  const pattern = intent?.fact?.[language];
  const sentence = (pattern === undefined ? null : findInStatement(task.description, language, message, pattern)) ?? findInStatement(task.description, language, message);
  if (sentence !== null) return { text: talk.say('from_statement', { sentence: short(sentence, 260) }), topic: `answer:${intent?.id ?? 'statement'}` };
  if (intent?.id === 'limits') return { text: talk.say('no_limits', { seconds: TEST_SECONDS }), topic: 'answer:limits' };
  if (intent === null && isEdgeCase(task.edgeCases, language, message)) return { text: talk.say('edge_yours'), topic: 'answer:edge' };
  if (intent === null && !isAboutTask(task.description, language, message)) return { text: talk.say('off_topic'), topic: 'answer:off_topic', goesOn: true };
  return { text: talk.say('not_said'), topic: `answer:${intent?.id ?? 'not_said'}` };
}

/** Answers that need no more than the name of what was asked; null for what is no such question. */
export function aboutTask(id: string, talk: Talk): Answer | null {
  const { task, session, language } = talk;
  const isProgram = task.kind === 'programs';
  const answer = (name: string, values: Readonly<Record<string, string | number>> = {}): Answer => ({ text: talk.say(name, values), topic: `answer:${id}` });
  switch (id) {
    case 'hint': {
      const next = nextHint(talk);
      const hint = next === null ? undefined : task.hints[next]?.[language];
      if (next === null || hint === undefined) return answer('hints_over');
      return { text: talk.say('hint', { number: next + 1, total: task.hints.length, hint }), topic: `hint:${next}` };
    }
    case 'version':
      return answer('version', { interpreter: (talk.interpreters[session.codeLanguage]).replace(/ \(.*$/, session.codeLanguage === 'javascript' ? ' (ES2023)' : '') });
    case 'language':
      return answer('language', { language: LANGUAGE_NAMES[session.codeLanguage] });
    case 'helpers':
      return answer(isProgram ? 'helpers_program' : 'helpers');
    case 'library':
      return answer(session.codeLanguage === 'javascript' ? 'library_javascript' : 'library');
    case 'debug':
      return answer(isProgram ? 'debug_program' : 'debug', { print: PRINTS[session.codeLanguage] });
    case 'tests':
      return answer('tests', { visible: task.visibleTests.length, hidden: task.hiddenTests.length });
    case 'running':
    case 'time':
      return answer(id, { seconds: TEST_SECONDS });
    case 'memory':
      return answer('memory_limit', { memory: MEMORY_MB[session.codeLanguage] });
    case 'format':
      return isProgram ? answer('format_program') : answer('format_call', shownTest(talk, 0));
    case 'example':
    case 'explain':
      return answer(id, shownTest(talk, talk.history.filter(({ topic }) => /^answer:(?:example|explain)$/.test(topic ?? '')).length));
    case 'method':
    case 'search':
    case 'scoring':
    case 'finish':
    case 'identity':
    case 'bye':
    case 'wait':
      return answer(id);
    default:
      return null;
  }
}

/** An example with its explanation, then the other visible tests, in turn. */
function shownTest({ task, session, language }: Talk, turn: number): { readonly input: string; readonly expected: string; readonly explanation: string } {
  const explained = new Map(task.examples.map(({ test, explanation }) => [test, explanation[language]]));
  const tests = [...toPrintedTests(task, session.codeLanguage, language)].sort((a, b) => Number(explained.has(b.id)) - Number(explained.has(a.id)));
  const test = tests[turn % tests.length];
  return { input: oneLine(test?.input ?? '', 200), expected: oneLine(test?.expected ?? '', 120), explanation: explained.get(test?.id ?? '') ?? '' };
}

/** The candidate's code as it stands: what is seen of it, or what its last run showed. */
export function aboutCode(talk: Talk): Answer {
  if (talk.code.stage === 'given' && talk.lastRun === null) return { text: talk.say('review_given'), topic: 'answer:review', goesOn: true };
  const failing = askAboutFailing(talk);
  if (!isRun(talk) && failing === null) return { text: talk.say('review_not_run'), topic: 'answer:review' };
  return failing ?? { text: talk.say('review_passed'), topic: 'answer:review', goesOn: true };
}

export function aboutDone(talk: Talk): Answer {
  const name = talk.lastRun === null ? 'done_not_run' : failingTest(talk, talk.language) === null ? 'done' : 'done_failing';
  return { text: talk.say(name), topic: 'answer:done', goesOn: name !== 'done_not_run' };
}

export function aboutComplexity(talk: Talk, isQuestion: boolean): Answer {
  const { message, task, lastRun, language } = talk;
  const claims = growthClaims(message);
  const isMemory = claims.length > 0 && claims.every(({ about }) => about === 'memory');
  const claim = (isMemory ? null : claimedTime(message)) ?? claims.findLast(({ about }) => isMemory || about !== 'memory')?.growth ?? null;
  if (claim === null || isQuestion) return { text: talk.say('complexity_unknown', { n: task.complexity.n[language] }), topic: 'complexity' };
  const isAfterMemory = talk.history.at(-1)?.topic?.endsWith('memory') === true && !claims.some(({ about }) => about === 'time');
  if (isMemory || isAfterMemory) return { text: talk.say('complexity_memory', { claim }), topic: 'answer:memory', goesOn: true };
  if (talk.asked.has('complexity:told')) return { text: talk.say('understood'), topic: 'answer:complexity', goesOn: true };
  const order = compareGrowth(claim, task.complexity.best);
  const passes = lastRun?.visible.every(({ passed }) => passed) === true;
  const name = order > 0 ? 'worse' : order < 0 ? 'better' : passes ? 'best' : 'unproven';
  return { text: talk.say(`complexity_${name}`, { claim }), topic: name === 'best' ? 'complexity:told' : 'complexity', goesOn: name === 'best' };
}
