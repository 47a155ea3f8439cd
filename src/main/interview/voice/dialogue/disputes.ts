/** What of the resume the candidate says is not theirs: all of it, or a job. It is not asked about any more. */
import type { DialogueInput, VoiceTurn } from '../../../ports/voice.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { readText } from '../../knowledge/reading.ts';
import { deedsIn } from '../../scoring/deeds.ts';
import { isNamedIn } from './company-names.ts';
import { wishOf } from './heard.ts';
import { makePlan, type Plan } from './plan.ts';
import type { VoiceTexts } from './texts.ts';
import { toTopicKey } from './topics.ts';
import { namesOne } from './wishes.ts';

export interface Disputes {
  /** “This is not my resume.” */
  readonly isResume: boolean;
  /** Places of the jobs that were denied, each with the words that deny it. */
  readonly jobs: ReadonlyMap<number, VoiceTurn>;
}

const NAME = /(?:^|\s)(?:at|for|by|with|в|во|на)\s+(\p{Lu}[\p{L}\p{N}]*)/u;
const THERE = /(?<!\p{L})(?:there|that (?:job|company|place)|там)(?!\p{L})/iu;

export const companiesOf = ({ resume }: Plan): readonly string[] => resume?.jobs.flatMap(({ company }) => (company === null ? [] : [company])) ?? [];

/** Which jobs a denial speaks of: those of the company that it names, else of the one that was asked about; empty when it names another. */
export function deniedJobs(text: string, topicId: string, { topics, resume }: Plan, { companyWords }: VoiceTexts): readonly number[] {
  const named = resume?.jobs.find(({ company }) => company !== null && isNamedIn(text, company, companyWords));
  const asked = topics.find(({ id }) => id === topicId)?.experience ?? null;
  const denied = named ?? resume?.jobs.find(({ index, company }) => index === asked && !namesAnother(text, company));
  if (denied === undefined) return [];
  // Two positions at one company are denied together.
  return resume?.jobs.filter(({ index, company }) => index === denied.index || (company !== null && company === denied.company)).map(({ index }) => index) ?? [];
}

/** A name in another script may be the same one. */
function namesAnother(text: string, company: string | null): boolean {
  const name = NAME.exec(text)?.[1];
  const isCyrillic = (word: string): boolean => /\p{Script=Cyrillic}/u.test(word);
  return name !== undefined && !THERE.test(text) && (company === null || isCyrillic(name) === isCyrillic(company));
}

/** Of the whole talk so far. Whoever goes on to tell what they did there has not denied it. */
export function disputesIn(turns: DialogueInput['turns'], plan: Plan, texts: VoiceTexts, knowledge: Knowledge): Disputes {
  const jobs = new Map<number, VoiceTurn>();
  const companies = companiesOf(plan);
  let isResume = false;
  let topicId = '';
  let asked = '';
  let latest: readonly number[] = [];
  for (const turn of turns) {
    if (turn.role === 'interviewer') {
      topicId = toTopicKey(turn.topic ?? '').topic;
      asked = turn.text;
      continue;
    }
    const kind = wishOf(turn.text, texts, knowledge, { asked, companies });
    if (kind === 'resume-denied') isResume = true;
    const denied = kind === 'job-denied' ? deniedJobs(turn.text, topicId, plan, texts) : [];
    if (denied.length === 0 && takesBack(turn.text, latest.flatMap((job) => plan.resume?.jobs.find(({ index }) => index === job)?.company ?? []), knowledge, texts)) for (const job of latest) jobs.delete(job);
    for (const job of denied) jobs.set(job, turn);
    latest = denied;
  }
  return { isResume, jobs };
}

/** A past deed of one's own, there. */
const takesBack = (text: string, companies: readonly string[], knowledge: Knowledge, texts: VoiceTexts): boolean =>
  readText(text, knowledge).some((sentence) => (THERE.test(sentence.text) || namesOne(sentence.text, companies, texts)) && deedsIn(sentence).some(({ isPast }) => isPast));

/** The plan without what was denied. A pause and a change of field are read off the jobs: they go with the first of them. */
export function planWithout(plan: Plan, { isResume, jobs }: Disputes, input: DialogueInput, knowledge: Knowledge): Plan {
  if (isResume) return makePlan({ ...input, resume: null }, knowledge);
  if (jobs.size === 0) return plan;
  return { ...plan, topics: plan.topics.filter(({ id, experience }) => (experience === null ? !id.startsWith('gap:') && id !== 'change' : !jobs.has(experience))) };
}
