/** Russian amounts in words: money, units, ranges, shares, decimals, and numbers that agree with the noun after them. */
import { type CountForms, countForm, type Gender, type NumberCase, toRussianDecimal, toRussianNumber } from './russian-numbers.ts';
import type { Rule } from './rules.ts';

const feminine = (...forms: CountForms): { forms: CountForms; gender: Gender } => ({ forms, gender: 'feminine' });
const masculine = (...forms: CountForms): { forms: CountForms; gender: Gender } => ({ forms, gender: 'masculine' });
const BYTES: readonly [string, string][] = [['К', 'кило'], ['М', 'мега'], ['Г', 'гига'], ['Т', 'тера'], ['K', 'кило'], ['k', 'кило'], ['M', 'мега'], ['G', 'гига'], ['T', 'тера']];
const UNITS: Readonly<Record<string, { readonly forms: CountForms; readonly gender: Gender }>> = {
  '%': masculine('процент', 'процента', 'процентов'), '₽': masculine('рубль', 'рубля', 'рублей'), $: masculine('доллар', 'доллара', 'долларов'), '€': masculine('евро', 'евро', 'евро'),
  'км/ч': masculine('километр в час', 'километра в час', 'километров в час'), 'м/с': masculine('метр в секунду', 'метра в секунду', 'метров в секунду'), '°C': masculine('градус', 'градуса', 'градусов'), '°С': masculine('градус', 'градуса', 'градусов'),
  ...Object.fromEntries(BYTES.flatMap(([letter, name]) => ['Б', 'б', 'B', 'b'].map((byte) => [`${letter}${byte}`, masculine(`${name}байт`, `${name}байта`, `${name}байт`)]))),
  'Мбит/с': masculine('мегабит в секунду', 'мегабита в секунду', 'мегабит в секунду'), 'Гбит/с': masculine('гигабит в секунду', 'гигабита в секунду', 'гигабит в секунду'),
  мс: feminine('миллисекунда', 'миллисекунды', 'миллисекунд'), ms: feminine('миллисекунда', 'миллисекунды', 'миллисекунд'), с: feminine('секунда', 'секунды', 'секунд'), сек: feminine('секунда', 'секунды', 'секунд'), мин: feminine('минута', 'минуты', 'минут'),
  ч: masculine('час', 'часа', 'часов'), км: masculine('километр', 'километра', 'километров'), м: masculine('метр', 'метра', 'метров'), см: masculine('сантиметр', 'сантиметра', 'сантиметров'), мм: masculine('миллиметр', 'миллиметра', 'миллиметров'),
  кг: masculine('килограмм', 'килограмма', 'килограммов'), г: masculine('грамм', 'грамма', 'граммов'), шт: feminine('штука', 'штуки', 'штук'), ГГц: masculine('герц', 'гигагерца', 'гигагерц'), МГц: masculine('мегагерц', 'мегагерца', 'мегагерц'), Гц: masculine('герц', 'герца', 'герц'),
  RPS: masculine('запрос в секунду', 'запроса в секунду', 'запросов в секунду'), rps: masculine('запрос в секунду', 'запроса в секунду', 'запросов в секунду'), тыс: feminine('тысяча', 'тысячи', 'тысяч'), чел: masculine('человек', 'человека', 'человек'), мес: masculine('месяц', 'месяца', 'месяцев'), нед: feminine('неделя', 'недели', 'недель'), коп: feminine('копейка', 'копейки', 'копеек'),
};
const NAMES = Object.keys(UNITS).sort((a, b) => b.length - a.length).map((key) => key.replace(/[$/]/g, '\\$&')).join('|');
const MAGNITUDE = '(?:\\s?(миллион\\p{L}*|миллиард\\p{L}*|млн|млрд))?';
/** Prepositions and comparatives that ask for the genitive. */
const GENITIVE = /(?:^|[^\p{L}])(?:от|до|около|более|менее|больше|меньше|свыше|из|без|для|после|кроме|порядка|не|течение|старше|младше|ниже|выше|ради|вместо)\s+$/iu;

const genitiveBefore = (text: string, offset: number): NumberCase => (GENITIVE.test(text.slice(Math.max(0, offset - 12), offset)) && !/(?:^|[^\p{L}])не\s+$/iu.test(text.slice(Math.max(0, offset - 6), offset)) ? 'genitive' : 'nominative');
const genitiveForms = ([, few, many]: CountForms): CountForms => [few, many, many];

/** A number with its unit in the form that its count and its preposition ask for. */
function withUnit(digits: string, unit: string, numberCase: NumberCase): string {
  const { forms, gender } = UNITS[unit] ?? masculine('', '', '');
  const count = Number(digits.slice(-3));
  return ` ${toRussianNumber(digits, gender, numberCase)} ${countForm(count, numberCase === 'genitive' ? genitiveForms(forms) : forms)} `;
}

/** As far as endings tell: after two, and in the genitive, a feminine noun ends in и or ы; after one the nominative tells. */
export function genderOf(digits: string, following: string, numberCase: NumberCase = 'nominative'): Gender {
  const [first = '', second = ''] = following.toLowerCase().match(/[а-яё]+/g) ?? [];
  const noun = /(?:ых|их|ые|ие|ая|яя|ое|ее|ый|ий|ую)$/.test(first) && second !== '' ? second : first;
  const isTwo = digits.endsWith('2') && !digits.endsWith('12');
  if (isTwo || numberCase === 'genitive') return /[иы]$/.test(noun) ? 'feminine' : 'masculine';
  return /[ая]$/.test(noun) && !/^(?:дня|года|раза)$/.test(noun) ? 'feminine' : /[ое]$/.test(noun) && noun.length > 3 ? 'neuter' : 'masculine';
}

const FRACTIONS: Readonly<Record<string, string>> = { '1/2': 'одна вторая', '1/3': 'одна треть', '2/3': 'две трети', '1/4': 'одна четверть', '3/4': 'три четверти', '5/2': 'пять на два', '2/2': 'два на два' };
const scaled = (scale: string | undefined): string => (scale === undefined ? '' : /[kк]/i.test(scale) ? '000' : /m/i.test(scale) ? ' миллионов' : ' миллиардов');

/** The case that a preposition and the ending of the noun ask for together: в трёх командах, с пятью коллегами, к трём заказчикам. */
function obliqueAround(before: string, following: string): NumberCase | null {
  const [, word = ''] = /(?:^|[^\p{L}])(\p{L}+)\s+$/u.exec(before.slice(-20)) ?? [];
  const ending = /^\s*(?:\p{Ll}+(?:ых|их|ыми|ими|ым|им)\s)?(\p{Ll}+)/u.exec(following)?.[1] ?? '';
  if (/^(?:в|во|на|о|об|при)$/iu.test(word) && /(?:ах|ях)$/u.test(ending)) return 'genitive';
  if (/^(?:с|со|над|под|между|перед)$/iu.test(word) && /(?:ами|ями|ьми)$/u.test(ending)) return 'instrumental';
  return /^(?:к|ко|по|благодаря)$/iu.test(word) && /(?:ам|ям)$/u.test(ending) ? 'dative' : null;
}

export const RUSSIAN_QUANTITIES: readonly Rule[] = [
  [/(\d)\s(?=\d{3}(?!\d))/g, '$1'],
  // $1,234.56 and 1,000,000 are American; a lone comma is decimal.
  [/(?<=[$€£]\s?\d{1,3}(?:,\d{3})*),(?=\d{3}(?!\d))|(?<=\d),(?=\d{3},\d{3}(?!\d))|(?<=\d{4,6}|\d,\d{3}),(?=\d{3}(?!\d))/g, ''],
  [/([$€])(\d+(?:[.,]\d+)?)\s?([MmMBbкКkK])?\s?[-–—]\s?[$€]?(\d+(?:[.,]\d+)?)\s?([MmBbкКkK])?(?![\p{L}\d])/gu, (_, sign, from, fromScale, to, toScale) => `${from}${scaled(fromScale ?? toScale)} — ${to}${scaled(toScale ?? fromScale)} ${sign}`],
  [/([$€])\s?(\d+(?:[.,]\d+)?)\s?([MmBb])(?![\p{L}\p{N}])/gu, (_, sign, amount, scale) => `${amount}${scaled(scale)} ${sign}`],
  [/(?<=\d)\s?[MM](?=\s?(?:пользователей|строк|запросов|событий|записей))/gu, ' миллионов'],
  [/(\d+)[.,](\d)[kк](?![\p{L}\p{N}])/giu, '$1$200'],
  [/(\d+)[kк](?![\p{L}\p{N}])/giu, '$1000'],
  [/([$€])\s?(\d+)\.(\d{2})(?![\d.])/g, (_, sign, whole, part) => ` ${withUnit(whole, sign, 'nominative')} ${Number(part) === 0 ? '' : `${toRussianNumber(String(Number(part)))} ${countForm(Number(part), ['цент', 'цента', 'центов'])}`} `],
  [/(\d+)\s?(км|см|мм|м)\^([23])(?!\d)/gu, (_, digits, unit, power) => ` ${toRussianNumber(digits)} ${countForm(Number(digits.slice(-3)), power === '2' ? ['квадратный', 'квадратных', 'квадратных'] : ['кубический', 'кубических', 'кубических'])} ${countForm(Number(digits.slice(-3)), UNITS[unit]?.forms ?? ['', '', ''])} `],
  [/\^\((-?\d+|[a-z])\)/gi, '^$1'], [/\s?\^\s?2(?!\d)/g, ' в квадрате'], [/\s?\^\s?3(?!\d)/g, ' в кубе'], [/\s?\^\s?(-?\d+|[a-z])(?![\p{L}\p{N}])/giu, ' в степени $1'],
  [/(?:(?<!\p{L})в\s)?(?<![\d.,])(\d+)(?:[.,](\d))?\s?[xх](?=$|[\s,.;!?)](?!\s?\d))/giu, (_, whole, part) => (part === undefined ? `в ${toRussianNumber(whole)} ${countForm(Number(whole.slice(-3)), ['раз', 'раза', 'раз'])}` : `в ${toRussianDecimal(whole, part)} раза`)],
  [/\s*(?:>=|≥)\s*(?=\d)/g, ' не меньше '], [/\s*(?:<=|≤)\s*(?=\d)/g, ' не больше '], [/(?<![-=])>\s?(?=\d)/g, ' больше '], [/<\s?(?=\d)/g, ' меньше '],
  [/(?<!\d)50\/50(?!\d)/g, 'пятьдесят на пятьдесят'], [/(?<![\d/.])([1235])\/([234])(?![\d/])/g, (match) => FRACTIONS[match] ?? match], [/(?<=\d)\/(?=\d)/g, ' из '],
  [/(?<=\d):(?=\d)/g, ' к '],
  [/(\d+)\+\s(?=(?:лет|человек|\p{Ll}+(?:ов|ев|ей))(?!\p{L}))/gu, 'более $1 '],
  [/([$€₽])\s?(\d+(?:[.,]\d+)?)/g, '$2 $1'],
  [/(?<=\d[%км]?)\s?[-–—]\s?(?=[$€]?\d)/gi, ' — '],
  [/(?<=^|[\s(=<>])-(?=\d)/g, 'минус '],
  [/(?<=\p{L})-(?=\d)/gu, ' '],
  [/(?<=^|[\s(])[~≈]\s?(?=\d)/g, 'примерно '],
  [/(?<=\d)\s?[x×х]\s?(?=\d)/giu, ' на '],
  // 1,5 млн ₽: after a fraction the unit stands in the genitive singular, after millions in the genitive plural.
  [new RegExp(`(\\d+)([.,]\\d+)?${MAGNITUDE}\\s?([%₽$€])`, 'gu'), (match, digits, fraction, magnitude, sign) => (magnitude === undefined ? match : ` ${digits}${fraction ?? ''} ${magnitude} ${UNITS[sign]?.forms[2] ?? ''} `)],
  [/(\d+)([.,]\d+)?\s?(миллион|миллиард)ов/gu, (_, digits, fraction, name) => ` ${digits}${fraction ?? ''} ${fraction === undefined ? countForm(Number(digits.slice(-3)), [name, `${name}а`, `${name}ов`]) : `${name}а`}`],
  [new RegExp(`(?<![\\d.,])(\\d+)[.,](\\d+)(?:\\s?(${NAMES})(?![\\p{L}\\p{N}/]))?(?![.,]?\\d)`, 'gu'), (_, head, part, unit) => ` ${toRussianDecimal(head, part)} ${unit === undefined ? '' : (UNITS[unit]?.forms[1] ?? '')} `],
];

/** The last step: every number that is left, agreeing with what stands around it. */
export function withRussianNumbers(text: string): string {
  const unit = new RegExp(`(\\d+)\\s?(${NAMES})(?![\\p{L}\\p{N}/])\\.?`, 'gu');
  const measured = text.replace(unit, (match, digits: string, name: string, offset: number, whole: string) => withUnit(digits, name, genitiveBefore(whole, offset)) + (match.endsWith('.') && offset + match.length === whole.length ? '.' : ''));
  return measured.replace(/\d+/g, (digits, offset: number, whole: string) => {
    const [following = ''] = whole.slice(offset + digits.length, offset + digits.length + 60).split(/[.,;:!?\d]/);
    const numberCase = obliqueAround(whole.slice(0, offset), following) ?? genitiveBefore(whole, offset);
    return ` ${toRussianNumber(digits, genderOf(digits, following, numberCase), numberCase)} `;
  });
}
