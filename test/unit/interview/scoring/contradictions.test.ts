import { describe, expect, it } from 'vitest';
import { findContradictions } from '../../../../src/main/interview/scoring/contradictions.ts';
import { readStatements } from '../../../../src/main/interview/scoring/evidence.ts';
import { createHearing, heardWell } from '../../../../src/main/interview/scoring/hearing.ts';
import { atOnce } from '../../../../src/main/interview/scoring/steady.ts';
import { knowledge } from '../../../fixtures/screening-domain.ts';

const now = new Date('2026-11-21T12:00:00Z');
const find = (text: string, isDoubtful = heardWell) =>
  atOnce(findContradictions(atOnce(readStatements(text, knowledge)).map(({ sentence }) => sentence), now, isDoubtful));

describe('findContradictions', () => {
  it.each([
    ['I have worked with Kafka for 5 years.', 'I started with Kafka last year.'],
    ['Работаю с Kafka с 2019 года.', 'С Kafka у меня два года опыта.'],
    ['Опыт с Docker пять лет.', 'Docker я впервые попробовал год назад.'],
    ['I have eight years of Python experience.', 'I began using Python in 2024.'],
    ['Общий опыт три года.', 'На Python пишу 7 лет.'],
    ['I have been using PostgreSQL since 2016.', 'Two years of PostgreSQL.'],
  ])('quotes both: %s %s', (first, second) => {
    expect(find(`${first} Fine.\n${second}`)).toMatchObject([{ first, second }]);
    expect(find(`${second} Да.\n${first}`)).toMatchObject([{ first: second, second: first }]);
  });

  it.each([
    ['um i have like worked with Kafka uh for you know five years', 'i um started uh with Kafka you know last year'],
    ['ну я э-э работаю с Kafka как бы с 2019 года', 'с Kafka у меня э-э ну два года опыта'],
  ])('hears them through fillers: %s %s', (first, second) => {
    expect(find(`${first}\n${second}`)).toMatchObject([{ first, second }]);
  });

  it.each([
    ['something else began', 'I have worked with Kafka for 5 years. I started a project with Kafka last year.'],
    ['denied', 'I have not worked with Kafka for 5 years. I started with Kafka last year.'],
    ['supposed', 'If I had worked with Kafka for 5 years it would be easy. I started with Kafka last year.'],
    ['supposed in Russian', 'Если бы я работал с Kafka 5 лет, было бы проще. Я начал работать с Kafka в прошлом году.'],
    ['told of another', 'Коллега работал с Kafka 10 лет. Я начал с Kafka в прошлом году.'],
    ['asked', 'Kafka for 5 years? I started with Kafka last year.'],
    ['a part of the whole', 'Python 5 лет. В Яндексе Python два года.'],
    ['a part of the whole in English', 'I have 5 years of Python. At my current job I used Python for 2 years.'],
    ['put right', 'Я работал с Kafka 5 лет. Kafka два года, точнее пять, если всё сложить.'],
    ['close enough', 'Kafka 3 years. Kafka four years.'],
    ['the same in other words', 'Работаю с Docker 5 лет. Работаю с Docker с 2021 года.'],
    ['an age', 'Мне 35 лет, с Python работаю 3 года. Python три года.'],
    ['different subjects', 'I have 10 years of experience with Java. I moved to Kafka last year.'],
    ['learned at school', 'Python учил в школе с 2008 года. На Python работаю 5 лет.'],
    ['at this job', 'I have ten years of Python. I started with Python two years ago at this job.'],
    ['a negated verb', 'С PostgreSQL работаю 8 лет. PostgreSQL 12 лет мы не обновляли.'],
    ['a closed span', 'С 2015 по 2018 год работал с Kafka. Kafka 3 года.'],
  ])('finds none: %s', (_, text) => {
    expect(find(text)).toEqual([]);
  });

  it('never rests on a word that was heard with doubt', () => {
    const chunks = (confidence: number) => [
      { text: 'I have worked with Kafka for five years.', t0: 0, t1: 1, heard: 'I have worked with Kafka for five years.'.split(' ').map((text) => ({ text, confidence: text === 'five' ? confidence : 0.9 })) },
      { text: 'I started with Kafka last year.', t0: 1, t1: 2 },
    ];
    const text = chunks(1).map((chunk) => chunk.text).join('\n');
    expect(find(text, createHearing(text, chunks(0.3)))).toEqual([]);
    expect(find(text, createHearing(text, chunks(0.8)))).toHaveLength(1);
    expect(find(text, createHearing('another text', chunks(0.3)))).toHaveLength(1);
  });
});
