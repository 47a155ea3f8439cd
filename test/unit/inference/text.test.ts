import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toEnglishNumber, toEnglishOrdinal } from '../../../src/main/inference/text/english-numbers.ts';
import { toRussianNumber } from '../../../src/main/inference/text/russian-numbers.ts';
import { toRussianOrdinal } from '../../../src/main/inference/text/russian-ordinals.ts';
import { toSentences, withShortStart } from '../../../src/main/inference/text/sentences.ts';
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

describe('ordinals', () => {
  it.each([
    ['1', 'го', 'первого'], ['3', 'я', 'третья'], ['8', 'му', 'восьмому'], ['21', 'й', 'двадцать первый'], ['40', 'е', 'сороковое'], ['100', 'ю', 'сотую'], ['2000', 'ом', 'двухтысячном'],
    ['1999', 'й', 'тысяча девятьсот девяносто девятый'], ['2024', 'ом', 'две тысячи двадцать четвёртом'],
  ] as const)('%s-%s is %s', (digits, form, words) => expect(toRussianOrdinal(digits, form)).toBe(words));

  it.each([['5', 'пяти'], ['21', 'двадцати одного'], ['40', 'сорока'], ['250', 'двухсот пятидесяти'], ['3000', 'трёх тысяч'], ['1000000', 'одного миллиона']])('genitive of %s is %s', (digits, words) =>
    expect(toRussianNumber(digits, 'masculine', 'genitive')).toBe(words));
});

describe('English as it is said', () => {
  it.each([
    ['95% of 3,000 users', 'ninety-five percent of three thousand users'],
    ['AUC 0.86, e.g. in C++ or C#', 'eh U C zero point eight six, for example in C plus plus or C sharp'],
    ['It cost $1.5 million in 2023.', 'It cost one point five million dollars in twenty twenty-three.'],
    ['$1, $1.50, $5k and €20', 'one dollar, one dollar fifty, five thousand dollars and twenty euros'],
    ['3-5 years & a 2nd job', 'three to five years and a second job'],
    ['at 10:30, at 9:00 and at 5pm', "at ten thirty, at nine o'clock and at five P M"],
    ['on 2024-05-01', 'on May first, twenty twenty-four'],
    ['May 1st, Jan 12, 2024 and 1 May 2024', 'May first, January twelfth, twenty twenty-four and the first of May, twenty twenty-four'],
    ['in the 1990s, 24/7', 'in the nineteen nineties, twenty-four seven'],
    ['It took 250 ms and 16 GB at 90 km/h.', 'It took two hundred fifty milliseconds and sixteen gigabytes at ninety kilometers per hour.'],
    ['1 GB, 100 RPS, 5x, 10k users', 'one gigabyte, one hundred requests per second, five times, ten thousand users'],
    ['Call +7 (495) 123-45-67 now', 'Call plus seven, four nine five, one two three, four five, six seven now'],
    ['Call 555-123-4567.', 'Call five five five, one two three, four five six seven.'],
    ['v2.3 and 1.2.3', 'version two point three and one point two point three'],
    ['See https://example.com/docs/api?x=1.', 'See example dot com slash docs slash api question mark x equals one.'],
    ['Mail john.doe@example.com!', 'Mail john dot doe at example dot com!'],
    ['CI/CD, API and JSON, Docker, etc.', 'C I C D, API and Jason, Docker, et cetera.'],
    ['x >= 3, p95 < 200 ms', 'x at least three, p ninety-five less than two hundred milliseconds'],
    ['#1, and/or 9/10', 'number one, and or nine out of ten'],
    ['GPT-4, S3, ½', 'GPT four, S three, one half'],
    ['-5 to ~7', 'minus five to about seven'],
  ])('%s', (text, spoken) => expect(toSpokenEnglish(text)).toBe(spoken));
});

describe('Russian as it is said', () => {
  it.each([
    ['Метрика 0.86, т.е. 86% точности', 'Метрика ноль целых восемьдесят шесть сотых, то есть восемьдесят шесть процентов точности'],
    ['21% и 2%', 'двадцать один процент и два процента'],
    ['1 500 000 ₽, 1 руб. и 50 тыс. руб.', 'один миллион пятьсот тысяч рублей, один рубль и пятьдесят тысяч рублей'],
    ['1,5 млн рублей, 5 млн ₽, $5k', 'одна целая пять десятых миллиона рублей, пять миллионов рублей, пять тысяч долларов'],
    ['2 недели, 1 задача, 21 приложение, 2 года', 'две недели, одна задача, двадцать одно приложение, два года'],
    ['2 больших проекта и 2 новые задачи', 'два больших проекта и две новые задачи'],
    ['от 3 до 5 лет, более 20 человек, меньше 1 секунды', 'от трёх до пяти лет, более двадцати человек, меньше одной секунды'],
    ['3–5 лет', 'три — пять лет'],
    ['в 10:00', 'в десять ноль ноль'],
    ['1 мая 2024, 01.05.2024 и 2024-05-01', 'первое мая две тысячи двадцать четвёртого года, первое мая две тысячи двадцать четвёртого года и первое мая две тысячи двадцать четвёртого года'],
    ['в 2024 году, с 2019 по 2022 год', 'в две тысячи двадцать четвёртом году, с две тысячи девятнадцатого по две тысячи двадцать второй год'],
    ['в 2023 г. было', 'в две тысячи двадцать третьем году было'],
    ['г. Москва', 'город Москва'],
    ['1-й этап, 2-я линия, 90-х', 'первый этап, вторая линия, девяностых'],
    ['5 км/ч, 16 ГБ и 250 мс', 'пять километров в час, шестнадцать гигабайт и двести пятьдесят миллисекунд'],
    ['тел. +7 (495) 123-45-67', 'телефон плюс семь, четыре девять пять, один два три, четыре пять, шесть семь'],
    ['ООО «Ромашка», США, МГУ, ГОСТ', 'о о о Ромашка, сэ шэ а, эм гэ у, ГОСТ'],
    ['API и SQL, CI/CD, JSON', 'эй пи ай и эс кью эл, си ай си ди, джейсон'],
    ['Docker, Kafka и т.д.', 'докер, кафка и так далее.'],
    ['Senior Python разработчик', 'сеньор пайтон разработчик'],
    ['v2.3, версия 1.2.3', 'версия два точка три, версия один точка два точка три'],
    ['почта ivan@mail.ru.', 'почта ivan собака mail точка ru.'],
    ['C++ и C#, №5', 'си плюс плюс и си шарп, номер пять'],
    ['x >= 2', 'x не меньше двух'],
  ])('%s', (text, spoken) => expect(toSpokenRussian(text)).toBe(spoken));
});

describe('whatever comes', () => {
  const pieces = fc.array(fc.oneof(
    fc.string({ unit: fc.constantFrom(...'0123456789.,:%$₽-–/ аб a+#@v()кkгGB') }), fc.string({ unit: 'grapheme' }),
    fc.constantFrom('2024-05-01', '1 мая 2024', 'May 1st', '10:30', '+7 495 123-45-67', 'a@b.com', 'https://x.io/1', '5 км/ч', '1-й', '½', '٣', '²', '1 500 000', 'v1.2.3', '$1.50'),
  ), { maxLength: 12 }).map((list) => list.join(' '));

  it('leaves no digit, does not throw, stays bounded', () => {
    fc.assert(fc.property(pieces, (text) => {
      for (const spoken of [toSpokenEnglish(text), toSpokenRussian(text)]) {
        expect(spoken).not.toMatch(/\p{N}/u);
        expect(spoken.length).toBeLessThanOrEqual(40 * text.length + 40);
      }
    }), { numRuns: 300 });
  });

  it('leaves plain words alone', () => {
    const words = fc.array(fc.string({ unit: fc.constantFrom(...'bdgklmo'), minLength: 3, maxLength: 8 }), { minLength: 1, maxLength: 20 });
    fc.assert(fc.property(words, (list) => {
      const text = list.join(' ');
      expect(toSpokenEnglish(text)).toBe(text);
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

  it('splits off the beginning of a long first sentence, at a comma only', () => {
    const long = 'Before we start with the technical part, tell me about yourself and your work.';
    expect(withShortStart([long, 'Why?'])).toEqual(['Before we start with the technical part,', 'tell me about yourself and your work.', 'Why?']);
    expect(withShortStart(['Well, yes.', long])).toEqual(['Well, yes.', long]);
    const unbroken = 'Tell me about a project that you are proud of and that went very well indeed.';
    expect(withShortStart([unbroken])).toEqual([unbroken]);
    expect(withShortStart([])).toEqual([]);
  });
});
