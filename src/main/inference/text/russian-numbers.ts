/** Russian numerals in words, nominative. */

const SMALL = [
  'ноль', 'один', 'два', 'три', 'четыре', 'пять', 'шесть', 'семь', 'восемь', 'девять', 'десять', 'одиннадцать', 'двенадцать', 'тринадцать',
  'четырнадцать', 'пятнадцать', 'шестнадцать', 'семнадцать', 'восемнадцать', 'девятнадцать',
];
const TENS = ['', '', 'двадцать', 'тридцать', 'сорок', 'пятьдесят', 'шестьдесят', 'семьдесят', 'восемьдесят', 'девяносто'];
const HUNDREDS = ['', 'сто', 'двести', 'триста', 'четыреста', 'пятьсот', 'шестьсот', 'семьсот', 'восемьсот', 'девятьсот'];

/** The forms after one, two to four, five and more. */
export type CountForms = readonly [one: string, few: string, many: string];

const SCALES: readonly { readonly forms: CountForms; readonly isFeminine: boolean }[] = [
  { forms: ['', '', ''], isFeminine: false },
  { forms: ['тысяча', 'тысячи', 'тысяч'], isFeminine: true },
  { forms: ['миллион', 'миллиона', 'миллионов'], isFeminine: false },
  { forms: ['миллиард', 'миллиарда', 'миллиардов'], isFeminine: false },
  { forms: ['триллион', 'триллиона', 'триллионов'], isFeminine: false },
];
const FRACTIONS: readonly CountForms[] = [['десятая', 'десятых', 'десятых'], ['сотая', 'сотых', 'сотых'], ['тысячная', 'тысячных', 'тысячных']];
const MAX_DIGITS = 15;

/** @param digits decimal digits only */
export function toRussianNumber(digits: string, isFeminine = false): string {
  const plain = digits.replace(/^0+(?=\d)/, '');
  if (plain.length > MAX_DIGITS || (digits.length > 1 && digits.startsWith('0'))) return [...digits].map((digit) => SMALL[Number(digit)]).join(' ');
  if (plain === '0') return 'ноль';
  const words: string[] = [];
  for (let scale = Math.ceil(plain.length / 3) - 1; scale >= 0; scale--) {
    const group = Number(plain.slice(Math.max(0, plain.length - 3 * (scale + 1)), plain.length - 3 * scale));
    const { forms, isFeminine: byScale } = SCALES[scale] ?? { forms: ['', '', ''], isFeminine: false };
    if (group > 0) words.push(...hundreds(group, scale === 0 ? isFeminine : byScale), countForm(group, forms));
  }
  return words.filter((word) => word !== '').join(' ');
}

/** `0`, `86` -> ноль целых восемьдесят шесть сотых; long fractions are read digit by digit. */
export function toRussianDecimal(whole: string, fraction: string): string {
  const forms = FRACTIONS[fraction.length - 1];
  const head = `${toRussianNumber(whole, true)} ${countForm(Number(whole.slice(-3)), ['целая', 'целых', 'целых'])}`;
  if (forms === undefined) return `${head} ${[...fraction].map((digit) => SMALL[Number(digit)]).join(' ')}`;
  return `${head} ${toRussianNumber(String(Number(fraction)), true)} ${countForm(Number(fraction), forms)}`;
}

/** один процент, два процента, пять процентов. */
export function countForm(count: number, [one, few, many]: CountForms): string {
  const [last, teens] = [count % 10, count % 100];
  if (teens >= 11 && teens <= 14) return many;
  return last === 1 ? one : last >= 2 && last <= 4 ? few : many;
}

function hundreds(value: number, isFeminine: boolean): string[] {
  const words = [HUNDREDS[Math.floor(value / 100)] ?? ''];
  const rest = value % 100;
  if (rest >= 20) words.push(TENS[Math.floor(rest / 10)] ?? '');
  const unit = rest >= 20 ? rest % 10 : rest;
  if (unit > 0) words.push(isFeminine && unit <= 2 ? (['одна', 'две'][unit - 1] ?? '') : (SMALL[unit] ?? ''));
  return words;
}
