import { describe, expect, it } from 'vitest';
import { familyOf, FOLLOWUP_GAPS, GENERIC_FAMILY, nameQuestion, questionsFor } from '../../../../src/main/interview/knowledge/question-bank.ts';
import { knowledge } from '../../../fixtures/screening-domain.ts';

describe('familyOf', () => {
  it.each([
    ['Code review', 'code-review'],
    ['Базы данных', 'databases'],
    ['PostgreSQL', 'databases'],
    ['Оптимизация запросов в Постгресе', 'databases'],
    ['Kubernetes', 'infrastructure'],
    ['Model serving in production', 'mlops'],
    ['Machine learning', 'machine-learning'],
    ['Deep learning', 'machine-learning'],
    ['обучаемость', 'learning'],
    ['Микросервисы на Kafka', 'distributed-systems'],
    ['Переговоры с клиентами', 'negotiation'],
    ['React', 'frontend'],
    ['Холодные звонки', 'prospecting'],
    ['Подбор персонала', 'recruiting'],
    ['Кадровое делопроизводство', 'people-operations'],
    ['Бухгалтерский учёт', 'accounting'],
    ['Account management', 'account-management'],
    ['Управление командой', 'people-management'],
    ['Стрессоустойчивость', 'time-management'],
    ['Английский язык', 'foreign-language'],
    ['SolidWorks', 'engineering'],
    ['A/B testing', 'statistics'],
    ['Incident response', 'incident-response'],
  ])('%s is %s', (name, family) => {
    expect(familyOf(name, knowledge)).toBe(family);
  });

  it.each(['Водительские права', 'Driving licence', 'SAP', 'Уход за пациентами', 'Patient care', 'Welding', 'Hospitality'])('asks the plain questions about %s', (name) => {
    expect(questionsFor(name, 'ru', knowledge).family).toBe(GENERIC_FAMILY);
  });

  it.each([
    ['Forecasting', 'analytics'],
    ['Прогнозирование продаж', 'b2b-sales'],
    ['The market', null],
  ])('by the sense of the word: %s', (name, family) => expect(familyOf(name, knowledge)).toBe(family));

  it('knows no family of what it has never heard of', () => {
    expect(familyOf('вышивание бисером', knowledge)).toBeNull();
    expect(familyOf('', knowledge)).toBeNull();
  });

  it('names a known family for every skill', () => {
    for (const skill of knowledge.skills.values()) expect(knowledge.families.has(skill.family), skill.id).toBe(true);
  });
});

describe('questionsFor', () => {
  it('gives questions of the family, and its own follow-ups before the generic ones', () => {
    const generic = knowledge.families.get(GENERIC_FAMILY)!.questions.ru;
    const bank = questionsFor('Базы данных', 'ru', knowledge);
    expect(bank.family).toBe('databases');
    expect(bank.opening.length).toBeGreaterThanOrEqual(4);
    expect(bank.deeper.length).toBeGreaterThanOrEqual(2);
    for (const gap of FOLLOWUP_GAPS) {
      expect(bank.followups[gap].length).toBeGreaterThanOrEqual(3);
      expect(bank.followups[gap][0]).not.toBe(generic.followups[gap][0]);
      expect(bank.followups[gap].slice(-generic.followups[gap].length)).toEqual(generic.followups[gap]);
    }
  });

  it('falls back to the generic bank in both languages', () => {
    for (const language of ['en', 'ru'] as const) {
      const bank = questionsFor('вышивание бисером', language, knowledge);
      expect(bank.family).toBe(GENERIC_FAMILY);
      expect(bank.opening).toEqual(knowledge.families.get(GENERIC_FAMILY)!.questions[language].opening);
    }
  });
});

describe('nameQuestion', () => {
  it('names the subject verbatim and once, whether or not the question has a place for it', () => {
    for (const language of ['en', 'ru'] as const) {
      const name = 'Kafka, $& {name}-like';
      for (const question of questionsFor('Kafka', language, knowledge).opening) {
        for (const step of [0, 1, 2, 3]) {
          expect(nameQuestion(question, 'Kafka', language, knowledge, step).split('Kafka')).toHaveLength(2);
        }
        expect(nameQuestion(question, name, language, knowledge)).toContain(name);
      }
    }
  });
});
