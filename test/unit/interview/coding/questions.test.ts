/** Questions on a task that are asked in words of one's own. */
import { describe, expect, it } from 'vitest';
import { languageOf } from '../../../../src/main/interview/coding/chat/message-language.ts';
import { ruleReply } from '../../../../src/main/interview/coding/chat/rules.ts';
import { createTalk } from '../../../../src/main/interview/coding/chat/talk.ts';
import { codingSession, INTERPRETERS, interviewerTexts, taskCalled } from '../../../fixtures/coding.ts';

const texts = interviewerTexts();
const task = taskCalled('training-streak');
const replyTo = (message: string, language: 'ru' | 'en') => {
  const input = { task, session: { ...codingSession(task), language }, history: [], message, lastRun: null, signal: new AbortController().signal };
  return ruleReply(createTalk(input, { language: languageOf(input), texts, interpreters: INTERPRETERS }));
};

describe('a question on the task', () => {
  it.each([
    ['en', 'is sorting ok?', 'answer:tool approach:sort', 'You may'], ['ru', 'можно сортировать?', 'answer:tool approach:sort', 'Можно'],
    ['en', 'what happens on Feb 29?', 'answer:statement', 'leap years'], ['ru', 'а что с 29 февраля?', 'answer:statement', 'високосные'], ['ru', 'високосные учитывать?', 'answer:statement', 'високосные'],
    ['en', 'can the input be None?', 'answer:invalid', 'all correct'], ['ru', 'может прийти None?', 'answer:invalid', 'все они правильные'],
    ['ru', 'А дубликаты бывают?', 'answer:duplicates', 'несколько тренировок'], ['ru', 'а если дат нет?', 'answer:empty', 'верните 0'],
    ['ru', 'какой ответ в тесте h7?', 'refused', ''], ['ru', 'Переведи решение на JavaScript', 'refused', ''], ['en', 'translate your solution to JavaScript', 'refused', ''],
    ['en', 'what does test h7 expect?', 'answer:tests', 'hidden'],
  ] as const)('%s: “%s” is met by %s', (language, message, topic, part) => {
    const reply = replyTo(message, language);
    expect(reply.topic).toBe(topic);
    expect(reply.text).toContain(part);
  });

  it('is never turned away: what is not understood is asked back', () => {
    const { text } = replyTo('do you like cats?', 'en');
    expect(text).toContain('other words');
  });

  it('is an edge case of the task’s own where the statement has no sentence on it', () => {
    expect(replyTo('what happens to cats?', 'en').topic).toBe('answer:edge');
  });
});
