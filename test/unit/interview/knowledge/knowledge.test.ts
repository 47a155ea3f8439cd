import { describe, expect, it } from 'vitest';
import { toKnowledge } from '../../../../src/main/interview/knowledge/knowledge.ts';
import { readText } from '../../../../src/main/interview/knowledge/reading.ts';
import { knowledge, resources } from '../../../fixtures/screening-domain.ts';

const mentions = (text: string): string[] =>
  readText(text, knowledge).flatMap(({ skills }) => skills.map(({ skill, negated }) => `${negated ? '-' : '+'}${skill.name}`));

describe('the shipped resources', () => {
  it('hold a broad taxonomy whose relations name known skills', () => {
    expect(knowledge.skills.size).toBeGreaterThanOrEqual(750);
    for (const [to, sources] of knowledge.support) {
      expect(knowledge.skills.has(to), to).toBe(true);
      for (const [from, strength] of sources) {
        expect(knowledge.skills.has(from), from).toBe(true);
        expect(strength).toBeGreaterThan(0);
        expect(strength).toBeLessThan(1);
      }
    }
    expect(knowledge.skills.get('docker')?.category).toBe('skill');
    expect(knowledge.skills.get('grafana')?.category).toBe('tool');
    for (const skill of knowledge.skills.values()) expect(knowledge.areas.has(skill.area), skill.area).toBe(true);
  });

  it('are found by every one of their own names', () => {
    for (const skill of knowledge.skills.values()) {
      const found = readText(`We used ${skill.name} there`, knowledge).flatMap(({ skills }) => skills.map((mention) => mention.skill.id));
      expect(found, skill.name).toContain(skill.id);
    }
  });

  it('hold four sample jobs in each language, and wordings with a place for the name', () => {
    expect(resources.jobs.filter(({ language }) => language === 'ru')).toHaveLength(4);
    expect(resources.jobs.filter(({ language }) => language === 'en')).toHaveLength(4);
    for (const bank of Object.values(knowledge.questions)) {
      for (const wording of [...bank.gap, ...bank.gapAgain, ...bank.knockout, ...bank.weight])
        expect(wording.split('{name}')).toHaveLength(2);
    }
  });

  it('are refused with the name of the wrong field', () => {
    expect(() => toKnowledge(null)).toThrow('resources must be an object');
    expect(() => toKnowledge({ ...resources, questions: { en: {}, ru: {} } })).toThrow('followup');
    expect(() => toKnowledge({ ...resources, skills: { ...(resources.skills as object), areas: { odd: {} } } })).toThrow('skills.areas.odd.en');
  });
});

describe('mentions and negation', () => {
  it.each([
    ['С Kubernetes и Kafka я не работал, но Docker знаю хорошо.', ['-Kubernetes', '-Kafka', '+Docker']],
    ['I have never used Terraform, Ansible or Helm, but I know Docker.', ['-Terraform', '-Ansible', '-Helm', '+Docker']],
    ['Не только Docker, но и Kubernetes.', ['+Docker', '+Kubernetes']],
    ['We used Postgres, not MySQL.', ['+PostgreSQL', '-MySQL']],
    ['Опыта с Kafka нет.', ['-Kafka']],
    ["I don't know Java.", ['-Java']],
    ['Докер и кубернетес знаю, графану настраивал.', ['+Docker', '+Kubernetes', '+Grafana']],
  ])('%s', (text, expected) => {
    expect(mentions(text)).toEqual(expected);
  });

  it('tells a name from a common word', () => {
    expect(mentions('Go ahead, we go on. They react and excel at work, and look at solid results.')).toEqual([]);
    expect(mentions('We wrote it in Go, C++ and .NET with React.')).toEqual(['+Go', '+C++', '+.NET', '+React']);
  });
});
