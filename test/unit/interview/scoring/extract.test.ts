import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extract, extractGently } from '../../../../src/main/interview/scoring/extract.ts';
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

  it.each([
    ['Not only Kafka but also RabbitMQ.', ['Kafka', 'RabbitMQ']],
    ['Не только Kafka, но и RabbitMQ настраивал сам.', ['Kafka', 'RabbitMQ']],
    ['I never touched Kafka, only RabbitMQ.', ['RabbitMQ']],
    ['Никогда не трогал Kafka, только RabbitMQ.', ['RabbitMQ']],
    ['I would use Kafka, but we had RabbitMQ.', ['RabbitMQ']],
    ['Если бы дали Kafka, я бы справился.', []],
    ['My colleague ran Kafka, I wrote Python.', ['Python']],
    ['Kafka была, но ей занимались девопсы.', []],
    ['The team used Kafka, but I did not.', []],
  ])('%s: only what the speaker claims', (text, skills) => {
    const { skills: found, tools } = from(text);
    expect([...found.map(({ name }) => name), ...tools].filter((name) => ['Kafka', 'RabbitMQ', 'Python'].includes(name)).sort()).toEqual([...skills].sort());
  });

  it.each([
    ['Three and a half years with Django.', { Django: 3.5 }],
    ['Полтора года на Go, полгода на Kafka.', { Go: 1.5, Kafka: 0.5 }],
    ['I have used React since 2019.', { React: 7 }],
    ['Пишу на Python с 2021 года.', { Python: 5 }],
    ['Python from 2015 to 2018.', { Python: 3 }],
    ['Восемнадцать месяцев с Kafka.', { Kafka: 1.5 }],
    ['Из десяти лет опыта семь на Java.', { Java: 7, experience: 10 }],
    ['Мне двадцать пять лет, пишу на Go.', {}],
  ])('%s', (text, years) => {
    expect(extract(text, { includeTimestamps: false, knowledge, now: new Date('2026-11-01') }).years).toEqual(years);
  });

  it.each([
    ['We brought p95 latency from 800 ms to 120 ms.', { p95: 120 }],
    ['p95 был 800 мс, стал 120 мс.', { p95: 120 }],
    ['Конверсия выросла с двух до пяти процентов.', { conversion: 5 }],
    ['Конверсия выросла на 40 %.', { conversion: 40 }],
    ['Выручка выросла вдвое.', { 'revenue ×': 2 }],
    ['We halved churn.', { 'churn ×': 0.5 }],
    ['900 requests per second with 99.9% uptime.', { RPS: 900, uptime: 99.9 }],
    ['In 2019 revenue grew by 30%.', { revenue: 30 }],
    ['DAU reached one hundred and twenty thousand.', { DAU: 120_000 }],
  ])('%s', (text, metrics) => {
    expect(from(text).projects.map((project) => project.metrics)).toEqual([metrics]);
  });

  it('gives the words of each chunk its own times, also where two say the same', () => {
    const chunks = [
      { text: 'Docker каждый день.', t0: 1, t1: 2 },
      { text: 'Ещё Python.', t0: 3, t1: 4 },
    ];
    const { skills } = extract(chunks, { includeTimestamps: true, knowledge });
    expect(skills.map(({ evidence }) => evidence[0]?.t0)).toEqual([1, 3]);
  });

  it('reads the same in steps', async () => {
    const text = 'Пять лет на Python. Не работал с Kafka. AUC 0,86.';
    const options = { includeTimestamps: false, knowledge, now: new Date('2026-11-01') };
    expect((await extractGently(text, options)).extraction).toEqual(extract(text, options));
    await expect(extractGently(text, options, AbortSignal.abort(new Error('left')))).rejects.toThrow('left');
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
