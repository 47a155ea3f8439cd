import { describe, expect, it } from 'vitest';
import { deniedConditions, unmetYears } from '../../../../src/main/interview/scoring/knockouts.ts';

describe('deniedConditions', () => {
  const isDenied = (answer: string, isHeard = true): boolean => deniedConditions([{ condition: 'x', answer, isHeard }]).length > 0;
  it.each(['No, I need a visa.', 'Unfortunately that is not possible.', "I don't have one yet.", 'Нет, к сожалению.', 'К сожалению, пока нет.', 'Не готов переезжать.'])('denied: %s', (answer) => {
    expect(isDenied(answer)).toBe(true);
    expect(isDenied(answer, false)).toBe(false);
  });
  it.each(['Yes.', 'No problem at all.', 'Нет проблем, живу рядом.', 'Да, готов.', 'I moved here in 2019 and do not need a visa.', 'Notice is two weeks.'])('not denied: %s', (answer) => {
    expect(isDenied(answer)).toBe(false);
  });
});

describe('unmetYears', () => {
  it('needs a stated time that is too short', () => {
    expect(unmetYears(['Python from 3 years', 'SQL'], { Python: 2 })).toEqual(['Python from 3 years']);
    expect(unmetYears(['Python from 3 years'], { Python: 3, Java: 1 })).toEqual([]);
  });
});
