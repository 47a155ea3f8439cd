import { describe, expect, it } from 'vitest';
import { answersIn, onSubject } from '../../../../src/main/interview/scoring/answers.ts';
import { createCoverageMatcher } from '../../../../src/main/interview/scoring/coverage-matcher.ts';
import { atOnce } from '../../../../src/main/interview/scoring/steady.ts';
import { knowledge } from '../../../fixtures/screening-domain.ts';

const jd = {
  role: 'Engineer', lang: 'en', knockouts: [],
  competencies: [
    { name: 'Data', weight: 0.5, indicators: [{ name: 'PostgreSQL' }] },
    { name: 'Delivery', weight: 0.5, indicators: [{ name: 'Docker' }] },
  ],
};
const docker = 'I moved our twelve services into Docker images and cut the build from 20 minutes to 6.';
const terse = 'I tuned the slow ones for months and the page went from 9 seconds to 1.';
const both = 'I ran PostgreSQL in Docker and rebuilt its indexes, 40 % faster.';
const chunk = (text: string, answersTo: string | null) => ({ text, t0: 0, t1: 1, answersTo });
const matcher = createCoverageMatcher({ knowledge, embedder: null });

describe('onSubject', () => {
  it('takes the credit from an answer that tells of another thing of the job', async () => {
    const told = atOnce(onSubject(jd, [chunk(docker, 'PostgreSQL')], knowledge));
    expect(told[0]?.answersTo).toBeNull();
    const { coverage } = await matcher.match(jd, docker, undefined, told);
    expect(coverage.perIndicator['PostgreSQL']).toBeLessThan(0.3);
    expect(coverage.perIndicator['Docker']).toBeGreaterThan(0.5);
  });

  it('leaves it to those who name nothing, or what was asked', () => {
    const chunks = [chunk(terse, 'PostgreSQL'), chunk(both, 'PostgreSQL'), chunk(docker, 'Docker'), chunk(docker, null), chunk('', 'Docker')];
    expect(atOnce(onSubject(jd, chunks, knowledge))).toEqual(chunks);
  });

  it('holds on the wire too, where the question’s words tell what was asked', () => {
    const answers = atOnce(answersIn(jd, [{ role: 'assistant', text: 'What did you do with PostgreSQL?' }, { role: 'user', text: docker }]));
    expect(answers[0]?.answersTo).toBe('PostgreSQL');
    expect(atOnce(onSubject(jd, answers, knowledge))[0]?.answersTo).toBeNull();
  });
});
