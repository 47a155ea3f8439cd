import { describe, expect, it } from 'vitest';
import { boundedByRules } from '../../../../src/main/interview/screening/model-bounds.ts';
import type { JobDescription, Rubric } from '../../../../src/main/ports/screening.ts';
import { knowledge } from '../../../fixtures/screening-domain.ts';

const jd: JobDescription = { role: 'Engineer', lang: 'en', competencies: [{ name: 'Containers', weight: 1, indicators: [{ name: 'Docker' }] }], knockouts: [] };
const rubric = (score: number, quote: string): Rubric => ({ scores: { Containers: score }, redFlags: [], evidence: quote === '' ? [] : [{ quote, t0: 0, t1: 0, competency: 'Containers' }] });

describe('a model’s grade far above the rules’', () => {
  it('does not stand on words about something else', () => {
    expect(boundedByRules(rubric(5, 'the weather was fine that day and we all went out'), rubric(0, ''), jd, knowledge).scores).toEqual({ Containers: 2 });
  });
  it('stands on words about the matter', () => {
    expect(boundedByRules(rubric(5, 'I deployed twelve services with Docker and cut the release time'), rubric(0, ''), jd, knowledge).scores).toEqual({ Containers: 5 });
  });
  it('is free within two points, and downwards', () => {
    expect(boundedByRules(rubric(3, 'the weather was fine'), rubric(1, ''), jd, knowledge).scores).toEqual({ Containers: 3 });
    expect(boundedByRules(rubric(0, ''), rubric(5, ''), jd, knowledge).scores).toEqual({ Containers: 0 });
  });
});
