/** The interviewer with no language model: answers what was asked from the task and the last run, then asks one thing. */
import type { Language } from '../../../ports/language.ts';
import { toPrintedTests } from '../../tasks/print.ts';
import { compareGrowth, namedGrowth } from '../growth.ts';
import { askAboutFailing, askedTopics, failingTest, nextQuestion, short, type ChatInput, type Question } from './next-question.ts';
import { findInStatement } from './statement.ts';
import type { InterviewerTexts } from './texts.ts';

/** An answer to what was said; with `silent` no question of the interviewer's own follows. */
interface Answer {
  readonly text: string;
  readonly topic: string | null;
  readonly silent?: boolean;
}

/** Seconds that a test gets, as the runner's default has it. */
const TEST_SECONDS = 2;

const LIMITS: Readonly<Record<Language, RegExp>> = {
  en: /at most|no more than|up to|between .* and|\d[\d \u00a0,]{3,}|never more/iu,
  ru: /не больше|не более|не длиннее|от .* до|до \d|\d[\d \u00a0]{3,}/iu,
};
const EMPTY: Readonly<Record<Language, RegExp>> = { en: /\bempty\b|\bno \p{L}+s\b/iu, ru: /пуст/iu };

export function ruleReply(input: ChatInput, language: Language, texts: InterviewerTexts): Question {
  const answer = toAnswer(input, language, texts);
  if (answer.silent === true) return { text: answer.text, topic: answer.topic ?? 'answer' };
  const question = nextQuestion(input, language, texts);
  const topic = [answer.topic, question.topic].filter((part) => part !== null).join(' ');
  return { text: `${answer.text} ${question.text}`.trim(), topic };
}

/** The next hint, one step further than the last; the same words serve a language model's turn. */
export function nextHint({ task, history }: Pick<ChatInput, 'task' | 'history'>): number | null {
  const given = [...askedTopics(history)].filter((topic) => topic.startsWith('hint:')).length;
  return given < task.hints.length ? given : null;
}

function toAnswer(input: ChatInput, language: Language, texts: InterviewerTexts): Answer {
  const { message, task, session, history, lastRun } = input;
  const say = (name: string, values: Readonly<Record<string, string | number>> = {}): string => texts.word(name, language, values, history.length);
  const isQuestion = message.includes('?');
  const intent = texts.intents.find(({ patterns }) => patterns.ru.test(message) || patterns.en.test(message))?.id ?? null;
  const statement = (fallback: string, pattern?: RegExp): Answer => {
    const sentence = findInStatement(task.description, language, message, pattern);
    const text = sentence === null ? say(fallback, { seconds: TEST_SECONDS }) : say('from_statement', { sentence: short(sentence, 260) });
    return { text, topic: 'answer', silent: true };
  };

  switch (intent) {
    case 'solution':
      return { text: say('solution'), topic: 'refused', silent: true };
    case 'hint': {
      const next = nextHint(input);
      const hint = next === null ? undefined : task.hints[next]?.[language];
      if (next === null || hint === undefined) return { text: say('hints_over'), topic: 'answer', silent: true };
      return { text: say('hint', { number: next + 1, total: task.hints.length, hint }), topic: `hint:${next}`, silent: true };
    }
    case 'failing': {
      const failing = askAboutFailing(input, language, texts);
      return failing === null ? { text: say(lastRun === null ? 'done_not_run' : 'done'), topic: 'answer' } : { ...failing, silent: true };
    }
    case 'tests':
      return { text: say('tests', { visible: task.visibleTests.length, hidden: task.hiddenTests.length }), topic: 'answer', silent: true };
    case 'library':
    case 'scoring':
      return { text: say(intent), topic: 'answer', silent: true };
    case 'time':
      return { text: say('time', { seconds: TEST_SECONDS }), topic: 'answer', silent: true };
    case 'complexity':
      return toComplexityAnswer(input, say, language);
    case 'empty':
      if (!isQuestion) break;
      return statement('not_said', EMPTY[language]);
    case 'limits':
      if (!isQuestion) break;
      return statement('no_limits', LIMITS[language]);
    case 'format': {
      if (!isQuestion) break;
      const example = toPrintedTests(task, session.codeLanguage, language)[0];
      if (task.kind === 'programs' || example === undefined) return { text: say('format_program'), topic: 'answer', silent: true };
      return { text: say('format_call', { input: short(example.input, 160), expected: short(example.expected, 100) }), topic: 'answer', silent: true };
    }
    case 'done':
      return { text: say(lastRun === null ? 'done_not_run' : failingTest(input, language) === null ? 'done' : 'done_failing'), topic: null };
    case 'greeting':
    case 'thanks':
      return { text: say(intent), topic: null };
    default:
      break;
  }
  if (isQuestion) return statement('not_said');
  return { text: history.length === 0 && message.split(/\s+/).length < 4 ? '' : say('understood'), topic: null };
}

function toComplexityAnswer({ message, task, lastRun }: ChatInput, say: (name: string, values?: Readonly<Record<string, string>>) => string, language: Language): Answer {
  const claim = namedGrowth(message);
  if (claim === null || message.includes('?')) return { text: say('complexity_unknown', { n: task.complexity.n[language] }), topic: 'complexity', silent: true };
  const order = compareGrowth(claim, task.complexity.best);
  if (order > 0) return { text: say('complexity_worse', { claim }), topic: 'answer', silent: true };
  if (order < 0) return { text: say('complexity_better', { claim }), topic: 'answer', silent: true };
  const passes = lastRun?.visible.every(({ passed }) => passed) === true;
  return { text: say(passes ? 'complexity_best' : 'complexity_unproven', { claim }), topic: 'answer', silent: !passes };
}
