import { describe, expect, it } from 'vitest';
import { normaliseRole } from '../../../../src/main/interview/knowledge/role-titles.ts';
import { knowledge } from '../../../fixtures/screening-domain.ts';

describe('normaliseRole', () => {
  it.each([
    ['Senior ML Engineer', 'ML engineer', 'ml', 'senior'],
    ['ведущий инженер-программист', 'Software engineer', 'backend', 'lead'],
    ['Team Lead', 'Team lead', 'management', 'lead'],
    ['мидл питонист', 'Python developer', 'backend', 'middle'],
    ['Junior Frontend Developer', 'Frontend developer', 'frontend', 'junior'],
    ['Старший менеджер по продажам', 'Sales manager', 'sales', 'senior'],
    ['Machine Learning Senior Engineer', 'ML engineer', 'ml', 'senior'],
    ['стажёр-аналитик', 'Analyst', 'data', 'intern'],
    ['CTO', 'Chief technology officer', 'management', 'chief'],
    ['Главный бухгалтер', 'Chief accountant', 'finance', 'head'],
    ['разработчик', 'Software engineer', 'backend', null],
    ['Sr. Product Manager', 'Product manager', 'product', 'senior'],
    ['Рекрутёр', 'Recruiter', 'hr', null],
    ['инженер АСУ ТП', 'Automation engineer', 'engineering', null],
  ])('%s', (text, title, family, seniority) => {
    expect(normaliseRole(text, knowledge)).toMatchObject({ title: { en: title }, family, seniority });
  });

  it('names makers of a known language or framework that no list holds', () => {
    expect(normaliseRole('Senior Elixir engineer', knowledge)).toEqual({
      title: { en: 'Elixir developer', ru: 'Elixir-разработчик' },
      family: 'backend',
      seniority: 'senior',
    });
  });

  it('knows nothing of what is no title', () => {
    for (const text of ['', 'космонавт', 'senior', 'we moved to Kafka']) expect(normaliseRole(text, knowledge), text).toBeNull();
  });

  it('finds every title by each of its names', () => {
    for (const { title } of knowledge.titles) {
      for (const name of [title.en, title.ru]) expect(normaliseRole(name, knowledge)?.title, name).toEqual(title);
    }
    expect(knowledge.titles.length).toBeGreaterThanOrEqual(150);
  });
});
