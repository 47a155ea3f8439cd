import { describe, expect, it } from 'vitest';
import { claimedTime } from '../../../../src/main/interview/coding/growth.ts';
import { judgeConversation, type ConversationInput } from '../../../../src/main/interview/coding/scoring/conversation.ts';
import { namedBy } from '../../../../src/main/interview/coding/scoring/fit.ts';
import { recommendLevel } from '../../../../src/main/interview/coding/scoring/recommendation.ts';

/** Question, its topic, answer, and so on. */
const talk = (turns: readonly (readonly [question: string, topic: string, answer: string])[], rest: Partial<ConversationInput> = {}) =>
  judgeConversation({
    messages: turns.flatMap(([question, topic, answer]) => [{ role: 'assistant', text: question, topic, at: '' }, { role: 'user', text: answer, topic: null, at: '' }] as const),
    measured: ['O(n)'],
    best: 'O(n)',
    ...rest,
  });
const signs = (...given: Parameters<typeof talk>) => talk(...given).signs.map(({ sign }) => sign);
const judge = (answer: string) => talk([['С чего вы начнёте и почему?', 'answer:greeting approach', answer]]);

describe('an answer to a question', () => {
  it.each(['Посчитаю в словаре', 'Сначала отсортирую строки', 'Count them in a dict', 'set', 'linear', 'once', 'словарь', '2'])('counts: %s', (answer) => {
    expect(judge(answer)).toMatchObject({ asked: 1, answered: 1 });
  });

  it.each(['не знаю', 'да', '...', 'idk', '! ?', 'хм', 'not sure', 'asdf', 'ok'])('is none: %s', (answer) => {
    expect(judge(answer)).toMatchObject({ asked: 1, answered: 0 });
  });

  it('is a yes or a no where that was asked', () => {
    expect(talk([['Упорядочены ли даты?', 'edge:1', 'нет'], ['Can a part of it stay unread?', 'further:0', 'no'], ['Are the dates in order?', 'edge:1', 'no']])).toMatchObject({ asked: 3, answered: 3 });
    expect(signs([['Which structure?', 'approach', 'set'], ['What does it cost?', 'complexity', 'linear'], ['How often?', 'approach:loop', 'once'], ['Are they in order?', 'edge:0', 'no']])).toEqual(['answers', 'complexity_right']);
  });
});

describe('an explanation', () => {
  it.each([
    'I use window sum. Add new day, remove old day. One pass only.', 'Словарь по минутам, считаю строки, беру ключ с большим счётом',
    'First I walk over the lines, then I look at what I have',
  ])('is one: %s', (text) => expect(judge(text).signs.map(({ sign }) => sign)).toContain('explains'));

  it.each(['It is what it is and I do not care much about that', 'Use a set?', 'sort, count, sum'])('is none: %s', (text) => {
    expect(judge(text).signs.map(({ sign }) => sign)).not.toContain('explains');
  });
});

describe('a claim on complexity', () => {
  it('is of time: what is said of memory does not count', () => {
    const time = ['Complexity?', 'complexity', 'Linear'] as const;
    expect(signs([time, ['Extra memory?', 'answer:understood memory', 'Constant']])).toContain('complexity_right');
    expect(signs([time, ['А память?', 'memory', 'O(1)']])).toContain('complexity_right');
    expect(signs([['Complexity?', 'complexity', 'O(n) time, O(1) space']])).toContain('complexity_right');
    expect(signs([['Сложность?', 'complexity', 'O(1) памяти и O(n) по времени']])).toContain('complexity_right');
  });

  it('is of the own code: another way, a changed task and a word that ends in o do not count', () => {
    expect(signs([['Complexity?', 'complexity', 'Brute force would be O(n^2). My solution is O(n)']])).toContain('complexity_right');
    expect(signs([['Complexity?', 'complexity', 'O(n)'], ['And one at a time?', 'further:0', 'Then O(1) each']])).toContain('complexity_right');
    expect(signs([['Plan?', 'approach', 'I call go(n) for each']]).join()).not.toContain('complexity');
  });

  it('is wrong when it is', () => {
    expect(signs([['Complexity?', 'complexity', 'My solution is O(n^2)']])).toContain('complexity_wrong');
    expect(signs([['Сложность?', 'complexity', 'O(log n)']], { measured: namedBy({ low: 'O(n)', high: 'O(n)' }), growsAsBest: true })).toContain('complexity_wrong');
  });

  it('is right as stated where the code grows as the reference, and within all that was measured', () => {
    const claim = [['Complexity?', 'complexity', 'O(n)']] as const;
    expect(signs(claim, { measured: ['O(n log n)'], growsAsBest: true })).toContain('complexity_right');
    expect(signs(claim, { measured: namedBy({ low: 'O(n log n)', high: 'O(n log n)' }), best: 'O(n^2)' })).toContain('complexity_right');
    expect(signs(claim, { measured: ['O(n^2)'], growsAsBest: false })).toContain('complexity_wrong');
  });

  it.each([
    ['Brute force would be O(n^2). My solution is O(n)', 'O(n)'], ['Перебор — O(n^2), а моё решение O(n log n)', 'O(n log n)'], ['Sorting is O(n log n), the loop is O(n)', null],
    ['Sorting is O(n log n), the loop is O(n), so it is O(n log n) overall', 'O(n log n)'], ['O(1) memory', null], ['linear', 'O(n)'], ['linearithmic', 'O(n log n)'], ['nothing', null],
  ] as const)('of “%s” is %s', (text, expected) => expect(claimedTime(text)).toBe(expected));
});

describe('a level without words', () => {
  const metrics = (correctness: number, optimality: number, codeStyle: number) =>
    ({ correctness, optimality, codeStyle, softSkills: 0.5, overall: (correctness + optimality + codeStyle + 0.5) / 4 });

  it('is of the other three metrics, so that silence is neutral', () => {
    expect(recommendLevel('junior', metrics(1, 1, 1), true)).toBe('middle');
    expect(recommendLevel('junior', metrics(1, 0.1, 1), true)).toBe('junior+');
    expect(recommendLevel('junior', metrics(1, 1, 1), false)).toBe('junior+');
  });
});
