import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPromptWords } from '../../../../src/main/interview/job/prompt-words.ts';
import type { JobDescription } from '../../../../src/main/ports/screening.ts';

const job = (role: string, lang: string, competencies: Record<string, readonly string[]>, knockouts: readonly string[] = []): JobDescription => ({
  role, lang, knockouts,
  competencies: Object.entries(competencies).map(([name, indicators]) => ({ name, weight: 1, indicators: indicators.map((indicator) => ({ name: indicator })) })),
});

describe('prompt words', () => {
  it('puts Latin terms of a Russian job first', () => {
    const words = createPromptWords(job('Инженер MLOps', 'ru', {
      Развёртывание: ['деплой через Docker и Kubernetes', 'CI/CD'], мониторинг: ['метрики в Grafana и Prometheus за последний год работы'],
    }, ['английский не ниже B2']));
    expect(words).toBe('MLOps, Docker, Kubernetes, CI/CD, Grafana, Prometheus, B2, Инженер MLOps, Развёртывание, мониторинг.');
  });

  it('finds names in an English job, not every capital', () => {
    const words = createPromptWords(job('Senior data engineer', 'en', { Pipelines: ['Builds ETL with Airflow on AWS', 'knows node.js, C++ and C#'] }, ['Must live in Berlin']));
    expect(words.slice(0, -1).split(', ')).toEqual(['Pipelines', 'ETL', 'Airflow', 'AWS', 'node.js', 'C++', 'C#', 'Berlin', 'Senior data engineer']);
  });

  it('adds names of a resume after those of the job, and nothing twice', () => {
    const words = createPromptWords(job('Analyst', 'en', { SQL: ['Tableau'] }), { resume: 'Worked at Contoso with tableau and dbt, Snowflake.' });
    expect(words).toBe('Analyst, SQL, Tableau, Contoso, Snowflake.');
  });

  it('is short, whole-worded and free of line breaks for any job', () => {
    const name = fc.string({ unit: 'grapheme', maxLength: 60 });
    fc.assert(fc.property(name, fc.dictionary(name, fc.array(name, { maxLength: 8 }), { maxKeys: 8 }), name, fc.nat(300), (role, competencies, resume, maxCharacters) => {
      const words = createPromptWords(job(role, 'en', competencies), { resume, maxCharacters });
      expect(words.length).toBeLessThanOrEqual(maxCharacters);
      expect(words).not.toMatch(/[\n\r\u2028\u2029]/u);
    }));
  });
});
