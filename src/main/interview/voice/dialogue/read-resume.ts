/** A resume as the interview reads it: its jobs weighed for the role, its skills, its pauses. */
import type { ParsedResume, ResumeExperience } from '../../../ports/resume.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { normaliseRole, type RoleTitle, type Seniority } from '../../knowledge/role-titles.ts';
import { sentences, tokens } from '../../knowledge/text.ts';
import { companyName, quotable } from './quotable.ts';
import { isOpenEnd, toMonths, toResumeDate, type ResumeDate } from './resume-dates.ts';

export interface Job {
  /** In the order of the document. */
  readonly index: number;
  /** As they may be said aloud. */
  readonly company: string | null;
  readonly title: string | null;
  readonly role: RoleTitle | null;
  readonly start: ResumeDate | null;
  readonly end: ResumeDate | null;
  readonly isOpen: boolean;
  /** What it lists: highlights, else the sentences of its description. */
  readonly lines: readonly string[];
  /** How much it is worth talking about: recency, length, nearness to the role. */
  readonly weight: number;
}

export interface ReadResume {
  readonly jobs: readonly Job[];
  /** Ids of the taxonomy, in the order in which they are named. */
  readonly skills: readonly string[];
  /** The text in which they are named, in small letters. */
  readonly named: string;
  /** Of all jobs together; 0 when no date can be read. */
  readonly months: number;
  /** Of the role, else of the latest job. */
  readonly seniority: Seniority | null;
  /** Whether no job is in the role's field, though both are known. */
  readonly isChange: boolean;
  /** Month of the latest graduation, as `toMonths` counts; 0 when none is known. */
  readonly studiedUntil: number;
  /** Sentences of a resume with no jobs in it. */
  readonly text: readonly string[];
}

const TEXT_LENGTH = 20_000;
const JOBS = 30;
/** A pause of so many months is asked about. */
const PAUSE_MONTHS = 7;
/** Whoever has worked for less has no field yet that could be left. */
const CAREER_MONTHS = 24;

export function readResume(resume: ParsedResume, role: string, knowledge: Knowledge): ReadResume {
  const target = normaliseRole(role.slice(0, 300), knowledge);
  const wanted = new Set(knowledge.skillPhrases.find(tokens(role.slice(0, 300))).map(({ id }) => id));
  const jobs = resume.experiences.slice(0, JOBS).map((experience, index) => toJob(experience, index, target, wanted, knowledge));
  const named = `${resume.skills.slice(0, 200).join('\n')}\n${jobs.flatMap(({ lines }) => lines).join('\n')}\n${jobs.length === 0 ? resume.rawText : ''}`;
  const skills = [...new Set(knowledge.skillPhrases.find(tokens(named.slice(0, TEXT_LENGTH))).map(({ id }) => id))];
  const fields = jobs.flatMap(({ role: known }) => (known === null ? [] : [known.family]));
  const months = jobs.reduce((sum, job) => sum + lengthOf(job), 0);
  return {
    jobs,
    skills,
    named: named.toLowerCase(),
    months,
    seniority: target?.seniority ?? jobs[0]?.role?.seniority ?? null,
    isChange: target !== null && months >= CAREER_MONTHS && fields.length > 0 && fields.length === jobs.length && !fields.includes(target.family),
    studiedUntil: Math.max(0, ...resume.education.map(({ graduationDate }) => toResumeDate(graduationDate)).map((date) => (date === null ? 0 : toMonths(date, 'last')))),
    text: jobs.length > 0 ? [] : sentences(resume.rawText.slice(0, TEXT_LENGTH)).map(({ text }) => text),
  };
}

function toJob(experience: ResumeExperience, index: number, target: RoleTitle | null, wanted: ReadonlySet<string>, knowledge: Knowledge): Job {
  const role = normaliseRole(experience.title.slice(0, 200), knowledge);
  const lines = experience.highlights.length > 0 ? experience.highlights : sentences(experience.description.slice(0, TEXT_LENGTH)).map(({ text }) => text);
  const job = {
    index, role, lines,
    company: companyName(experience.company),
    title: quotable(experience.title, 5),
    start: toResumeDate(experience.startDate),
    end: toResumeDate(experience.endDate),
    isOpen: experience.startDate !== null && isOpenEnd(experience.endDate),
  };
  const skills = new Set(knowledge.skillPhrases.find(tokens(`${experience.title}\n${lines.join('\n')}`.slice(0, TEXT_LENGTH))).map(({ id }) => id));
  const shared = [...wanted].filter((id) => skills.has(id)).length;
  const nearness = (target !== null && role?.family === target.family ? 2 : 0) + Math.min(2, shared);
  // Two years are as good as ten; what is three places back is old.
  const weight = Math.max(0, 3 - index) + Math.min(2, lengthOf(job) / 12) + nearness + (lines.length > 0 ? 1 : 0);
  return { ...job, weight };
}

function lengthOf({ start, end }: Pick<Job, 'start' | 'end'>): number {
  // An open end has no length that is known without today's date: it counts as two years.
  if (start === null) return 0;
  return end === null ? 24 : Math.max(0, toMonths(end, 'last') - toMonths(start, 'first') + 1);
}

/** The longest time of seven months or more between two jobs that neither another covers nor studies do; null when there is none. */
export function findGap(jobs: readonly Job[], studiedUntil: number): { readonly after: number; readonly from: number; readonly to: number } | null {
  const spans = jobs
    .flatMap(({ index, start, end, isOpen }) => (start === null ? [] : [{ index, start: toMonths(start, 'first'), end: end !== null ? toMonths(end, 'last') : isOpen ? Infinity : toMonths(start, 'last') }]))
    .sort((a, b) => a.start - b.start);
  let best: { readonly after: number; readonly from: number; readonly to: number; readonly months: number } | null = null;
  let reached = spans[0]?.end ?? 0;
  let last = spans[0]?.index ?? 0;
  for (const span of spans.slice(1)) {
    const months = span.start - reached - 1;
    if (span.start > studiedUntil && months >= PAUSE_MONTHS && months > (best?.months ?? 0)) best = { after: last, from: Math.floor((reached + 1) / 12), to: Math.floor((span.start - 1) / 12), months };
    if (span.end > reached) [reached, last] = [span.end, span.index];
  }
  return best;
}
