import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverageEvidence, matchCoverage } from '../../../../src/main/interview/scoring/coverage.ts';
import { jobOf, knowledge } from '../../../fixtures/screening-domain.ts';

describe('matchCoverage', () => {
  it('counts Docker and FastAPI for serving, as documented', () => {
    expect(matchCoverage(jobOf({ mlops: ['serving'] }), 'деплой через Docker/FastAPI', knowledge).perIndicator.serving).toBeGreaterThan(
      0.6,
    );
  });

  it('understands the other language, synonyms and relatives of words', () => {
    const jd = jobOf({ ops: ['monitoring', 'переговоры', 'вышивание бисером'] });
    const { perIndicator } = matchCoverage(
      jd,
      'Мониторили сервис в Grafana. I led negotiations with suppliers. Вышивала бисером иконы на заказ.',
      knowledge,
    );
    expect(perIndicator.monitoring).toBeGreaterThan(0.8);
    expect(perIndicator['переговоры']).toBeGreaterThan(0.6);
    expect(perIndicator['вышивание бисером']).toBeGreaterThan(0.5);
  });

  it('gives nothing for what is denied or absent', () => {
    const { perIndicator } = matchCoverage(jobOf({ data: ['Kafka', 'SQL'] }), 'С Kafka я не работал. Погода хорошая.', knowledge);
    expect(perIndicator).toEqual({ Kafka: 0, SQL: 0 });
  });

  it('means a competency over its indicators, and matches one without any by its name', () => {
    const { perCompetency } = matchCoverage(jobOf({ stack: ['Docker', 'Kafka'], Python: [] }), 'I use Docker and Python every day.', knowledge);
    expect(perCompetency.Python).toBeGreaterThan(0.8);
    expect(perCompetency.stack).toBeCloseTo((perCompetency.Python ?? 0) / 2, 1);
  });

  it.each([
    ['Kubernetes', 'I would use Kubernetes there.', 'I used Kubernetes there.'],
    ['Terraform', 'Я бы использовал Terraform.', 'Я использовал Terraform.'],
    ['Jenkins', 'The team had Jenkins, but our admins handled it.', 'The team had Jenkins, and I set it up.'],
    ['Kafka', 'Kafka была, но ей занимались девопсы.', 'Не только Kafka была на мне, но и RabbitMQ.'],
    ['hiring', 'I was hired in 2018.', 'I hired nine engineers.'],
  ])('%s: what is only supposed, or done by others, covers nothing', (indicator, foreign, own) => {
    const jd = jobOf({ one: [indicator] });
    expect(matchCoverage(jd, foreign, knowledge).perIndicator[indicator]).toBe(0);
    expect(matchCoverage(jd, own, knowledge).perIndicator[indicator]).toBeGreaterThan(0.5);
  });

  it('tells which sentence covers an indicator', () => {
    const jd = jobOf({ ops: ['monitoring', 'sewing'] });
    const text = 'I like my job. I put alerts and dashboards on every service.';
    const sentence = 'I put alerts and dashboards on every service.';
    const score = matchCoverage(jd, text, knowledge).perIndicator.monitoring;
    expect(coverageEvidence(jd, text, knowledge)).toEqual([{ indicator: 'monitoring', sentence, start: text.indexOf(sentence), score }]);
  });

  it('stays within 0..1, names every indicator, and never falls when more is said', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 120 });
    const said = fc.oneof(text, fc.constantFrom('Docker.', 'Не знаю Docker.', 'деплой через FastAPI', 'monitoring with Grafana'));
    const name = fc.oneof(
      fc.constantFrom('serving', 'Docker', '__proto__', 'toString', 'Опыт работы с Kafka'),
      text.filter((value) => value.length > 0),
    );
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 6 }), said, said, (names, first, second) => {
        const jd = jobOf({ one: names });
        const before = matchCoverage(jd, first, knowledge);
        const after = matchCoverage(jd, `${first}\n${second}`, knowledge);
        expect(Object.keys(before.perIndicator).sort()).toEqual([...names].sort());
        for (const indicator of names) {
          const [low, high] = [before, after].map(({ perIndicator }) => new Map(Object.entries(perIndicator)).get(indicator) ?? NaN);
          expect(low).toBeGreaterThanOrEqual(0);
          expect(high).toBeLessThanOrEqual(1);
          expect(high).toBeGreaterThanOrEqual(low ?? 1);
        }
      }),
    );
  });
});
