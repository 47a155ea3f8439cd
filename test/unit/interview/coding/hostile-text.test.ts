/** Whatever a candidate sends is read in no time: a text that an expression cannot get through would stop the whole server. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { lookAt } from '../../../../src/main/interview/coding/chat/look.ts';
import { languageOf } from '../../../../src/main/interview/coding/chat/message-language.ts';
import { oneLine } from '../../../../src/main/interview/coding/chat/next-question.ts';
import { createReferenceCheck } from '../../../../src/main/interview/coding/chat/reference-check.ts';
import { ruleReply } from '../../../../src/main/interview/coding/chat/rules.ts';
import { createTalk } from '../../../../src/main/interview/coding/chat/talk.ts';
import { toInterviewerTexts } from '../../../../src/main/interview/coding/chat/texts.ts';
import { claimedTime, growthClaims } from '../../../../src/main/interview/coding/growth.ts';
import { judgeConversation } from '../../../../src/main/interview/coding/scoring/conversation.ts';
import { layoutFindings } from '../../../../src/main/interview/coding/style/layout.ts';
import { isBrief, isCustomary, isVague, vagueNames } from '../../../../src/main/interview/coding/style/names.ts';
import { codingSession, INTERPRETERS, interviewerTexts, taskCalled } from '../../../fixtures/coding.ts';

const MESSAGE_LENGTH = 8_000;
const CODE_LENGTH = 64 * 1024;
/** What ends here takes some milliseconds; what does not would take minutes. */
const LIMIT_MS = 3_000;

/** Ends the work at the limit instead of hanging with it. */
function inTime(work: () => unknown): void {
  runInContext('work()', createContext({ work }), { timeout: LIMIT_MS });
}
const filled = (length: number, unit: string, end = ''): string => unit.repeat(Math.ceil(length / unit.length)).slice(0, length - end.length) + end;

const task = taskCalled('busiest-minute');
const texts = interviewerTexts();

describe('messages of 8,000 characters', () => {
  const file = JSON.parse(readFileSync(join(import.meta.dirname, '../../../../resources/coding/interviewer.json'), 'utf8')) as Record<'intents' | 'tools', { ru: string; en: string }[]>;
  /** The words that the patterns begin with, over and over: each is a place to start from. */
  const openings = [...new Set([...file.intents, ...file.tools].flatMap(({ ru, en }) => [ru, en]).flatMap((source) => source.match(/[\p{L}]{3,}/gu) ?? []))];
  const messages = [
    `а ${filled(400, 'x')} a b c d e f g`, filled(MESSAGE_LENGTH, 'а ', '!'), filled(MESSAGE_LENGTH, ' ', 'x'), filled(MESSAGE_LENGTH, '\n', 'x'), filled(MESSAGE_LENGTH, 'а  б'), `а ${filled(MESSAGE_LENGTH - 2, 'x ', '\n')}`,
    filled(MESSAGE_LENGTH, 'O(', 'n'), `O(${filled(MESSAGE_LENGTH - 2, 'n')}`, `O((${filled(MESSAGE_LENGTH - 3, 'n')}`, filled(MESSAGE_LENGTH, 'O(n) '), filled(MESSAGE_LENGTH, 'linear, '), filled(MESSAGE_LENGTH, 'я '), filled(MESSAGE_LENGTH, 'падает,'),
    filled(MESSAGE_LENGTH, '`'), filled(MESSAGE_LENGTH, 'дай мне '), filled(MESSAGE_LENGTH, '1 '), filled(MESSAGE_LENGTH, 'не знаю'), filled(MESSAGE_LENGTH, '.'), filled(MESSAGE_LENGTH, '?!'), filled(MESSAGE_LENGTH, '\u00a0'), filled(MESSAGE_LENGTH, '"\'«'),
  ];
  const session = codingSession(task);
  const answer = (message: string): void => {
    const input = { task, session, history: [], message, lastRun: null, signal: new AbortController().signal };
    ruleReply(createTalk(input, { language: languageOf(input), texts, interpreters: INTERPRETERS }));
    growthClaims(message);
    claimedTime(message);
    const turn = (role: 'user' | 'assistant', text: string, topic: string | null) => ({ role, text, topic, at: '' }) as const;
    judgeConversation({ messages: [turn('assistant', '?', 'complexity'), turn('user', message, null)], measured: [], best: 'O(n)' });
  };

  it.each(messages.map((message) => [message.slice(0, 24), message]))('%j … is answered', (_start, message) => {
    inTime(() => answer(message));
  });

  it('is read by every pattern, whatever word is said over and over', () => {
    expect(openings.length).toBeGreaterThan(300);
    const patterns = [...texts.intents, ...texts.tools].flatMap((one) => [one.patterns.ru, one.patterns.en]);
    inTime(() => {
      for (const word of openings) {
        for (const glue of [' ', ',']) {
          const message = filled(MESSAGE_LENGTH, `${word}${glue}`);
          for (const pattern of patterns) if (pattern.source.includes(word)) pattern.test(message);
        }
      }
    });
  });

  it('finds no repetition without a bound among the patterns', () => {
    for (const source of ['а\\S*', 'а .+ б', 'а{3,}']) {
      const raw = { ...file, intents: [{ id: 'x', ru: source, en: 'x' }] };
      expect(() => toInterviewerTexts(raw)).toThrow('without a bound');
    }
    expect(() => toInterviewerTexts({ ...file, intents: [{ id: 'x', ru: 'c\\+\\+ \\S{0,9}', en: 'x' }] })).not.toThrow();
  });
});

describe('64 KB of code', () => {
  const codes = [
    `f(${filled(CODE_LENGTH - 2, ')')}`, filled(CODE_LENGTH, '"\\'), filled(CODE_LENGTH, '"`\\'), filled(CODE_LENGTH, '.map('), filled(CODE_LENGTH, '`\\'), filled(CODE_LENGTH, "'"), filled(CODE_LENGTH, '"""\n'), filled(CODE_LENGTH, '/*'),
    filled(CODE_LENGTH, ' '), filled(CODE_LENGTH, '\n'), filled(CODE_LENGTH, '\t'), filled(CODE_LENGTH, 'const\n'), filled(CODE_LENGTH, 'const a=async '), filled(CODE_LENGTH, 'def f('), filled(CODE_LENGTH, 'a.map(=>'), filled(CODE_LENGTH, '} '),
    Array.from({ length: 400 }, (_, index) => `${' '.repeat(index % 150)}def f${index}():`).join('\n'), filled(CODE_LENGTH, 'a'), filled(CODE_LENGTH, '_a', 'я'), `my${filled(CODE_LENGTH - 2, 'var', 'я')}`, filled(CODE_LENGTH, 'for '), filled(CODE_LENGTH, '1.'), filled(CODE_LENGTH, '\r'),
  ];

  it.each(codes.map((code) => [code.slice(0, 24), code]))('%j … is looked at', (_start, code) => {
    const check = createReferenceCheck(task);
    for (const language of ['python', 'javascript'] as const) {
      inTime(() => lookAt(code, language, task));
      inTime(() => vagueNames(code, language));
      inTime(() => [isVague({ name: code, kind: 'variable' }), isCustomary({ name: code, kind: 'variable' }, language), isCustomary({ name: code, kind: 'class' }, language)]);
    }
    inTime(() => layoutFindings(code));
    inTime(() => isBrief(code));
    inTime(() => oneLine(code));
    inTime(() => check.givesAway(task.code.python.reference, code));
  });
});
