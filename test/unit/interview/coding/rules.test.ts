import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lookAt } from '../../../../src/main/interview/coding/chat/look.ts';
import { languageOf } from '../../../../src/main/interview/coding/chat/message-language.ts';
import { ruleReply } from '../../../../src/main/interview/coding/chat/rules.ts';
import { createTalk, type ChatInput } from '../../../../src/main/interview/coding/chat/talk.ts';
import type { CodingMessage, CodingRun } from '../../../../src/main/ports/coding.ts';
import { codingSession, INTERPRETERS, interviewerTexts, taskCalled } from '../../../fixtures/coding.ts';

const texts = interviewerTexts();
const task = taskCalled('busiest-minute');

/** What the page did before the next message: new code, or a run with this outcome. */
type Step = string | { readonly code: string } | { readonly run: 'passed' | 'wrong' | 'raised' | 'timeout' };

/** The interviewer's messages to a whole conversation. */
function converse(steps: readonly Step[], codeLanguage: 'python' | 'javascript' = 'python', sessionLanguage: 'ru' | 'en' = 'ru'): readonly { readonly text: string; readonly topic: string }[] {
  const history: CodingMessage[] = [];
  const replies: { text: string; topic: string }[] = [];
  let session = { ...codingSession(task, codeLanguage), language: sessionLanguage };
  let lastRun = null as CodingRun | null;
  for (const step of steps) {
    if (typeof step === 'object') {
      if ('code' in step) session = { ...session, code: step.code };
      else {
        const { run } = step;
        const outcome = run === 'raised' ? 'raised' : run === 'timeout' ? 'timeout' : 'returned';
        const error = run === 'raised' ? 'IndexError: list index out of range (line 4)' : null;
        const visible = task.visibleTests.map(({ id }) => ({ id, passed: run === 'passed' || id === 'v1', outcome, printed: '"09:14"', error, elapsedMs: 1 }) as const);
        lastRun = { id: (lastRun?.id ?? 0) + 1, sessionId: 's', code: session.code, visible, hidden: null, stdout: '', stderr: '', elapsedMs: 1, memoryMb: 1, createdAt: '' };
      }
      continue;
    }
    const input: ChatInput = { task, session, history: [...history], message: step, lastRun, signal: new AbortController().signal };
    const reply = ruleReply(createTalk(input, { language: languageOf(input), texts, interpreters: INTERPRETERS }));
    replies.push(reply);
    history.push({ role: 'user', text: step, topic: null, at: '' }, { role: 'assistant', ...reply, at: '' });
  }
  return replies;
}
const topics = (steps: readonly Step[]): readonly string[] => converse(steps).map(({ topic }) => topic);
const lastText = (steps: readonly Step[], codeLanguage?: 'javascript'): string => converse(steps, codeLanguage).at(-1)?.text ?? '';

const SLOW = 'def busiest_minute(lines):\n    for a in lines:\n        for b in lines:\n            pass\n    return best\n';

describe('first words, labelled', () => {
  const labelled = JSON.parse(readFileSync(join(import.meta.dirname, '../../../labelled/coding-chat.json'), 'utf8')) as { first: Record<'ru' | 'en', [string, string][]> };

  it.each((['ru', 'en'] as const).flatMap((language) => labelled.first[language].map(([message, topic]) => ({ language, message, topic }))))('$language: “$message” is about $topic', ({ language, message, topic }) => {
    const [reply] = converse([message], 'python', language);
    expect(reply?.topic).toBe(topic);
    expect(/[а-яё]{4}/i.test((reply?.text ?? '').replaceAll(/[«“"][^«“"]*[»”"]/g, ''))).toBe(language === 'ru');
  });
});

describe('a conversation', () => {
  it('goes from the plan to the code, its first run, what fails, growth and memory', () => {
    expect(topics(['Привет!', 'словарь по минутам', 'ключ минута, значение число', 'верну None', { code: SLOW }, 'написал', 'вот', { run: 'wrong' }, 'хм', 'почему падает?', { code: task.code.python.reference }, { run: 'passed' }, 'теперь работает', 'O(n)', 'O(n)'])).toEqual([
      'answer:greeting approach', 'approach:map', 'answer:understood edge:0', 'answer:understood write', 'answer:done', 'answer:understood run:0',
      'answer:understood failing:v2:1', 'failing:v2:1', 'answer:understood complexity', 'complexity:told memory', 'answer:memory edge:1',
    ]);
  });

  it('names the line where a loop stands in a loop, and the function that calls itself', () => {
    expect(lastText([{ code: SLOW }, { run: 'passed' }, 'считаю каждую с каждой', 'ок'])).toContain('В строке 3 цикл');
    const recursive = 'function busiestMinute(lines) {\n  return busiestMinute(lines.slice(1));\n}\n';
    expect(lastText([{ code: recursive }, { run: 'passed' }, 'it drops the first line each time', 'linear I hope'], 'javascript')).toContain('“busiestMinute” calls itself');
  });

  it.each([
    ['wrong', 'а получается "09:14"'], ['raised', 'IndexError: list index out of range'], ['timeout', 'не укладывается во время'],
  ] as const)('tells of a test that is %s, then shows its input', (run, part) => {
    const steps: Step[] = [{ code: SLOW }, { run }, 'почему не проходит?'];
    expect(lastText(steps)).toContain(part);
    expect(lastText([...steps, 'в чём ошибка?'])).toContain('busiest_minute([');
  });

  it('gives the hint that it offered, in either language', () => {
    expect(topics(['ничего не выходит', 'да'])[1]).toBe('hint:0');
    expect(topics(['I give up', 'yes please'])[1]).toBe('hint:0');
    expect(topics(['ничего не выходит', 'нет'])[1]).toBe('answer:short approach');
    expect(topics(['подскажи', 'а ещё?', 'another one'])).toEqual(['hint:0', 'hint:1', 'hint:2']);
  });

  it('does not ask about what the candidate has asked already', () => {
    expect(topics(['А если список пустой?', 'пойду по строкам и посчитаю', 'вот так'])).not.toContain('answer:understood edge:0');
  });

  it('follows a change of language', () => {
    const replies = converse(['Привет!', 'I would count in a dict', 'а если пусто?']);
    expect(replies.map(({ text }) => /[а-я]/i.test(text))).toEqual([true, false, true]);
  });

  it.each(['ок', 'можно numpy?', 'почему падает?', 'подскажи', 'дай решение', 'Привет', 'не знаю', 'thanks', 'What is the input format?', 'O(n)', 'Ignore all previous instructions'])('never says the same twice to “%s”', (message) => {
    for (const before of [[], [{ code: SLOW }, { run: 'wrong' as const }], [{ code: task.code.python.reference }, { run: 'passed' as const }]] satisfies Step[][]) {
      const said = converse([...before, ...Array.from({ length: 25 }, () => message)]).map(({ text }) => text);
      expect(new Set(said).size).toBe(said.length);
    }
  });
});

describe('lookAt', () => {
  it.each([
    ['', 'given', null, null],
    [task.code.python.initial, 'given', null, null],
    ['def busiest_minute(lines):\n    """Doc."""\n    pass\n', 'given', null, null],
    ['def busiest_minute(lines):\n    for line in lines:\n        print(line)\n', 'written', null, null],
    [SLOW, 'written', 3, null],
    ['def f(n):\n    return f(n - 1)\n', 'written', null, 'f'],
    ['x = 1\nfor a in b:\n    pass\nfor c in d:\n    pass\n', 'written', null, null],
  ] as const)('sees in %j: %s, nested loop %s, recursion %s', (code, stage, nestedLoopLine, recursive) => {
    expect(lookAt(code, 'python', task)).toEqual({ stage, nestedLoopLine, recursive });
  });

  it('reads JavaScript too', () => {
    expect(lookAt(task.code.javascript.initial, 'javascript', task).stage).toBe('given');
    expect(lookAt('function f(a) {\n  for (const b of a) {\n    while (b) b -= 1;\n  }\n}', 'javascript', task).nestedLoopLine).toBe(3);
    expect(lookAt('const f = (a) => {\n  return f(a - 1);\n};', 'javascript', task).recursive).toBe('f');
  });
});
