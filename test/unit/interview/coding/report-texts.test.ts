/** The words of a report: figures as each language writes them. */
import { describe, expect, it } from 'vitest';
import type { Findings } from '../../../../src/main/interview/coding/scoring/assess.ts';
import type { GrowthFit } from '../../../../src/main/interview/coding/scoring/fit.ts';
import { measurement, recruiterText, strengthsAndWeaknesses } from '../../../../src/main/interview/coding/scoring/report-texts.ts';
import { INTEGRITY_EVENTS } from '../../../../src/main/ports/coding.ts';
import type { GrowthClass } from '../../../../src/main/interview/tasks/task.ts';
import { taskCalled } from '../../../fixtures/coding.ts';

const fit = (name: GrowthClass, goodness: number): GrowthFit => ({ best: name, low: name, high: name, error: 0.01, goodness });

function findingsOf(language: 'ru' | 'en', correctness = 1, candidate = fit('O(n)', 1)): Findings {
  return {
    task: taskCalled('busiest-minute'), language, written: true, broke: false, hintsTaken: 0, level: 'junior+',
    metrics: { correctness, optimality: 1, codeStyle: 0.68, softSkills: 0.5, overall: 0.8 },
    visible: { total: 4, passed: 1, failed: 3 }, hidden: { total: 13, passed: 2, failed: 11 },
    optimality: { score: 1, outcome: 'measured', unit: 'steps', candidate, reference: candidate, growth: 'same', ratio: 1, slowRatio: 19.42, broken: null },
    style: { score: 1, findings: [] }, conversation: { score: 0.5, signs: [], asked: 0, answered: 0 },
    execution: { averageMs: 12.5, maxMemoryMb: 3, runs: 2 }, integrity: { total: 0, suspicion: 0, events: [] },
  };
}

describe('figures', () => {
  it('are written with a comma in Russian and with their word', () => {
    const text = measurement(findingsOf('ru'));
    expect(text).toContain('R² 1,000');
    expect(text).toContain('медленное решение дороже в 19,4 раза');
    expect(text).toContain('к эталону — 1,0');
    expect(recruiterText(findingsOf('ru'))).toContain('в среднем 12,5 мс');
    expect(recruiterText(findingsOf('ru'))).not.toMatch(/\d\.\d/);
  });

  it('are written with a point in English', () => {
    expect(measurement(findingsOf('en'))).toContain('grows as O(n) (R² 1.000)');
    expect(measurement(findingsOf('en'))).toContain('a slow solution takes 19.4 times');
  });

  it('give no R² where nothing grows', () => {
    expect(measurement(findingsOf('en', 1, fit('O(1)', 0)))).toContain('grows as O(1),');
  });
});

describe('words', () => {
  it('are all of the interview’s language', () => {
    const findings: Findings = { ...findingsOf('ru'), integrity: { total: 2, suspicion: 0.1, events: INTEGRITY_EVENTS.map((type) => ({ type, count: 2, latestAt: '' })) } };
    expect(recruiterText(findings)).toContain('уход с вкладки × 2');
    expect(recruiterText(findings).replaceAll(/junior\+|O\(n\)|R²/g, '')).not.toMatch(/[a-z]{2}/i);
  });
});

describe('style of code that hardly works', () => {
  it('counts for less, and says why, and nobody is told that it is hard to read', () => {
    const findings = findingsOf('en', 3 / 17);
    expect(recruiterText(findings)).toContain('nothing to object to; counted for less, as most tests fail');
    expect(strengthsAndWeaknesses(findings).strengths).not.toContain('clean code');
    expect(strengthsAndWeaknesses(findings).weaknesses).not.toContain('readability of the code');
  });
});
