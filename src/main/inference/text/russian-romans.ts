/** Roman numerals in Russian text: ordinals that agree with the noun after them. */
import { type OrdinalForm, toRussianOrdinal } from './russian-ordinals.ts';
import type { Rule } from './rules.ts';

const VALUES: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };
/** Nouns that are counted by such numerals, by the form that each of their endings asks for. */
const NOUNS: readonly (readonly [pattern: string, form: OrdinalForm])[] = [
  ['(?:век|квартал|этап|тур|курс|том|класс|разряд|съезд|раздел|уровень)', 'й'],
  ['(?:века|квартала|этапа|тура|курса|тома|класса|разряда|съезда|раздела|уровня|места|полугодия)', 'го'],
  ['(?:веке|квартале|этапе|туре|курсе|томе|классе|разряде|съезде|разделе|уровне|месте|полугодии)', 'ом'],
  ['(?:веку|кварталу|этапу|туру|курсу|тому|классу|разряду|съезду|уровню|месту|полугодию)', 'му'],
  ['(?:веком|кварталом|этапом|туром|курсом|томом|классом|разрядом|уровнем|местом|полугодием)', 'м'],
  ['(?:место|полугодие)', 'е'], ['(?:группа|категория|степень|часть|глава|волна|очередь)', 'я'], ['(?:группу|категорию|главу|волну)', 'ю'],
  ['(?:группы|группе|категории|степени|части|главы|главе|волны|волне|очереди)', 'ой'],
];
const SHORT: Readonly<Record<string, string>> = { 'в.': 'век', 'вв.': 'века', 'кв.': 'квартал' };
const NUMERAL = '(?<![\\p{L}\\p{N}])([IVXLC]{1,7})';

function toNumber(numeral: string): number {
  const values = [...numeral].map((letter) => VALUES[letter] ?? 0);
  return values.reduce((sum, value, i) => sum + (value < (values[i + 1] ?? 0) ? -value : value), 0);
}
const ordinal = (numeral: string, form: OrdinalForm): string => toRussianOrdinal(String(toNumber(numeral)), form);

const NAMES = NOUNS.map(([pattern]) => pattern.slice(3, -1)).join('|');
const formOf = (noun: string): OrdinalForm => NOUNS.find(([pattern]) => new RegExp(`^${pattern}$`, 'iu').test(noun))?.[1] ?? 'й';

export const RUSSIAN_ROMANS: readonly Rule[] = [
  [new RegExp(`${NUMERAL}\\s?[-–—]\\s?([IVXLC]{1,7})\\s(вв\\.|веков|века|веках|кварталы|кварталов|этапы|этапов)`, 'gu'), (_, from, to, noun) => {
    const form = /(?:ов|ах)$/u.test(noun) ? 'го' : 'й';
    return `${ordinal(from, noun === 'веках' ? 'ом' : form)} — ${ordinal(to, noun === 'веках' ? 'ом' : form)} ${SHORT[noun] ?? noun}`;
  }],
  [new RegExp(`(?<=(?:^|[^\\p{L}])во?\\s)([IVXLC]{1,7})\\s(в|кв)\\.`, 'giu'), (_, numeral, noun) => `${ordinal(numeral, 'ом')} ${noun === 'в' ? 'веке' : 'квартале'}`],
  [new RegExp(`${NUMERAL}\\s(вв?\\.|кв\\.)`, 'gu'), (_, numeral, noun) => `${ordinal(numeral, 'й')} ${SHORT[noun] ?? noun}`],
  [new RegExp(`${NUMERAL}\\s(${NAMES})(?!\\p{L})`, 'gu'), (_, numeral, noun) => `${ordinal(numeral, formOf(noun))} ${noun}`],
];
