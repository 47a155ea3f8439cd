/** The points of a rubric score in words. */
import { toLanguage } from '../../base/language.ts';
export interface PointWording {
  named(statements: number): string;
  breadth(covered: number, all: number): string;
  own(): string;
  team(): string;
  figure(): string;
  outcome(): string;
  depth(signs: readonly DepthSign[]): string;
  old(years: number): string;
  hedged(): string;
  short(): string;
  unproven(): string;
  othersOnly(): string;
  single(): string;
  rounded(): string;
  byModel(): string;
  nothing(): string;
}

export type DepthSign = 'how' | 'reason' | 'alternative' | 'trouble';

const RUSSIAN_SIGNS: Readonly<Record<DepthSign, string>> = {
  how: 'как делалось',
  reason: 'почему',
  alternative: 'какие были варианты',
  trouble: 'что пошло не так',
};
const ENGLISH_SIGNS: Readonly<Record<DepthSign, string>> = {
  how: 'how it was done',
  reason: 'why',
  alternative: 'what else was weighed',
  trouble: 'what went wrong',
};

/** 1 высказывание, 2 высказывания, 5 высказываний */
function statementsRu(count: number): string {
  const last = count % 10;
  const teen = count % 100 >= 11 && count % 100 <= 14;
  return `${count} ${last === 1 && !teen ? 'высказывание' : last >= 2 && last <= 4 && !teen ? 'высказывания' : 'высказываний'}`;
}

const russian: PointWording = {
  named: (statements) => `По теме есть ${statementsRu(statements)}`,
  breadth: (covered, all) => `Раскрыто признаков: ${covered} из ${all}`,
  own: () => 'Рассказано о собственных действиях',
  team: () => 'Рассказано о действиях команды, своя часть не выделена',
  figure: () => 'Названы цифры',
  outcome: () => 'Назван исход',
  depth: (signs) => `Раскрыто: ${signs.map((sign) => RUSSIAN_SIGNS[sign]).join(', ')}`,
  old: (years) => `Всё датированное было ${years} и более лет назад`,
  hedged: () => 'Всё сказано неуверенно',
  short: () => 'Сказано меньше шести слов: не выше 1',
  unproven: () => 'Нет ни цифр, ни исхода: не выше 3',
  othersOnly: () => 'Своя часть не рассказана: не выше 4',
  single: () => 'Единственное высказывание: не выше 4',
  rounded: () => 'Округлено до целого',
  byModel: () => 'Оценка языковой модели: среднее двух независимых ответов',
  nothing: () => 'Ничего не прозвучало',
};

const english: PointWording = {
  named: (statements) => (statements === 1 ? 'One statement speaks of it' : `${statements} statements speak of it`),
  breadth: (covered, all) => `${covered} of ${all} indicators covered`,
  own: () => 'Tells of own actions',
  team: () => 'Tells what the team did; the own part stays open',
  figure: () => 'Gives figures',
  outcome: () => 'Says how it ended',
  depth: (signs) => `Tells ${signs.map((sign) => ENGLISH_SIGNS[sign]).join(', ')}`,
  old: (years) => `All that is dated lies ${years} or more years back`,
  hedged: () => 'All of it is said with doubt',
  short: () => 'Fewer than six words: not above 1',
  unproven: () => 'Neither figures nor an outcome: not above 3',
  othersOnly: () => 'No own part is told: not above 4',
  single: () => 'A single statement: not above 4',
  rounded: () => 'Rounded to a whole score',
  byModel: () => 'Graded by the language model: the mean of two independent replies',
  nothing: () => 'Nothing was said about it',
};

/** @param lang BCP 47 */
export function pointWordsFor(lang: string): PointWording {
  return toLanguage(lang) === 'ru' ? russian : english;
}
