/** Where an answer and the resume say different things: the year or title of a job, a figure, whose deed it was. Asked about, never judged. */
import type { Language } from '../../../ports/language.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { ReadSentence } from '../../knowledge/reading.ts';
import { isOwnRole } from '../../scoring/own-role.ts';
import { claimsOf } from './claims.ts';
import { disowns, nearOf, otherFigureIn } from './disowned.ts';
import type { Plan } from './plan.ts';
import type { Job } from './read-resume.ts';
import type { Aspect } from './topics.ts';

export interface Conflict {
  readonly aspect: 'dates' | 'title' | 'figure' | 'deed';
  /** What the resume and what the answer says, where both can be named. */
  readonly places: Readonly<Record<string, string>>;
  /** The words that differ from the resume. */
  readonly sentence: ReadSentence;
}

const ASPECTS: ReadonlySet<Aspect | null> = new Set(['dates', 'title', 'figure', 'deed']);

/** Whether a further question was asked because of a conflict. */
export const isAboutConflict = (aspect: Aspect | null): boolean => ASPECTS.has(aspect);

const BEGAN =
  /(?<!\p{L})(?:joined|started(?: there| working| at| with| out)?|came (?:there|in)|since|i(?:'ve| have) been there since|пришл[аи]|приш[её]л|устроил(?:ся|ась)|начал[аи]?(?: там| работать)?|работаю(?: там)? с|работал[аи]? там с)(?: \p{L}+){0,3} (?:in |в |с )?((?:19|20)\d\d)(?!\d)/iu;

/** Only of the line, or of the job, that the question was about. @param topicId as `Topic.id` */
export function contradiction(read: readonly ReadSentence[], topicId: string, { topics, resume }: Plan, knowledge: Knowledge, language: Language): Conflict | null {
  const topic = topics.find(({ id }) => id === topicId);
  if (topic === undefined) return null;
  const job = resume?.jobs.find(({ index }) => index === topic.experience);
  const jobs = resume?.jobs ?? [];
  const ofJob = job === undefined ? null : (yearsApart(read, job, jobs) ?? titlesApart(read, job, jobs, knowledge, language));
  if (ofJob !== null) return ofJob;
  if (topic.claim !== null) return claimsApart(read, [topic.claim], true);
  return job === undefined ? null : claimsApart(read, claimsOf(job.lines).map(({ text }) => text), false);
}

function yearsApart(read: readonly ReadSentence[], { start }: Job, jobs: readonly Job[]): Conflict | null {
  if (start === null) return null;
  for (const sentence of read) {
    const year = Number(BEGAN.exec(sentence.text)?.[1] ?? Number.NaN);
    // A year that the resume gives for another job belongs to that one.
    const isElsewhere = jobs.some((job) => job.start?.year === year);
    if (Math.abs(year - start.year) >= 1 && !isElsewhere) return { aspect: 'dates', places: { there: String(start.year), here: String(year) }, sentence };
  }
  return null;
}

function titlesApart(read: readonly ReadSentence[], job: Job, jobs: readonly Job[], knowledge: Knowledge, language: Language): Conflict | null {
  if (job.title === null || job.role === null) return null;
  const titles = jobs.flatMap(({ role }) => (role === null ? [] : [role.title.en]));
  for (const sentence of read) {
    for (const hit of knowledge.rolePhrases.find(sentence.words)) {
      const said = knowledge.titles[Number(hit.id)];
      const isDenied = sentence.negated[hit.from] === true;
      if (said === undefined || isDenied || titles.includes(said.title.en) || !isOwnRole(sentence, hit)) continue;
      // A more general name of the same trade is no contradiction.
      if (said.family === job.role.family && said.seniority === job.role.seniority) continue;
      return { aspect: 'title', places: { there: job.title, here: said.title[language] }, sentence };
    }
  }
  return null;
}

/** @param isAsked whether the question was about these lines: then “that was not me” speaks of them */
function claimsApart(read: readonly ReadSentence[], claims: readonly string[], isAsked: boolean): Conflict | null {
  for (const [at, sentence] of read.entries()) {
    for (const claim of claims) {
      const places = otherFigureIn(sentence.text, claim, nearOf(read, at));
      if (places !== null) return { aspect: 'figure', places, sentence };
      if (isAsked && disowns(sentence.text, claim, read[at + 1]?.text)) return { aspect: 'deed', places: {}, sentence };
    }
  }
  return null;
}
