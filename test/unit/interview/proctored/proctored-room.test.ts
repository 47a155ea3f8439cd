import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { toAnswers } from '../../../../src/main/interview/proctored/proctored-room.ts';
import { toQuestionSets } from '../../../../src/main/interview/proctored/question-sets.ts';

const sets = toQuestionSets(JSON.parse(readFileSync(new URL('../../../../resources/proctored/questions.json', import.meta.url), 'utf8')));

describe('question sets', () => {
  it('hold eight roles of five questions or more, all different, in both languages', () => {
    expect(sets.roles.toSorted()).toEqual(['data', 'design', 'engineering', 'general', 'management', 'product', 'sales', 'support']);
    for (const language of ['en', 'ru'] as const) {
      const all = sets.roles.flatMap((role) => sets.choose(role, language).questions);
      expect(new Set(all).size).toBe(all.length);
      for (const text of all) expect(/[А-Яа-я]/u.test(text), text).toBe(language === 'ru');
    }
  });

  it('take a role in any letter case, and give the general set to any other, whose words stay', () => {
    expect(sets.choose(' Engineering ', 'en').role).toBe('engineering');
    expect(sets.choose(' Head gardener ', 'en').role).toBe('Head gardener');
    expect(sets.choose(' ', 'en').role).toBe('general');
    for (const role of ['', 'astronaut', '__proto__', 'constructor']) expect(sets.choose(role, 'ru').questions).toEqual(sets.choose('general', 'ru').questions);
  });
});

describe('toAnswers', () => {
  const questions = ['First?', 'Second?'];
  const nothing = (): string => '';
  it('goes by the words of the questions where all are known, else by their order', () => {
    expect(toAnswers({ questions }, [{ question: 'Second?', transcript: 'b' }, { question: 'First?', transcript: ' a ' }], nothing).map(({ transcript }) => transcript)).toEqual(['a', 'b']);
    expect(toAnswers({ questions }, [{ question: 'x', transcript: 'a' }, { question: 'First?', transcript: 'b' }], nothing).map(({ transcript }) => transcript)).toEqual(['a', 'b']);
  });

  it('takes what was collected where nothing was sent, and says so', () => {
    const given = questions.map((question) => ({ question, transcript: '  ' }));
    expect(toAnswers({ questions }, given, (index) => (index === 0 ? 'heard' : ''))).toMatchObject([{ transcript: 'heard', collected: true }, { transcript: '', collected: false }]);
  });
});
