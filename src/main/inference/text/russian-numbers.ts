/** Russian cardinal numerals in words, in the nominative and in the genitive, those below a hundred in the dative and the instrumental too. */

export type Gender = 'masculine' | 'feminine' | 'neuter';
export type NumberCase = 'nominative' | 'genitive' | 'dative' | 'instrumental';

const SMALL = [
  'ноль', 'один', 'два', 'три', 'четыре', 'пять', 'шесть', 'семь', 'восемь', 'девять', 'десять', 'одиннадцать', 'двенадцать', 'тринадцать',
  'четырнадцать', 'пятнадцать', 'шестнадцать', 'семнадцать', 'восемнадцать', 'девятнадцать',
];
const TENS = ['', '', 'двадцать', 'тридцать', 'сорок', 'пятьдесят', 'шестьдесят', 'семьдесят', 'восемьдесят', 'девяносто'];
const HUNDREDS = ['', 'сто', 'двести', 'триста', 'четыреста', 'пятьсот', 'шестьсот', 'семьсот', 'восемьсот', 'девятьсот'];
const GENITIVE_HUNDREDS = ['', 'ста', 'двухсот', 'трёхсот', 'четырёхсот', 'пятисот', 'шестисот', 'семисот', 'восьмисот', 'девятисот'];
const GENITIVE: Readonly<Record<string, string>> = {
  ноль: 'нуля', один: 'одного', одна: 'одной', одно: 'одного', два: 'двух', две: 'двух', три: 'трёх', четыре: 'четырёх', восемь: 'восьми', сорок: 'сорока', пятьдесят: 'пятидесяти', шестьдесят: 'шестидесяти',
  семьдесят: 'семидесяти', восемьдесят: 'восьмидесяти', девяносто: 'девяноста',
};

const OBLIQUE: Readonly<Record<'dative' | 'instrumental', Readonly<Record<string, string>>>> = {
  dative: { один: 'одному', одна: 'одной', одно: 'одному', два: 'двум', две: 'двум', три: 'трём', четыре: 'четырём' },
  instrumental: { один: 'одним', одна: 'одной', одно: 'одним', два: 'двумя', две: 'двумя', три: 'тремя', четыре: 'четырьмя', восемь: 'восемью', сорок: 'сорока', пятьдесят: 'пятьюдесятью', шестьдесят: 'шестьюдесятью', семьдесят: 'семьюдесятью', восемьдесят: 'восемьюдесятью', девяносто: 'девяноста' },
};

/** The forms after one, two to four, five and more. */
export type CountForms = readonly [one: string, few: string, many: string];

const SCALES: readonly { readonly forms: CountForms; readonly genitive: CountForms; readonly gender: Gender }[] = [
  { forms: ['', '', ''], genitive: ['', '', ''], gender: 'masculine' },
  { forms: ['тысяча', 'тысячи', 'тысяч'], genitive: ['тысячи', 'тысяч', 'тысяч'], gender: 'feminine' },
  { forms: ['миллион', 'миллиона', 'миллионов'], genitive: ['миллиона', 'миллионов', 'миллионов'], gender: 'masculine' },
  { forms: ['миллиард', 'миллиарда', 'миллиардов'], genitive: ['миллиарда', 'миллиардов', 'миллиардов'], gender: 'masculine' },
  { forms: ['триллион', 'триллиона', 'триллионов'], genitive: ['триллиона', 'триллионов', 'триллионов'], gender: 'masculine' },
];
const FRACTIONS: readonly CountForms[] = [['десятая', 'десятых', 'десятых'], ['сотая', 'сотых', 'сотых'], ['тысячная', 'тысячных', 'тысячных']];
const MAX_DIGITS = 15;

export const toRussianDigits = (digits: string): string => [...digits].map((digit) => SMALL[Number(digit)] ?? '').join(' ');

/** Very long numbers, and those that begin with a zero, are read digit by digit. @param digits decimal digits only */
export function toRussianNumber(digits: string, gender: Gender = 'masculine', numberCase: NumberCase = 'nominative'): string {
  const plain = digits.replace(/^0+(?=\d)/, '');
  if (plain.length > MAX_DIGITS || (digits.length > 1 && digits.startsWith('0'))) return toRussianDigits(digits);
  if (plain === '0') return numberCase === 'genitive' ? 'нуля' : 'ноль';
  if (numberCase === 'dative' || numberCase === 'instrumental') return oblique(plain, gender, numberCase);
  const words: string[] = [];
  for (let scale = Math.ceil(plain.length / 3) - 1; scale >= 0; scale--) {
    const group = Number(plain.slice(Math.max(0, plain.length - 3 * (scale + 1)), plain.length - 3 * scale));
    const names = SCALES[scale];
    if (group === 0 || names === undefined) continue;
    words.push(...hundreds(group, scale === 0 ? gender : names.gender, numberCase), countForm(group, numberCase === 'genitive' ? names.genitive : names.forms));
  }
  return words.filter((word) => word !== '').join(' ');
}

/** From a hundred on, speech keeps to the nominative. */
function oblique(digits: string, gender: Gender, numberCase: 'dative' | 'instrumental'): string {
  const words = toRussianNumber(digits, gender);
  if (digits.length > 2) return words;
  return words.split(' ').map((word) => OBLIQUE[numberCase][word] ?? (numberCase === 'instrumental' ? word.replace(/ь$/, 'ью') : (GENITIVE[word] ?? word.replace(/ь$/, 'и')))).join(' ');
}

/** `0`, `86` -> ноль целых восемьдесят шесть сотых; long fractions are read digit by digit. */
export function toRussianDecimal(whole: string, fraction: string): string {
  const forms = FRACTIONS[fraction.length - 1];
  const head = `${toRussianNumber(whole, 'feminine')} ${countForm(Number(whole.slice(-3)), ['целая', 'целых', 'целых'])}`;
  if (forms === undefined) return `${head} ${toRussianDigits(fraction)}`;
  return `${head} ${toRussianNumber(String(Number(fraction)), 'feminine')} ${countForm(Number(fraction), forms)}`;
}

/** один процент, два процента, пять процентов. */
export function countForm(count: number, [one, few, many]: CountForms): string {
  const [last, teens] = [count % 10, count % 100];
  if (teens >= 11 && teens <= 14) return many;
  return last === 1 ? one : last >= 2 && last <= 4 ? few : many;
}

function hundreds(value: number, gender: Gender, numberCase: NumberCase): string[] {
  const rest = value % 100;
  const unit = rest >= 20 ? rest % 10 : rest;
  const last = unit === 1 ? { masculine: 'один', feminine: 'одна', neuter: 'одно' }[gender] : unit === 2 && gender === 'feminine' ? 'две' : unit > 0 ? (SMALL[unit] ?? '') : '';
  const words = [rest >= 20 ? (TENS[Math.floor(rest / 10)] ?? '') : '', last].filter((word) => word !== '');
  const hundred = Math.floor(value / 100);
  if (numberCase === 'nominative') return [HUNDREDS[hundred] ?? '', ...words];
  return [GENITIVE_HUNDREDS[hundred] ?? '', ...words.map((word) => GENITIVE[word] ?? word.replace(/ь$/, 'и'))];
}
