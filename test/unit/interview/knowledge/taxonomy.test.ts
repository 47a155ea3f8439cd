import { describe, expect, it } from 'vitest';
import { createPhraseIndex } from '../../../../src/main/interview/knowledge/phrases.ts';
import { readText } from '../../../../src/main/interview/knowledge/reading.ts';
import { tokens } from '../../../../src/main/interview/knowledge/text.ts';
import { knowledge } from '../../../fixtures/screening-domain.ts';

const named = (text: string): string[] => readText(text, knowledge).flatMap(({ skills }) => skills.map(({ skill }) => skill.name));

describe('skills as people say them', () => {
  it.each([
    ['Писал на джаваскрипте и тайпскрипте, вёрстку делал на тейлвинде.', ['JavaScript', 'TypeScript', 'HTML', 'Tailwind CSS']],
    ['Подняли кубер, базу держали в постгресе, очереди на кафке.', ['Kubernetes', 'PostgreSQL', 'Kafka']],
    ['Разворачивали терраформом, секреты лежали в хашикорп волте.', ['Terraform', 'HashiCorp Vault']],
    ['Модель на катбусте, признаки для модели считали в спарке.', ['CatBoost', 'Feature engineering', 'Spark']],
    ['Чертежи в автокаде, расчёт на прочность в ансисе.', ['AutoCAD', 'Strength calculations', 'ANSYS']],
    ['We moved dashboards from Tableau to DataLens and BigQuery.', ['Dashboards', 'Tableau', 'Yandex DataLens', 'BigQuery']],
    ['Закрывал сделки в амосрм, делал холодные звонки.', ['Closing deals', 'amoCRM', 'Cold calling']],
  ])('%s', (text, expected) => {
    expect(named(text)).toEqual(expected);
  });

  it('finds each skill by each of its names', () => {
    for (const skill of knowledge.skills.values()) {
      for (const name of [skill.name, skill.label.ru]) {
        const found = readText(name, knowledge).flatMap(({ skills }) => skills.map((mention) => mention.skill.id));
        expect(found, `${skill.id}: ${name}`).toEqual([skill.id]);
      }
    }
  });
});

describe('words that are no skills', () => {
  it.each([
    'Это было в прошлом мире, итого пять дней и три ночи.',
    'Она открыла счёт в банке, а потом написала в компанию.',
    'Были признаки усталости, но все сроки и риски понимали, какая зарплата, мы не знали.',
    'Экспериментов боялись, облака над городом, заявки висели на стене.',
    'I opened an account at a bank near the access road, and we position ourselves as a local shop.',
    'The rest of the object was specific to a digital document, present in the network.',
    'We go to see the unity of the group in spring and rust on the car.',
    'C was the grade, and R is a letter.',
    'Please express your flask, vault the segment, and let us react to the sketch.',
    'It contains a lot of data, we plan to report it, and the source was initial.',
  ])('%s', (text) => {
    expect(named(text)).toEqual([]);
  });

  it('tells by the words around: R, C and others', () => {
    expect(named('Статистику считал на языке R.')).toContain('R');
    expect(named('Прошивку написал на C для этой платы.')).toContain('C');
    expect(named('We used Gin as the framework in Go.')).toEqual(['Gin', 'Go']);
    expect(named('We drank Gin at the party.')).toEqual([]);
  });
});

describe('a phrase index', () => {
  const find = (text: string, phrase: string, options?: Parameters<ReturnType<typeof createPhraseIndex>['add']>[2]): number => {
    const index = createPhraseIndex();
    index.add('x', phrase, options);
    return index.find(tokens(text)).length;
  };

  it('asks for a word nearby where the phrase is guarded, but not of a name that stands alone', () => {
    const near = ['model'];
    expect(find('features of the models', 'features', { near })).toBe(1);
    expect(find('features of the house', 'features', { near })).toBe(0);
    expect(find('features', 'features', { near })).toBe(1);
    expect(find('features one two three four five six models', 'features', { near })).toBe(0);
  });

  it('compares words and not stems where it is told to', () => {
    expect(find('an account', 'accounting')).toBe(1);
    expect(find('an account', 'accounting', { asWritten: true })).toBe(0);
    expect(find('Accounting', 'accounting', { asWritten: true })).toBe(1);
    expect(find('a presentation', 'presentations', { asWritten: true })).toBe(1);
  });
});

describe('what a mention says for others', () => {
  it('follows from the kinds of relations, two steps far, and never from an alternative', () => {
    expect(knowledge.support.get('python')?.get('drf')).toBe(0.75);
    expect(knowledge.support.get('ml')?.get('catboost')).toBeCloseTo(0.72, 2);
    expect(knowledge.skills.get('mysql')?.relations.alternativeTo).toContain('postgresql');
    expect(knowledge.support.get('mysql')?.has('postgresql') ?? false).toBe(false);
    expect(knowledge.support.get('postgresql')?.has('mysql') ?? false).toBe(false);
  });

  it('keeps the strengths that are given', () => {
    expect(knowledge.support.get('serving')?.get('docker')).toBe(0.6);
  });

  it('holds evidence in both languages for every skill', () => {
    for (const { id, evidence } of knowledge.skills.values()) {
      expect(Math.min(evidence.en.length, evidence.ru.length), id).toBeGreaterThanOrEqual(2);
    }
  });
});
