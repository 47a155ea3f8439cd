import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lintQuestions, questionProblems } from '../../../scripts/resources/lint-questions.ts';
import { lintRoles } from '../../../scripts/resources/lint-roles.ts';
import { lintSkills } from '../../../scripts/resources/lint-skills.ts';
import { readResourceFiles, type ResourceFiles } from '../../../scripts/resources/read-files.ts';
import type { RawSkill } from '../../../src/main/interview/knowledge/resource-schema.ts';
import { loadResources } from '../../../src/main/store/resources.ts';

const resources = loadResources(join(import.meta.dirname, '../../../resources'));
const files = readResourceFiles(join(import.meta.dirname, '../../../resources'));
const { taxonomy, families, roles } = files;

describe('the shipped data', () => {
  it('break no rule', () => {
    expect(lintSkills(files)).toEqual([]);
    expect(lintQuestions(families)).toEqual([]);
    expect(lintRoles(roles, taxonomy)).toEqual([]);
  });

  it('are as broad as promised', () => {
    expect(taxonomy.entries.length).toBeGreaterThanOrEqual(750);
    expect(families.families.length).toBeGreaterThanOrEqual(31);
    expect(roles.roles.length).toBeGreaterThanOrEqual(150);
  });
});

describe('the rules for skills', () => {
  const changed = (id: string, change: Partial<RawSkill>): ResourceFiles => ({
    ...files,
    taxonomy: { ...taxonomy, entries: taxonomy.entries.map((entry) => (entry.id === id ? { ...entry, ...change } : entry)) },
  });

  it.each([
    ['a synonym of another entry', changed('redis', { en: ['kafka', 'redis'] }), '“kafka” of redis'],
    ['the same in another form', changed('redis', { ru: ['графаной'] }), '“графаной” of redis'],
    ['an ordinary word', changed('redis', { ru: ['дела'] }), '“дела” of redis is an ordinary word'],
    ['a relation to nothing', changed('redis', { implies: ['nowhere'] }), 'relation to nowhere'],
    ['a relation to itself', changed('redis', { implies: ['redis'] }), 'relation to redis'],
    ['an unknown family', changed('redis', { family: 'odd' }), 'unknown question family odd'],
    ['an unknown context', changed('redis', { guarded: { cache: ['@odd'] } }), 'unknown context @odd'],
    ['no Russian', changed('redis', { ru: [] }), 'no Russian synonym'],
    ['little evidence', changed('redis', { evidence: { en: ['keys'], ru: ['ключи', 'память'] } }), 'less than two phrases'],
    ['synonyms out of order', changed('docker', { en: ['dockerfile', 'docker'] }), 'en is not sorted'],
    ['another area', changed('redis', { area: 'hr' }), 'does not lie in skills/hr.json'],
  ])('refuse %s', (_, wrong, message) => {
    expect(lintSkills(wrong).join('\n')).toContain(message);
  });

  it('refuse a circle of parts', () => {
    const circle = changed('kibana', { partOf: ['elk'] }).taxonomy.entries.map((entry) => (entry.id === 'elk' ? { ...entry, partOf: ['kibana'] } : entry));
    expect(lintSkills({ ...files, taxonomy: { ...taxonomy, entries: circle } }).join('\n')).toContain('elk is partOf itself');
  });

  it('let a guard tell two entries apart', () => {
    const guarded = changed('docker', { guarded: { whale: ['container'] } }).taxonomy.entries;
    const both = guarded.map((entry) => (entry.id === 'redis' ? { ...entry, guarded: { whale: ['cache'] } } : entry));
    expect(lintSkills({ ...files, taxonomy: { ...taxonomy, entries: both } })).toEqual([]);
  });
});

describe('the rules for questions', () => {
  it.each([
    ['Great, and how did it end?', 'en', 'praises'],
    ['Отлично. Чем закончилось?', 'ru', 'praises'],
    ['What was it? And when?', 'en', 'more than one question mark'],
    ['Tell me about it', 'en', 'does not end as a sentence'],
    ['Что это было?', 'en', 'is in the other language'],
    ['What is {name} and {name}?', 'en', 'names its subject twice'],
    ['Что не сработало в «{name}»?', 'ru', 'a preposition governs the name'],
    ['Как вы действуете, когда речь о «{name}»?', 'ru', 'a preposition governs the name'],
    ['Расскажите о случае, когда «{name}» вас подвело.', 'ru', 'the name has a case of its own, or a word agrees with it'],
    ['Как «{name}» устроено у вас?', 'ru', 'the name has a case of its own, or a word agrees with it'],
    ['How is “{name}” arranged?', 'en', 'a verb agrees with the name'],
    ['When did “{name}” fail you?', 'en', 'a verb agrees with the name'],
    ['How do you prepare when “{name}” matters?', 'en', 'a verb agrees with the name'],
    [`${'word '.repeat(25)}?`, 'en', '25 words'],
  ] as const)('refuse “%s”', (question, language, problem) => {
    expect(questionProblems(question, language)).toContain(problem);
  });

  it('pass a plain question', () => {
    expect(questionProblems('По теме «{name}»: расскажите о случае, когда вы ошиблись.', 'ru')).toEqual([]);
  });

  it('hold for the frame of a talk too', () => {
    const frame = resources.questions as Readonly<Record<'en' | 'ru', Readonly<Record<string, readonly string[]>>>>;
    for (const language of ['en', 'ru'] as const) {
      for (const question of ['gap', 'gapAgain', 'knockout', 'knockoutAgain', 'bridge', 'weight'].flatMap((part) => frame[language][part] ?? [])) expect([question, ...questionProblems(question, language)]).toEqual([question]);
    }
  });

  it('refuse a family whose languages differ', () => {
    const lame = families.families.map((family) => (family.id === 'databases' ? { ...family, en: { ...family.en, deeper: family.en.deeper.slice(1) } } : family));
    expect(lintQuestions({ ...families, families: lame })).toContain('databases: the languages hold different numbers of questions');
  });
});
