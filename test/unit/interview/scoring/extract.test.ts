import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extract } from '../../../../src/main/interview/scoring/extract.ts';
import { knowledge, RUSSIAN_SAMPLE } from '../../../fixtures/screening-domain.ts';

const from = (text: string) => extract(text, { includeTimestamps: false, knowledge });

describe('extract', () => {
  it('reads the documented Russian sample', () => {
    const result = from(RUSSIAN_SAMPLE);
    expect(result.skills).toEqual([{ name: 'Docker', evidence: [{ quote: RUSSIAN_SAMPLE, t0: 0, t1: 0 }] }]);
    expect(result.tools).toEqual(['Grafana']);
    expect(result.projects).toEqual([{ title: 'Проект мониторинга в Grafana', metrics: { AUC: 0.86 } }]);
  });

  it('reads an English one', () => {
    const result = from(
      'I have 5+ years of experience in Python, two years with Go. I worked as a data scientist. We built a churn model: ROC AUC of 0.91, latency went from 200 to 80 ms, 99.9% uptime.',
    );
    expect(result.years).toEqual({ Python: 5, Go: 2 });
    expect(result.roles).toEqual(['Data scientist']);
    expect(result.projects).toEqual([{ title: 'built a churn model', metrics: { AUC: 0.91, latency: 80, uptime: 99.9 } }]);
  });

  it('tells years of experience from ages and dates', () => {
    const result = from(
      'Я пять лет работаю с Python и 1,5 года с Kubernetes. Мне 30 лет. Два года назад делал Docker. Опыт работы более 7 лет.',
    );
    expect(result.years).toEqual({ Python: 5, Kubernetes: 1.5, experience: 7 });
  });

  it('leaves out what is denied', () => {
    const result = from('С Kafka не работал, зато Docker использую каждый день.');
    expect(result.skills.map(({ name }) => name)).toEqual(['Docker']);
  });

  it('gives quotes the times of their chunk when asked', () => {
    const chunks = [
      { text: 'Проект мониторинга в Grafana.', t0: 1, t1: 2.5 },
      { text: 'Деплой через Docker.', t0: 3, t1: 4.5 },
    ];
    expect(extract(chunks, { includeTimestamps: true, knowledge }).skills).toEqual([
      { name: 'Docker', evidence: [{ quote: 'Деплой через Docker.', t0: 3, t1: 4.5 }] },
    ]);
    expect(extract(chunks, { includeTimestamps: false, knowledge }).skills[0]?.evidence[0]).toMatchObject({ t0: 0, t1: 0 });
  });

  it('holds only verbatim quotes and finite figures, whatever is said', () => {
    const words = fc.constantFrom(
      'Docker',
      'Python',
      'не',
      'работал',
      'AUC',
      '0.86',
      '5',
      'лет',
      'project',
      'built',
      '.',
      ',',
      '\n',
      'latency',
      '1e9',
      '__proto__',
      '<b>',
      'до',
      '99,9%',
      '🙂',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 60 }), (parts) => {
        const text = parts.join(' ');
        const result = from(text);
        for (const { evidence } of result.skills) for (const { quote } of evidence) expect(text).toContain(quote);
        for (const value of Object.values(result.years)) expect(value > 0 && value <= 60).toBe(true);
        for (const { metrics } of result.projects) for (const value of Object.values(metrics)) expect(Number.isFinite(value)).toBe(true);
      }),
    );
  });
});
