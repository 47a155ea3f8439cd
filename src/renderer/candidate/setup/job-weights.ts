import type { z } from 'zod';
import type { JD } from '../../../contracts/screening.ts';

type Job = z.output<typeof JD>;

/** Sets one competency's weight (0..1) and scales the others so that all sum to 1 exactly. */
export function withWeight(job: Job, index: number, weight: number): Job {
  const wanted = Math.max(0, Math.min(1, weight));
  const others = job.competencies.reduce((sum, each, at) => (at === index ? sum : sum + each.weight), 0);
  if (job.competencies.length === 1) return withCompetencies(job, job.competencies.map((each) => ({ ...each, weight: 1 })));
  const scaled = job.competencies.map((each, at) => {
    if (at === index) return { ...each, weight: wanted };
    const share = others > 0 ? each.weight / others : 1 / (job.competencies.length - 1);
    return { ...each, weight: (1 - wanted) * share };
  });
  return withCompetencies(job, scaled);
}

/** Takes one competency away; the last one stays. */
export function withoutCompetency(job: Job, index: number): Job {
  if (job.competencies.length <= 1) return job;
  return withCompetencies(job, job.competencies.filter((_, at) => at !== index));
}

export function withName(job: Job, index: number, name: string): Job {
  return { ...job, competencies: job.competencies.map((each, at) => (at === index ? { ...each, name } : each)) };
}

export function withoutKnockout(job: Job, index: number): Job {
  return { ...job, knockouts: job.knockouts.filter((_, at) => at !== index) };
}

function withCompetencies(job: Job, competencies: Job['competencies']): Job {
  const sum = competencies.reduce((total, each) => total + each.weight, 0);
  const even = 1 / competencies.length;
  return { ...job, competencies: competencies.map((each) => ({ ...each, weight: sum > 0 ? each.weight / sum : even })) };
}
