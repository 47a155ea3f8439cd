/** Where an answer and the resume say different things about a job: its year or its title. Asked about, never judged. */
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { isOwnRole } from '../../scoring/own-role.ts';
import type { Job } from './read-resume.ts';
import { topicCalled, type State } from './state.ts';

export interface Conflict {
  readonly aspect: 'dates' | 'title';
  /** What the resume and what the answer says. */
  readonly places: { readonly there: string; readonly here: string };
}

const BEGAN =
  /(?<!\p{L})(?:joined|started(?: there| working| at| with| out)?|came (?:there|in)|since|i(?:'ve| have) been there since|пришл[аи]|приш[её]л|устроил(?:ся|ась)|начал[аи]?(?: там| работать)?|работаю(?: там)? с|работал[аи]? там с)(?: \p{L}+){0,3} (?:in |в |с )?((?:19|20)\d\d)(?!\d)/iu;

/** Only of the job that the question was about. */
export function contradiction(state: State, knowledge: Knowledge): Conflict | null {
  const index = topicCalled(state, state.last?.key.topic ?? '')?.experience ?? null;
  const job = state.plan.resume?.jobs.find((known) => known.index === index);
  return job === undefined ? null : (yearsApart(state, job) ?? titlesApart(state, job, knowledge));
}

function yearsApart({ heard, plan }: State, { start }: Job): Conflict | null {
  if (start === null) return null;
  for (const { text } of heard.read) {
    const year = Number(BEGAN.exec(text)?.[1] ?? Number.NaN);
    // A year that the resume gives for another job belongs to that one.
    const isElsewhere = plan.resume?.jobs.some((job) => job.start?.year === year) === true;
    if (Math.abs(year - start.year) >= 1 && !isElsewhere) return { aspect: 'dates', places: { there: String(start.year), here: String(year) } };
  }
  return null;
}

function titlesApart({ heard, plan, input }: State, job: Job, knowledge: Knowledge): Conflict | null {
  if (job.title === null || job.role === null) return null;
  const titles = plan.resume?.jobs.flatMap(({ role }) => (role === null ? [] : [role.title.en])) ?? [];
  for (const sentence of heard.read) {
    for (const hit of knowledge.rolePhrases.find(sentence.words)) {
      const said = knowledge.titles[Number(hit.id)];
      const isDenied = sentence.negated[hit.from] === true;
      if (said === undefined || isDenied || titles.includes(said.title.en) || !isOwnRole(sentence, hit)) continue;
      // A more general name of the same trade is no contradiction.
      if (said.family === job.role.family && said.seniority === job.role.seniority) continue;
      return { aspect: 'title', places: { there: job.title, here: said.title[input.language] } };
    }
  }
  return null;
}
