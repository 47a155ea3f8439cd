/** What scorers say in words, in the language of the job description (Russian, else English). */
import { toLanguage } from '../../base/language.ts';
import type { Contradiction } from '../../ports/screening.ts';

export interface Wording {
  insufficient(competency: string): string;
  denied(competency: string, skills: readonly string[]): string;
  /** A red flag with both statements; see `isContradictionFlag`. */
  contradiction(contradiction: Contradiction): string;
  lowCoverage(competency: string, coverage: number): string;
  lowRubric(competency: string, score: number, anchor: string): string;
  redFlag(flag: string): string;
  redFlags(count: number): string;
  knockout(name: string): string;
  unclearCondition(name: string): string;
  contradictions(count: number): string;
  toxicity(): string;
  lowConfidence(): string;
  /** @param low and @param high bounds of the score, 0..1 */
  unstable(low: number, high: number): string;
  sameTitle(title: string): string;
  noRubric(): string;
  strong(competency: string): string;
}

const percent = (value: number): string => `${Math.round(value * 100)}%`;
const inSentence = (text: string): string => (text === '' ? '' : `: ${text.charAt(0).toLowerCase()}${text.slice(1)}`);

const russian: Wording = {
  insufficient: (competency) => `Недостаточно данных: ${competency}`,
  denied: (competency, skills) => `По словам кандидата, опыта нет: ${skills.join(', ')} (${competency})`,
  contradiction: ({ subject, first, second }) => `Противоречие (${subject}): «${first}» и «${second}» не могут быть верны одновременно`,
  lowCoverage: (competency, coverage) =>
    coverage === 0
      ? `${competency}: низкое покрытие, в ответах об этом ничего нет`
      : `${competency}: низкое покрытие, прозвучало около ${percent(coverage)} того, что нужно для роли`,
  lowRubric: (competency, score, anchor) => `${competency}: низкая оценка, ${score} из 5${inSentence(anchor)}`,
  redFlag: (flag) => `Обратите внимание: ${flag}`,
  redFlags: (count) => `Ещё замечаний: ${count}`,
  knockout: (name) => `Не выполнено обязательное условие: ${name}`,
  unclearCondition: (name) => `Обязательное условие осталось неясным, уточните у кандидата: ${name}`,
  contradictions: (count) => `Противоречий в ответах: ${count}; стоит уточнить у кандидата`,
  toxicity: () => 'В речи встретились грубые выражения',
  lowConfidence: () => 'Речь распознана неуверенно: послушайте запись, прежде чем решать',
  unstable: (low, high) =>
    `Расскажи кандидат то же чуть иначе, балл мог бы быть от ${percent(low)} до ${percent(high)}: границу решения это пересекает, поэтому стоит обсудить`,
  sameTitle: (title) => `Должность совпадает с ролью: ${title}`,
  noRubric: () => 'Оценки по рубрике нет: балл построен только на покрытии',
  strong: (competency) => `Сильная сторона: ${competency}`,
};

const english: Wording = {
  insufficient: (competency) => `Insufficient data: ${competency}`,
  denied: (competency, skills) => `The candidate says there is no experience with ${skills.join(', ')} (${competency})`,
  contradiction: ({ subject, first, second }) => `Contradiction (${subject}): “${first}” and “${second}” cannot both be true`,
  lowCoverage: (competency, coverage) =>
    coverage === 0
      ? `${competency}: low coverage, nothing in the answers speaks of it`
      : `${competency}: low coverage, about ${percent(coverage)} of what the role needs came up`,
  lowRubric: (competency, score, anchor) => `${competency}: low rubric score, ${score} of 5${inSentence(anchor)}`,
  redFlag: (flag) => `Red flag: ${flag}`,
  redFlags: (count) => `Further red flags: ${count}`,
  knockout: (name) => `A firm condition is not met: ${name}`,
  unclearCondition: (name) => `A firm condition is still unclear, ask the candidate: ${name}`,
  contradictions: (count) => `Contradictions in the answers: ${count}; worth asking the candidate about`,
  toxicity: () => 'Rude words occurred',
  lowConfidence: () => 'Speech was recognised with low confidence: listen to the recording before deciding',
  unstable: (low, high) =>
    `Had the same been told a little differently, the score could be anywhere from ${percent(low)} to ${percent(high)}: that crosses a border, so it is worth a talk`,
  sameTitle: (title) => `The title matches the role: ${title}`,
  noRubric: () => 'There is no rubric: the score rests on coverage alone',
  strong: (competency) => `Strong: ${competency}`,
};

/** @param lang BCP 47 */
export function wordsFor(lang: string): Wording {
  return toLanguage(lang) === 'ru' ? russian : english;
}

/** Whether a red flag tells of a contradiction, in either language: on the wire it is all that is left of one. */
export const isContradictionFlag = (flag: string): boolean => /^(?:Contradiction|Противоречие) \(/.test(flag);

/** Whether a red flag of the rules tells that the candidate denied this skill, in either language. */
export const isDenialFlag = (flag: string, skill: string): boolean =>
  /^(?:The candidate says there is no experience with|По словам кандидата, опыта нет:)/.test(flag) && flag.toLowerCase().includes(skill.toLowerCase());

/** Whether a red flag says that nothing was heard about a competency, in either language. */
export const isInsufficientFlag = (flag: string): boolean => /^(?:Insufficient data|Недостаточно данных)(?!\p{L})/u.test(flag);
