import { describe, expect, it } from 'vitest';
import { matchCoverage } from '../../../../src/main/interview/scoring/coverage.ts';
import { readText } from '../../../../src/main/interview/knowledge/reading.ts';
import { deedsIn } from '../../../../src/main/interview/scoring/deeds.ts';
import { signsOf } from '../../../../src/main/interview/scoring/specificity.ts';
import { asOwn } from '../../../../src/main/interview/scoring/stance.ts';
import { jobOf, knowledge } from '../../../fixtures/screening-domain.ts';

const read = (text: string) => readText(text, knowledge).map((sentence) => asOwn(sentence));
const deeds = (text: string) => read(text).flatMap((sentence) => deedsIn(sentence).map(({ who }) => who));
const signs = (text: string) => new Set(read(text).flatMap((sentence) => [...signsOf(sentence, knowledge)]));

describe('deedsIn', () => {
  it.each([
    'Веду карты', 'Слежу за давлением', 'лечила кошек', 'рисовала макеты', 'обзваниваю базу', 'двух джунов вёл', 'Я как бы написал сервис на Python', 'Хотел бы отметить, что я внедрил отчёт',
    'I put every call into Salesforce', 'I look after nine accounts', 'I drew screens', 'I talked to them', 'I am writing services', 'Negotiated contracts', 'I am work with Figma four year',
    'I avoided downtime by using Kubernetes', 'I might add that I wrote a service',
  ])('%s', (text) => {
    expect(deeds(text)).toContain('own');
  });

  it.each([
    'великая собака, велосипед, закрытыми глазами, договор, обучение', 'отставание упало', 'размер упал вдвое', 'клиент ушёл к другим', 'Я бы использовал Terraform', 'сын кричал на меня',
    'I like good coffee', 'I am a natural leader', 'The need was real', 'I would use Kubernetes', 'Как я сказал, всё зависит от обстоятельств.',
  ])('%s: none', (text) => {
    expect(deeds(text)).toEqual([]);
  });
});

describe('signsOf', () => {
  it('takes praise of oneself for nothing', () => {
    for (const text of [
      'Python великий язык, велосипед не нужен, в результате 100 процентов, потому что использование.', 'Делаю всё на 200 процентов, потому что я профессионал.',
      'I always win every negotiation because I have a killer instinct, 110 percent.', 'The results speak for themselves.',
    ])
      expect([...signs(text)], text).toEqual([]);
  });

  it('reads figures in digits and in words alike', () => {
    for (const [digits, words] of [['I closed 14 deals.', 'I closed fourteen deals.'], ['За смену колю 20 человек.', 'За смену колю двадцать человек.'], ['Держит 1200 запросов.', 'Держит тысяча двести запросов.']] as const) {
      expect(signs(digits)).toContain('figure');
      expect(signs(words)).toEqual(signs(digits));
    }
  });
});

describe('a product', () => {
  it.each(['Да, Kafka.', 'Kafka was before my time.', 'Kafka? Читал статью про Kafka.', 'I know Kafka in theory.', 'Kafka мой родной инструмент, равных мне нет.'])('%s is not covered', (text) => {
    expect(matchCoverage(jobOf({ one: ['Kafka'] }), text, knowledge).perIndicator.Kafka).toBeLessThan(0.5);
  });

  it.each(['I set up Kafka.', 'Salesforce and Kafka daily, six years.', 'I have never had a problem with Kafka, I run it.', 'i avoided downtime by using Kafka', 'Если бы не я, Kafka бы упала, я починил Kafka.'])('%s is', (text) => {
    expect(matchCoverage(jobOf({ one: ['Kafka'] }), text, knowledge).perIndicator.Kafka).toBeGreaterThan(0.5);
  });
});
