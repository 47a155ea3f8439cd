/** What scorers say in words, in the language of the job description (Russian, else English). */
export interface Wording {
  insufficient(competency: string): string;
  denied(competency: string, skills: readonly string[]): string;
  lowCoverage(competency: string, coverage: number): string;
  lowRubric(competency: string, score: number): string;
  redFlag(flag: string): string;
  redFlags(count: number): string;
  knockout(name: string): string;
  contradictions(count: number): string;
  toxicity(): string;
  lowConfidence(): string;
  sameTitle(title: string): string;
  noRubric(): string;
  strong(competency: string): string;
}

const percent = (value: number): string => `${Math.round(value * 100)}%`;

const russian: Wording = {
  insufficient: (competency) => `Недостаточно данных: ${competency}`,
  denied: (competency, skills) => `По словам кандидата, опыта нет: ${skills.join(', ')} (${competency})`,
  lowCoverage: (competency, coverage) => `Низкое покрытие: ${competency} (${percent(coverage)})`,
  lowRubric: (competency, score) => `Низкая оценка: ${competency} (${score} из 5)`,
  redFlag: (flag) => `Тревожный признак: ${flag}`,
  redFlags: (count) => `Ещё тревожных признаков: ${count}`,
  knockout: (name) => `Не выполнено обязательное условие: ${name}`,
  contradictions: (count) => `Противоречий в ответах: ${count}`,
  toxicity: () => 'В речи встретились грубые выражения',
  lowConfidence: () => 'Речь распознана неуверенно: проверьте запись, прежде чем решать',
  sameTitle: (title) => `Должность совпадает с ролью: ${title}`,
  noRubric: () => 'Оценки по рубрике нет: балл построен только на покрытии',
  strong: (competency) => `Сильная сторона: ${competency}`,
};

const english: Wording = {
  insufficient: (competency) => `Insufficient data: ${competency}`,
  denied: (competency, skills) => `The candidate says there is no experience with ${skills.join(', ')} (${competency})`,
  lowCoverage: (competency, coverage) => `Low coverage: ${competency} (${percent(coverage)})`,
  lowRubric: (competency, score) => `Low rubric score: ${competency} (${score} of 5)`,
  redFlag: (flag) => `Red flag: ${flag}`,
  redFlags: (count) => `Further red flags: ${count}`,
  knockout: (name) => `A firm condition is not met: ${name}`,
  contradictions: (count) => `Contradictions in the answers: ${count}`,
  toxicity: () => 'Rude words occurred',
  lowConfidence: () => 'Speech was recognised with low confidence: check the recording before deciding',
  sameTitle: (title) => `The title matches the role: ${title}`,
  noRubric: () => 'There is no rubric: the score rests on coverage alone',
  strong: (competency) => `Strong: ${competency}`,
};

/** @param lang BCP 47 */
export function wordsFor(lang: string): Wording {
  return lang.toLowerCase().startsWith('ru') ? russian : english;
}
