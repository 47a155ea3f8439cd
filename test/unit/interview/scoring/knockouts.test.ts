import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readConditionAnswer } from '../../../../src/main/interview/scoring/condition-answer.ts';
import { extract } from '../../../../src/main/interview/scoring/extract.ts';
import { conditionsTold, unmetYears } from '../../../../src/main/interview/scoring/knockouts.ts';
import { knowledge } from '../../../fixtures/screening-domain.ts';

const WORK = 'Right to work in the EU';
const RU_WORK = 'Разрешение на работу в РФ';
const MOVE = 'Готовность к переезду';

describe('readConditionAnswer', () => {
  it.each([
    [WORK, 'Yes, I do.'], [WORK, 'Yes.'], [WORK, 'I do'], [WORK, 'Sure, I have a permit.'], [WORK, 'I have no restrictions.'],
    [WORK, 'No restrictions at all.'], [WORK, 'No problem at all.'], [WORK, 'I moved here in 2019 and do not need a visa.'], [WORK, "I don't have any restrictions"],
    [WORK, 'No, no, everything is fine, I am a citizen.'], [WORK, 'No, not a problem.'], [WORK, "No issues, I've got a residence permit"],
    [RU_WORK, 'Да'], [RU_WORK, 'Да, есть.'], [RU_WORK, 'Нет-нет, всё есть.'], [RU_WORK, 'Нет, всё в порядке, разрешение есть.'], [RU_WORK, 'Не имею ограничений.'],
    [RU_WORK, 'Ограничений никаких нет.'], [RU_WORK, 'К сожалению, только до 2030, но есть.'], [RU_WORK, 'Нет проблем, живу рядом.'], [MOVE, 'Да, готов.'],
    [MOVE, 'Конечно, могу'], [MOVE, 'Почему бы и нет.'], [RU_WORK, 'Ну да, разумеется'], [RU_WORK, 'Виза мне не нужна, я гражданин.'], [MOVE, 'Ничего не мешает'], [MOVE, 'Хорошо, ок'], [WORK, 'OK'],
    ['Без судимости', 'Да, судимости нет.'], ['No criminal record', 'Yes.'],
  ])('%s: met by “%s”', (condition, answer) => expect(readConditionAnswer(condition, answer)).toBe('met'));

  it.each([
    [WORK, 'No.'], [WORK, 'No, I need a visa.'], [WORK, 'Unfortunately that is not possible.'], [WORK, "I don't have one yet."], [WORK, 'No, I would need a visa.'],
    [WORK, 'I have no permit.'], [WORK, 'Not yet.'], [WORK, "Well, no, I can't."], [WORK, "I'm not eligible."], [WORK, 'Unfortunately no'],
    [RU_WORK, 'Нет, к сожалению.'], [RU_WORK, 'К сожалению, пока нет.'], [MOVE, 'Не готов переезжать.'], [RU_WORK, 'Разрешения нет.'], [RU_WORK, 'Увы, нет.'],
    [RU_WORK, 'Эм, нет.'], [RU_WORK, 'У меня нет разрешения'], [MOVE, 'Нет, не могу'], [RU_WORK, 'Нет, мне нужна виза.'], [MOVE, 'Нет-нет.'], ['Опыт от 3 лет', 'Опыта нет'], ['Readiness for night shifts', "I'd rather not"], ['Права категории B', 'Прав нет'],
  ])('%s: denied by “%s”', (condition, answer) => expect(readConditionAnswer(condition, answer)).toBe('unmet'));

  it.each([
    [WORK, 'Notice is two weeks.'], [WORK, 'No, but I can apply for one.'], [WORK, 'It depends.'], [WORK, 'Yes, but I am not eligible in Germany.'], [WORK, 'What do you mean?'],
    [RU_WORK, 'Нет, но скоро получу.'], [MOVE, 'Смотря куда'], [MOVE, 'У меня нет машины'], [MOVE, 'Может быть'], [MOVE, 'Да, думаю, это обсуждаемо.'], [WORK, 'We can talk about that.'], [MOVE, ''], ['Без судимости', 'Нет.'],
  ])('%s: unclear after “%s”', (condition, answer) => expect(readConditionAnswer(condition, answer)).toBe('unclear'));
});

describe('any answer', () => {
  it('is read in a moment, whatever it is', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (condition, answer) => ['met', 'unmet', 'unclear'].includes(readConditionAnswer(condition, answer))));
    for (const piece of ['нет ', 'no restrictions ', 'у меня ', 'i do not have any ', 'x']) expect(readConditionAnswer(WORK, piece.repeat(20_000))).toMatch(/met|unclear/);
  });
});

describe('conditionsTold', () => {
  it('takes the last clear answer', () => {
    const ask = (...answers: readonly string[]) => conditionsTold(answers.map((answer) => ({ condition: WORK, answer, isHeard: true })));
    expect(ask('It depends.')).toEqual({ unmet: [], unclear: [WORK] });
    expect(ask('It depends.', 'No.')).toEqual({ unmet: [WORK], unclear: [] });
    expect(ask('It depends.', 'Yes, I do.')).toEqual({ unmet: [], unclear: [] });
  });

  it('denies nothing by words that were heard with doubt', () => {
    expect(conditionsTold([{ condition: MOVE, answer: 'Нет.', isHeard: false }])).toEqual({ unmet: [], unclear: [MOVE] });
  });
});

describe('unmetYears', () => {
  it('needs a stated time that is too short', () => {
    expect(unmetYears(['Python from 3 years', 'SQL'], { years: { Python: 2 } })).toEqual({ unmet: ['Python from 3 years'], unclear: [] });
    expect(unmetYears(['Python from 3 years'], { years: { Python: 3, Java: 1 } })).toEqual({ unmet: [], unclear: [] });
  });

  const told = (text: string, condition = 'Python from 3 years') => unmetYears([condition], extract(text, { includeTimestamps: false, knowledge, now: new Date('2026-11-21') }));
  it.each([
    'I have 2 years of Python at my current job and 4 years before.', 'На Python пишу два года в этой компании, а всего шесть.', 'На Python два года в банке, ещё три в телекоме.',
    'На Python пишу два года в банке. До этого три года в телекоме.', 'I wrote Python for two years at Acme. And another three years before that.', 'Python: 1 year at Acme, then 2 years at Beta.',
    'На Python пишу всего пять лет.',
  ])('adds up the times of several jobs: %s', (text) => expect(told(text)).toEqual({ unmet: [], unclear: [] }));

  it('knocks nobody out where several times might add up', () => {
    expect(told('I did Python at Acme for 2 years, at Beta for 2 years.').unmet).toEqual([]);
    expect(told('I have two years of Python.').unmet).toHaveLength(1);
    expect(told('На Python пишу два года, из них один в банке.').unmet).toHaveLength(1);
  });
});
