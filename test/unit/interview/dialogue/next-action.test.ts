import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextAction as inSteps, type DialogueInput } from '../../../../src/main/interview/dialogue/next-action.ts';
import { normalised } from '../../../../src/main/interview/dialogue/wording.ts';
import type { Knowledge } from '../../../../src/main/interview/knowledge/knowledge.ts';
import { atOnce } from '../../../../src/main/interview/scoring/steady.ts';
import type { Coverage, DialogueTurn, JobDescription } from '../../../../src/main/ports/screening.ts';
import { jobOf, knowledge } from '../../../fixtures/screening-domain.ts';

const nextAction = (input: DialogueInput & { readonly knowledge: Knowledge }) => atOnce(inSteps(input));

const jd: JobDescription = {
  ...jobOf({ small: ['serving'], big: ['SQL'] }, { knockouts: ['Right to work in the EU'] }),
  competencies: [
    { name: 'small', weight: 0.3, indicators: [{ name: 'serving' }] },
    { name: 'big', weight: 0.7, indicators: [{ name: 'SQL' }] },
  ],
};
const covered = (serving: number, sql: number): Coverage => ({ perIndicator: { serving, SQL: sql }, perCompetency: {} });
const ask = (coverage: Coverage | null, turns: readonly DialogueTurn[] = []) => nextAction({ jd, turns, coverage, knowledge });
const asked = (...texts: readonly string[]): DialogueTurn[] => texts.map((text) => ({ role: 'assistant', text }));

describe('nextAction', () => {
  it('asks about the first gap, names it and targets it', () => {
    expect(ask(covered(0.9, 0.49))).toMatchObject({
      action: 'ask',
      reason: 'gap',
      targetSkill: 'SQL',
      question: expect.stringContaining('SQL') as string,
    });
    expect(ask(covered(0.2, 0.1)).targetSkill).toBe('serving');
  });

  it('goes on to the next gap after two questions', () => {
    expect(ask(covered(0.2, 0.1), asked('Tell me about serving.')).targetSkill).toBe('serving');
    expect(ask(covered(0.2, 0.1), asked('Tell me about serving.', 'Serving again?')).targetSkill).toBe('SQL');
  });

  it('then asks the open condition, then the heaviest competency, then ends', () => {
    expect(ask(covered(0.9, 0.9))).toMatchObject({
      reason: 'knockout',
      question: expect.stringContaining('Right to work in the EU') as string,
    });
    const condition = asked('Do you have the right to work in the EU?');
    expect(ask(covered(0.9, 0.9), condition)).toMatchObject({ reason: 'weight', targetSkill: 'big' });
    expect(ask(covered(0.9, 0.9), [...condition, ...asked('Your best case in big?')])).toMatchObject({
      reason: 'weight',
      targetSkill: 'small',
    });
    expect(ask(covered(0.9, 0.9), [...condition, ...asked('big', 'small')])).toEqual({
      action: 'end',
      question: null,
      followups: [],
      targetSkill: null,
      reason: 'done',
    });
  });

  it('counts as gaps what the coverage names beyond the job, and everything with no coverage', () => {
    expect(ask({ perIndicator: { serving: 1, SQL: 1, extra: 0 }, perCompetency: {} }).targetSkill).toBe('extra');
    expect(ask(null).targetSkill).toBe('serving');
  });

  it('does not take a part of a word or of a longer name for the name', () => {
    const job = jobOf({ stack: ['R', 'Python', 'Python async'] });
    const next = (turns: readonly DialogueTurn[]) =>
      nextAction({ jd: job, turns, coverage: { perIndicator: {}, perCompetency: {} }, knowledge });
    expect(next(asked('Are your years great?', 'Are there more?')).targetSkill).toBe('R');
    expect(next(asked('R?', 'R?', 'Python async?', 'Python async?')).targetSkill).toBe('Python');
  });

  it('speaks the language of the job, with different words for different gaps', () => {
    const names = ['мониторинг', 'деплой', 'переговоры', 'SQL'];
    const job = jobOf({ всё: names }, { lang: 'ru' });
    const turns: DialogueTurn[] = [];
    const questions = names.map((name) => {
      const action = nextAction({
        jd: job,
        turns,
        coverage: { perIndicator: Object.fromEntries(names.map((other) => [other, other === name ? 0 : 1])), perCompetency: {} },
        knowledge,
      });
      turns.push({ role: 'assistant', text: action.question ?? '' }, { role: 'user', text: 'Да.' });
      return (action.question ?? '').replace(name, '…');
    });
    expect(new Set(questions).size).toBe(names.length);
    for (const question of questions) expect(question).toMatch(/[а-я]/);
  });

  it('chooses follow-ups from what the last answer left out', () => {
    const { followups } = knowledge.families.get('generic')!.questions.en;
    const job = jobOf({ stack: ['Quibbling'] });
    const after = (answer: string) => nextAction({ jd: job, turns: [{ role: 'user', text: answer }], coverage: { perIndicator: {}, perCompetency: {} }, knowledge }).followups;
    expect(after('I built the pipeline step by step using Docker and Grafana because the old one failed, and cut latency to 80 ms.')).toEqual([]);
    const [one, two] = after('I built the pipeline step by step using Docker and Grafana because the old one failed.');
    expect(followups.numbers).toContain(one);
    expect(followups.outcome).toContain(two);
    expect(followups.ownRole).toContain(after('We cut latency from 300 to 80 ms by moving to Docker because the servers drifted apart.')[0]);
    const vague = after('Yes, some.');
    expect(vague).toHaveLength(2);
    expect(knowledge.questions.en.followup.example).toContain(vague[0]);
  });

  it('asks the second time for what the first answer lacked', () => {
    const job = jobOf({ stack: ['Quibbling'] }, { lang: 'ru' });
    const first = nextAction({ jd: job, turns: [], coverage: null, knowledge });
    const turns: DialogueTurn[] = [
      { role: 'assistant', text: first.question ?? '' },
      { role: 'user', text: 'Я сам настроил всё с помощью скриптов, потому что раньше делали руками, и в итоге стало быстрее.' },
    ];
    const second = nextAction({ jd: job, turns, coverage: null, knowledge });
    expect(second.targetSkill).toBe('Quibbling');
    expect(knowledge.families.get('generic')!.questions.ru.followups.numbers.some((words) => second.question?.includes(words))).toBe(true);
  });

  it('never asks the same words twice, and never repeats a follow-up that was asked', () => {
    for (const lang of ['ru', 'en']) {
      const job = jobOf({ a: ['Docker', 'Kafka', 'SQL'], b: ['переговоры', 'Quibbling'] }, { lang, knockouts: ['Переезд', 'English C1'] });
      const turns: DialogueTurn[] = [];
      const heard: string[] = [];
      for (;;) {
        const { question, followups } = nextAction({ jd: job, turns, coverage: { perIndicator: {}, perCompetency: {} }, knowledge });
        if (question === null) break;
        for (const words of [question, ...followups.slice(0, 1)]) {
          expect(heard).not.toContain(normalised(words));
          heard.push(normalised(words));
          turns.push({ role: 'assistant', text: words }, { role: 'user', text: 'Да, было дело.' });
        }
      }
      expect(heard.length).toBeGreaterThan(8);
    }
  });

  it('asks fewer and heavier things where time is short, keeps room for conditions, and ends in time', () => {
    const topics = (usedS: number, turns: readonly DialogueTurn[] = []) =>
      nextAction({ jd, turns, coverage: covered(0.1, 0.1), budget: { plannedS: 600, usedS }, knowledge });
    expect(topics(0)).toMatchObject({ reason: 'gap', targetSkill: 'serving' });
    // Two questions fit: the heavier gap and the condition.
    expect(topics(300)).toMatchObject({ reason: 'gap', targetSkill: 'SQL' });
    expect(topics(450)).toMatchObject({ reason: 'knockout' });
    expect(topics(580)).toMatchObject({ action: 'end', reason: 'done' });
    // Nothing a second time while something was not asked at all.
    expect(topics(330, asked('SQL?')).targetSkill).toBe('serving');
  });

  it('always ends, asks each gap at most twice, and is deterministic', () => {
    const name = fc.oneof(
      fc.constantFrom('Docker', '!!!', '__proto__', 'R', 'C++'),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
    );
    fc.assert(
      fc.property(
        fc.uniqueArray(name, { minLength: 1, maxLength: 4 }),
        fc.uniqueArray(name, { maxLength: 3 }),
        fc.constantFrom('ru', 'en'),
        (indicators, knockouts, lang) => {
          const job = jobOf({ 'The work': indicators }, { lang, knockouts });
          const turns: DialogueTurn[] = [];
          for (let step = 0; ; step++) {
            expect(step).toBeLessThanOrEqual(2 * indicators.length + 2 * knockouts.length + 1);
            const action = nextAction({ jd: job, turns, coverage: null, knowledge });
            expect(nextAction({ jd: job, turns, coverage: null, knowledge })).toEqual(action);
            expect(action.followups.length).toBeLessThanOrEqual(2);
            if (action.action === 'end') break;
            turns.push({ role: 'assistant', text: action.question ?? '' }, { role: 'user', text: 'Hm.' });
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
