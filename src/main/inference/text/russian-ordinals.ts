/** Russian ordinal numerals in words, in the form that an ending asks for. */
import { toRussianNumber } from './russian-numbers.ts';

const UNITS = ['нулевой', 'первый', 'второй', 'третий', 'четвёртый', 'пятый', 'шестой', 'седьмой', 'восьмой', 'девятый', 'десятый', 'одиннадцатый', 'двенадцатый', 'тринадцатый', 'четырнадцатый', 'пятнадцатый', 'шестнадцатый', 'семнадцатый', 'восемнадцатый', 'девятнадцатый'];
const TENS = ['', '', 'двадцатый', 'тридцатый', 'сороковой', 'пятидесятый', 'шестидесятый', 'семидесятый', 'восьмидесятый', 'девяностый'];
const HUNDREDS = ['', 'сотый', 'двухсотый', 'трёхсотый', 'четырёхсотый', 'пятисотый', 'шестисотый', 'семисотый', 'восьмисотый', 'девятисотый'];

/** Named by the ending of `второй`'s kind: первый, первая, первое, первого, первому, первым, первом, первую, первые, первых. */
export type OrdinalForm = 'й' | 'ой' | 'я' | 'е' | 'го' | 'му' | 'м' | 'ом' | 'ю' | 'ые' | 'х';

const ENDINGS: Readonly<Record<OrdinalForm, readonly [hard: string, third: string]>> = {
  й: ['', 'ий'], ой: ['ой', 'ьей'], я: ['ая', 'ья'], е: ['ое', 'ье'], го: ['ого', 'ьего'], му: ['ому', 'ьему'], м: ['ым', 'ьим'], ом: ['ом', 'ьем'], ю: ['ую', 'ью'], ые: ['ые', 'ьи'], х: ['ых', 'ьих'],
};

/** `2024`, `го` -> две тысячи двадцать четвёртого. @param digits up to six of them; longer ones stay cardinal */
export function toRussianOrdinal(digits: string, form: OrdinalForm = 'й'): string {
  const value = Number(digits);
  if (digits.length > 6) return toRussianNumber(digits);
  const [head, last] = split(value);
  // Years of the second thousand are said without their "one".
  return [head > 0 ? toRussianNumber(String(head)).replace(/^одна тысяча/, 'тысяча') : '', declined(last, form)].filter((word) => word !== '').join(' ');
}

function split(value: number): [head: number, last: string] {
  const [unit, teens] = [value % 10, value % 100];
  if (teens > 0 && teens < 20) return [value - teens, UNITS[teens] ?? ''];
  if (unit > 0) return [value - unit, UNITS[unit] ?? ''];
  if (teens > 0) return [value - teens, TENS[teens / 10] ?? ''];
  if (value === 0) return [0, UNITS[0] ?? ''];
  const hundreds = value % 1_000;
  if (hundreds > 0) return [value - hundreds, HUNDREDS[hundreds / 100] ?? ''];
  const thousands = value / 1_000;
  const stem = thousands === 1 ? '' : toRussianNumber(String(thousands), 'masculine', 'genitive').replaceAll('ста', 'сто').replaceAll(' ', '');
  return [0, `${stem}тысячный`];
}

function declined(word: string, form: OrdinalForm): string {
  const [hard, third] = ENDINGS[form];
  if (word === 'третий') return `трет${third}`;
  return form === 'й' ? word : word.slice(0, -2) + hard;
}
