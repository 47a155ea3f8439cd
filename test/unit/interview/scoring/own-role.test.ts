import { describe, expect, it } from 'vitest';
import { extract } from '../../../../src/main/interview/scoring/extract.ts';
import { knowledge } from '../../../fixtures/screening-domain.ts';

const found = (text: string) => extract(text, { includeTimestamps: false, knowledge, now: new Date('2026-11-21') });

describe('roles', () => {
  it.each([
    ['I worked as a tester for two years.', 'QA engineer'],
    ['I am a senior accountant.', 'Accountant'],
    ['Backend developer, five years.', 'Backend developer'],
    ['Работаю тестировщиком четыре года.', 'Тестировщик'],
    ['Я ведущий маркетолог в банке.', 'Маркетолог'],
    ['Пять лет работала в клинике бухгалтером.', 'Бухгалтер'],
  ])('are those that people say they had: %s', (text, role) => expect(found(text).roles).toContain(role));

  it.each([
    'I led key accounts and grew them.', 'We entered the market in May.', 'Мы долго ждали тестировщика.', 'The accountant of our client called me.', 'I was waiting for the tester.',
    'Я согласовал это с бухгалтером.',
  ])('are not those of others, nor words that look alike: %s', (text) => expect(found(text).roles).toEqual([]));
});

describe('names that look alike', () => {
  it.each([
    ['I have worked in a hospital for five years.', 'Hospitality'],
    ['I led the churn project.', 'Retention'],
    ['We looked at the market.', 'Marketing'],
  ])('%s', (text, skill) => {
    const { skills, years } = found(text);
    expect(skills.map(({ name }) => name)).not.toContain(skill);
    expect(Object.keys(years)).not.toContain(skill);
  });
});
