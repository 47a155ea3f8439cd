import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toEnglishNumber, toEnglishOrdinal } from '../../../src/main/inference/text/english-numbers.ts';
import { toRussianNumber } from '../../../src/main/inference/text/russian-numbers.ts';
import { toSentences } from '../../../src/main/inference/text/sentences.ts';
import { toSpokenEnglish } from '../../../src/main/inference/text/spoken-english.ts';
import { toSpokenRussian } from '../../../src/main/inference/text/spoken-russian.ts';

describe('numbers in words', () => {
  it.each([
    ['0', 'zero'], ['15', 'fifteen'], ['42', 'forty-two'], ['300', 'three hundred'], ['1001', 'one thousand one'], ['2500000', 'two million five hundred thousand'], ['007', 'zero zero seven'],
  ])('%s is %s', (digits, words) => expect(toEnglishNumber(digits)).toBe(words));

  it.each([['1', 'first'], ['3', 'third'], ['20', 'twentieth'], ['42', 'forty-second'], ['100', 'one hundredth']])('%s is %s', (digits, words) =>
    expect(toEnglishOrdinal(digits)).toBe(words));

  it.each([
    ['0', 'ноль'], ['21', 'двадцать один'], ['1000', 'одна тысяча'], ['2000', 'две тысячи'], ['5421', 'пять тысяч четыреста двадцать один'],
    ['1000000', 'один миллион'], ['112', 'сто двенадцать'],
  ])('%s is %s', (digits, words) => expect(toRussianNumber(digits)).toBe(words));
});

describe('text as it is said', () => {
  it.each([
    ['95% of 3,000 users', 'ninety-five percent of three thousand users'],
    ['AUC 0.86, e.g. in C++', 'AUC zero point eight six, for example in C plus plus'],
    ['It cost $1.5 million in 2023.', 'It cost one point five million dollars in twenty twenty-three.'],
    ['3-5 years & a 2nd job', 'three to five years and a second job'],
    ['at 10:30', 'at ten thirty'],
  ])('%s', (text, spoken) => expect(toSpokenEnglish(text)).toBe(spoken));

  it.each([
    ['AUC 0.86, т.е. 86% точности', 'AUC ноль целых восемьдесят шесть сотых, то есть восемьдесят шесть процентов точности'],
    ['21% и 2%', 'двадцать один процент и два процента'],
    ['1 500 000 ₽', 'один миллион пятьсот тысяч рублей'],
    ['Docker, Kafka и т.д.', 'Docker, Kafka и так далее'],
    ['3–5 лет', 'три — пять лет'],
    ['в 10:00', 'в десять ноль ноль'],
  ])('%s', (text, spoken) => expect(toSpokenRussian(text)).toBe(spoken));

  it('leaves no digit, whatever comes', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.,:%$₽-–/ аб a+') }), (text) => {
      expect(toSpokenEnglish(text)).not.toMatch(/\d/);
      expect(toSpokenRussian(text)).not.toMatch(/\d/);
    }));
  });
});

describe('sentences', () => {
  it('splits at ends of sentences, not at abbreviations or decimals', () => {
    expect(toSentences('Hello! I am Dr. Smith. AUC was 0.86. Why?')).toEqual(['Hello!', 'I am Dr. Smith.', 'AUC was 0.86.', 'Why?']);
    expect(toSentences('Расскажите о себе. Например, т.е. Кратко? «Да». Хорошо')).toEqual(['Расскажите о себе.', 'Например, т.е. Кратко?', '«Да».', 'Хорошо']);
    expect(toSentences(' … !  ')).toEqual([]);
  });

  it('keeps every word, in pieces of bounded length', () => {
    const word = fc.string({ unit: fc.constantFrom(...'абвabcXY'), minLength: 1, maxLength: 12 });
    const text = fc.array(fc.tuple(word, fc.constantFrom('', '', ',', '.', '?', ' —')), { maxLength: 120 });
    fc.assert(fc.property(text, (words) => {
      const whole = words.map(([letters, sign]) => letters + sign).join(' ');
      const sentences = toSentences(whole);
      expect(sentences.join(' ').match(/\p{L}+/gu) ?? []).toEqual(whole.match(/\p{L}+/gu) ?? []);
      expect(sentences.every((sentence) => sentence.length <= 221)).toBe(true);
    }));
  });
});
