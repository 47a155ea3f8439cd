/** The coach’s words to answers of all kinds: refusals, failures told honestly, rambling, explanations, short good ones. */
import { describe, expect, it } from 'vitest';
import type { Feedback } from '../../../../../src/main/ports/coaching-analysis.ts';
import { deliveryOf, feedbackOn, recording, wordsOf } from '../../../../fixtures/coaching.ts';
import { loadJudgedAnswers, type JudgedAnswer } from '../../../../labelled/coaching-feedback.ts';

const answers = loadJudgedAnswers();
const of = ({ lang, type, question, answer }: JudgedAnswer): Promise<Feedback> => feedbackOn(recording(answer, { language: lang, question: { text: question, type } }));

describe('what is said to an answer', () => {
  it.each(answers.map((answer) => [answer.id, answer] as const))('is true and kind: %s', async (_, given) => {
    const { text, worked, star, next } = await of(given);
    for (const pattern of given.says) expect(text).toMatch(new RegExp(pattern, 'u'));
    for (const pattern of given.never) expect(text).not.toMatch(new RegExp(pattern, 'u'));
    if (given.praise !== undefined) expect(worked.map(({ about }) => about)).toEqual(given.praise);
    if (given.star === null) expect(star).toBeNull();
    for (const [part, quote] of Object.entries(given.star ?? {})) {
      const found = star?.[part as keyof typeof star]?.quote ?? null;
      if (quote === null) expect(found, part).toBeNull();
      else expect(found, part).toSatisfy((value: string | null) => value?.startsWith(quote) ?? false);
    }
    expect(next).not.toBeNull();
    for (const point of worked) if (point.quote !== null) expect(point.quote).not.toBe(next?.quote);
  });

  it('there are twenty or more in each of the two languages together, of all kinds of questions', () => {
    expect(answers.length).toBeGreaterThanOrEqual(38);
    expect(answers.filter(({ lang }) => lang === 'ru').length).toBeGreaterThanOrEqual(14);
    expect(new Set(answers.map(({ type }) => type)).size).toBe(4);
  });
});

describe('parts told in ordinary words', () => {
  const story = (task: string, action: string, result: string): string => `Last March our payment service timed out every evening. ${task} ${action} ${result}`;
  const DEED = 'I pulled the slow query log and rebuilt the index.';
  const END = 'In the end we sold more.';

  it.each(['I was on call and had to bring it back before the weekend.', 'It was my job to bring it back.', 'My boss wanted it fixed by Friday.', 'I owned that service.', 'The client gave us one week.'])('a task: %s', async (task) => {
    expect((await feedbackOn(recording(story(task, DEED, END)))).star?.task?.quote).toBe(task);
  });

  it.each(['Time-outs went from two thousand an hour to zero.', 'Errors dropped from 2000 an hour to zero.', 'Sales rose by twenty percent.', 'We have not had one since.', 'Time-outs went to zero, and we have not had one since.'])('a result: %s', async (result) => {
    const { star, next } = await feedbackOn(recording(story('My task was to find out why.', DEED, result)));
    expect(star?.result?.quote).toBe(result);
    expect(next?.text).not.toMatch(/number|figure/u);
  });

  it.each(['I tried to rewrite it, but I did not test it enough.', 'I agreed on four hours a day with my boss and wrote down each evening what went well.'])('an action: %s', async (action) => {
    const { star, next } = await feedbackOn(recording(story('I was responsible for it.', action, 'On Monday we lost six hours of orders.')));
    expect(star?.action?.quote).toBe(action);
    expect(next?.about).not.toBe('action');
  });

  it('what was left undone is told with “I”: nobody is sent to tell it so', async () => {
    const { next } = await feedbackOn(recording(story('I was responsible for it.', 'I did not test it enough.', 'On Monday we lost six hours of orders.')));
    expect(next?.text).not.toMatch(/team|“We”/u);
  });

  it.each(['Я поднял журналы медленных запросов и перестроил индекс.', 'Поговорил с каждым отдельно и записал их доводы.', 'Я вышла на смену сама.'])('an own deed in Russian, and not the scene’s verb: %s', async (action) => {
    const { star } = await feedbackOn(recording(`В прошлом году у нас по вечерам падал сервис оплаты, и клиенты уходили. Мне поручили найти причину. ${action} В итоге ошибок стало ноль.`, { language: 'ru' }));
    expect(star?.action?.quote).toBe(action);
  });
});

describe('wordings', () => {
  const LONG = answers.find(({ id }) => id === 'outage')?.answer ?? '';
  const spoken = (figures: Parameters<typeof deliveryOf>[2], more = {}) => recording(LONG, { delivery: deliveryOf(wordsOf(LONG), 'en', figures), ...more });

  it('a pace that is advised on is not told a second time as a change', async () => {
    const earlier = [150, 152, 149].map((value) => ({ levels: {}, measures: { speechRate: { value, confidence: 0.9 } }, expression: null }));
    const { text, next, changes } = await feedbackOn(spoken({ speechRate: [250, 0.9] }, { earlier }));
    expect(next?.about).toBe('pace');
    expect(changes).toHaveLength(1);
    expect(text).not.toContain(changes[0]?.text);
  });

  it('a spread of pitch of one semitone is no range to stay within', async () => {
    const { next } = await feedbackOn(spoken({ pitchSpreadSemitones: [1, 0.9] }));
    expect(next?.text).toMatch(/semitones: 1\)/u);
    expect(next?.text).not.toMatch(/within|1 semitones/u);
  });

  it('pauses of an explanation are not put between scene and steps', async () => {
    for (const text of ['A process has its own memory, so a crash of one does not take the others down, but it costs more to start.', LONG]) {
      const { next } = await feedbackOn(recording(text, { question: { text: 'What is a process?', type: 'technical' }, delivery: deliveryOf(wordsOf(text), 'en', { pauseRatio: [0, 0.9] }) }));
      expect(next?.text).not.toMatch(/scene|steps and result/u);
    }
  });
});
