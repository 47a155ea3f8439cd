/** What of the resume the candidate says is not theirs: all of it, or a job. It is not asked about any more. */
import type { DialogueInput } from '../../../ports/voice.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { wishOf, type HeardKind } from './heard.ts';
import { makePlan, type Plan } from './plan.ts';
import type { VoiceTexts } from './texts.ts';
import { toTopicKey } from './topics.ts';

export interface Disputes {
  /** “This is not my resume.” */
  readonly isResume: boolean;
  /** Places of the jobs that were denied. */
  readonly jobs: ReadonlySet<number>;
}

const NAMED = /(?<![\p{L}\p{N}])[\p{L}\p{N}]{3,}/gu;

/** Which jobs a denial speaks of: those of the company that it names, else of the one that was asked about; empty when neither is there. */
export function deniedJobs(text: string, topicId: string, { topics, resume }: Plan): readonly number[] {
  const said = text.toLowerCase();
  const named = resume?.jobs.find(({ company }) => company !== null && said.includes((company.toLowerCase().match(NAMED) ?? ['\n'])[0]));
  const asked = topics.find(({ id }) => id === topicId)?.experience ?? null;
  const denied = named ?? resume?.jobs.find(({ index }) => index === asked);
  if (denied === undefined) return [];
  // Two positions at one company are denied together.
  return resume?.jobs.filter(({ index, company }) => index === denied.index || (company !== null && company === denied.company)).map(({ index }) => index) ?? [];
}

/** Of the whole talk so far. */
export function disputesIn(turns: DialogueInput['turns'], plan: Plan, texts: VoiceTexts): Disputes {
  const jobs = new Set<number>();
  let isResume = false;
  let topicId = '';
  for (const { role, text, topic } of turns) {
    if (role === 'interviewer') {
      topicId = toTopicKey(topic ?? '').topic;
      continue;
    }
    const kind: HeardKind | null = wishOf(text, texts);
    if (kind === 'resume-denied') isResume = true;
    if (kind === 'job-denied') for (const job of deniedJobs(text, topicId, plan)) jobs.add(job);
  }
  return { isResume, jobs };
}

/** The plan without what was denied. A pause and a change of field are read off the jobs: they go with the first of them. */
export function planWithout(plan: Plan, { isResume, jobs }: Disputes, input: DialogueInput, knowledge: Knowledge): Plan {
  if (isResume) return makePlan({ ...input, resume: null }, knowledge);
  if (jobs.size === 0) return plan;
  return { ...plan, topics: plan.topics.filter(({ id, experience }) => (experience === null ? !id.startsWith('gap:') && id !== 'change' : !jobs.has(experience))) };
}
