import { describe, expect, it } from 'vitest';
import { tokens } from '../../../../src/main/interview/knowledge/text.ts';
import { numbersIn } from '../../../../src/main/interview/scoring/number-words.ts';
import { yearsIn } from '../../../../src/main/interview/scoring/numbers.ts';

const now = new Date('2026-11-21T12:00:00Z');

describe('yearsIn', () => {
  it.each([
    ['на питоне пишу лет семь', 7],
    ['работаю года три', 3],
    ['over a decade in sales', 10],
    ['two decades of Java', 20],
    ['a couple of years with Go', 2],
    ['десяток лет', 10],
    ['пишу с две тысячи девятнадцатого', 7],
    ['с девятнадцатого года', 7],
    ['since twenty nineteen', 7],
    ['since two thousand and nineteen', 7],
  ])('%s', (text, years) => {
    expect(yearsIn(text, tokens(text), now).map((hit) => hit.years)).toEqual([years]);
  });

  it.each(['года три назад', 'лет десять назад', 'на пятом году', 'в двадцать первом году', 'two decades ago'])('%s is no length', (text) => {
    expect(yearsIn(text, tokens(text), now)).toEqual([]);
  });
});

describe('numbersIn', () => {
  it.each([
    ['тысяча двести запросов', [1200]],
    ['миллион пользователей', [1_000_000]],
    ['в двадцать первом году', [2021]],
    ['I came in twenty twenty one', [2021]],
    ['twenty nineteen-year-olds', [20, 19]],
    ['первого числа', []],
  ])('%s', (text, values) => {
    expect(numbersIn(text, tokens(text)).map(({ value }) => value)).toEqual(values);
  });
});
