import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JD } from '../../../../src/contracts/screening.ts';
import { withoutCompetency, withWeight } from '../../../../src/renderer/candidate/setup/job-weights.ts';

const toJob = (weights: readonly number[]) => {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return {
    role: 'r',
    lang: 'en',
    knockouts: [],
    competencies: weights.map((weight, index) => ({ name: `c${index}`, weight: weight / sum, indicators: [] })),
  };
};
const jobs = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 12 }).map(toJob);

describe('weights of competencies', () => {
  it('always make a valid job description', () => {
    fc.assert(
      fc.property(jobs, fc.nat(), fc.double({ min: -1, max: 2, noNaN: true }), (job, place, weight) => {
        const index = place % job.competencies.length;
        expect(JD.safeParse(withWeight(job, index, weight)).success).toBe(true);
        expect(JD.safeParse(withoutCompetency(job, index)).success).toBe(true);
      }),
    );
  });

  it('give the one its weight and keep the others in proportion', () => {
    const changed = withWeight(toJob([20, 60, 20]), 0, 0.6).competencies.map((each) => Math.round(each.weight * 100));
    expect(changed).toEqual([60, 30, 10]);
  });

  it('share evenly when all others stood at zero, and the last one cannot go', () => {
    const all = withWeight(toJob([50, 25, 25]), 0, 1);
    expect(withWeight(all, 0, 0.5).competencies.map((each) => each.weight)).toEqual([0.5, 0.25, 0.25]);
    expect(withoutCompetency(toJob([1]), 0).competencies).toHaveLength(1);
  });
});
