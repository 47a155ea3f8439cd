/** The report's own words in both languages. */
import type { Language } from '../../ports/language.ts';
import type { Decision } from '../../ports/screening.ts';

export interface ReportLabels {
  readonly title: string;
  readonly vacancy: string;
  readonly date: string;
  readonly noName: string;
  readonly unnamed: string;
  readonly recommendation: string;
  readonly decision: Readonly<Record<Decision, string>>;
  readonly scale: string;
  readonly reasons: string;
  readonly redFlags: string;
  readonly scores: string;
  readonly competency: string;
  readonly rubric: string;
  readonly combined: string;
  readonly insufficient: string;
  readonly evidence: string;
  readonly quote: string;
  readonly moment: string;
  readonly noMoment: string;
  readonly noEvidence: string;
  readonly none: string;
  readonly chart: string;
  readonly person: string;
  readonly scoredBy: string;
}

const en: ReportLabels = {
  title: 'Screening interview report',
  vacancy: 'Vacancy',
  date: 'Date',
  noName: 'Candidate not named',
  unnamed: 'not named',
  recommendation: 'Recommendation',
  decision: { move: 'Move forward', discuss: 'Discuss', reject: 'Do not move forward' },
  scale: 'Above 80% move forward, above 60% discuss, otherwise do not move forward.',
  reasons: 'Reasons',
  redFlags: 'Red flags',
  scores: 'Scores',
  competency: 'Competency',
  rubric: 'Rubric, 0 to 5',
  combined: 'With coverage',
  insufficient: 'insufficient data',
  evidence: 'Evidence',
  quote: 'What the candidate said',
  moment: 'In the recording',
  noMoment: 'no time',
  noEvidence: 'There are no quotes: nothing in the conversation supports a score.',
  none: 'None.',
  chart: 'Rubric scores',
  person: 'A person decides. This report recommends and shows what it rests on.',
  scoredBy: 'Scored by',
};

const ru: ReportLabels = {
  title: 'Отчёт о первичном собеседовании',
  vacancy: 'Вакансия',
  date: 'Дата',
  noName: 'Кандидат не указан',
  unnamed: 'не указана',
  recommendation: 'Рекомендация',
  decision: { move: 'Пригласить дальше', discuss: 'Обсудить', reject: 'Не приглашать дальше' },
  scale: 'Выше 80% — пригласить дальше, выше 60% — обсудить, иначе — не приглашать.',
  reasons: 'Основания',
  redFlags: 'Тревожные признаки',
  scores: 'Оценки',
  competency: 'Компетенция',
  rubric: 'Рубрика, от 0 до 5',
  combined: 'С учётом покрытия',
  insufficient: 'недостаточно данных',
  evidence: 'Подтверждения',
  quote: 'Слова кандидата',
  moment: 'В записи',
  noMoment: 'без времени',
  noEvidence: 'Цитат нет: в разговоре ничто не подтверждает оценку.',
  none: 'Нет.',
  chart: 'Оценки по рубрике',
  person: 'Решает человек. Отчёт рекомендует и показывает, на чём рекомендация основана.',
  scoredBy: 'Оценил',
};

export const REPORT_LABELS: Readonly<Record<Language, ReportLabels>> = { en, ru };
