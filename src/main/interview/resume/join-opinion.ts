/** A model's reading of a resume joined to the rules': it fills what they left open, with words of the document alone. */
import type { ParsedResume, ResumeEducation, ResumeExperience, ResumeField, ResumeReading } from '../../ports/resume.ts';
import { UNKNOWN_NAME } from './contact.ts';
import { createVerbatim } from './verbatim.ts';

/** As the model wrote it: nothing of it is believed yet. */
export interface Opinion {
  readonly name: unknown;
  readonly location: unknown;
  readonly summary: unknown;
  readonly experiences: readonly Readonly<Record<string, unknown>>[];
  readonly education: readonly Readonly<Record<string, unknown>>[];
  readonly skills: readonly unknown[];
  readonly certifications: readonly unknown[];
}

/** Of what a model found and the document bears out: worth a look by the person. */
const CONFIDENCE = 0.5;
const DOUBT = 0.5;
type Part = 'company' | 'title';

const SHORT = 120;
const LINE = 600;
const SUMMARY = 2_000;
const MOST = 60;
const NAME = /^\p{L}[\p{L}.'’-]*(?: \p{L}[\p{L}.'’-]*){1,4}$/u;

/** Every string of the answer is one of the reading's own or stands in its text. */
export function joinOpinion(reading: ResumeReading, opinion: Opinion): ResumeReading {
  const { resume } = reading;
  const find = createVerbatim(resume.rawText);
  const texts = (values: readonly unknown[], most: number): string[] => [...new Set(values.flatMap((value) => find(value, most) ?? []))].slice(0, MOST);
  const isDoubted = (path: string): boolean => reading.fields.some((field) => field.path === path && field.confidence < DOUBT);
  const found: string[] = [];
  const taken = <T>(path: string, value: T): T => {
    found.push(path);
    return value;
  };

  const name = find(opinion.name, SHORT);
  const isNameOpen = (resume.contact.name === UNKNOWN_NAME || isDoubted('contact.name')) && name !== null && NAME.test(name) && name !== resume.contact.name;
  const location = resume.contact.location === null ? find(opinion.location, SHORT) : null;
  const summary = resume.summary === null ? find(opinion.summary, SUMMARY) : null;

  const jobs = opinion.experiences.slice(0, MOST).map((job): ResumeExperience => ({
    company: find(job.company, SHORT) ?? '', title: find(job.title, SHORT) ?? '', startDate: find(job.start, SHORT), endDate: find(job.end, SHORT), description: '',
    highlights: Array.isArray(job.highlights) ? texts(job.highlights, LINE) : [],
  }));
  const isOpen = (at: number, part: Part): boolean => resume.experiences[at]?.[part] === '' || isDoubted(`experiences.${at}.${part}`);
  const same = pairJobs(resume.experiences, jobs, isOpen);
  const experiences = resume.experiences.length === 0
    ? jobs.filter(({ company, title }) => company !== '' || title !== '').map((job, at) => taken(`experiences.${at}.${job.title === '' ? 'company' : 'title'}`, job))
    : resume.experiences.map((own, at): ResumeExperience => {
      const job = same[at];
      const filled = (part: Part): string => (job !== undefined && isOpen(at, part) && job[part] !== '' && job[part] !== own[part] ? taken(`experiences.${at}.${part}`, job[part]) : own[part]);
      return { ...own, company: filled('company'), title: filled('title') };
    });
  const education = resume.education.length > 0 ? resume.education : opinion.education.slice(0, MOST).flatMap((school): ResumeEducation[] => {
    const institution = find(school.institution, SHORT);
    return institution === null ? [] : [{ institution, degree: find(school.degree, SHORT) ?? '', field: find(school.field, SHORT), graduationDate: find(school.date, SHORT) }];
  });
  const joined: ParsedResume = {
    ...resume,
    contact: { ...resume.contact, name: isNameOpen ? taken('contact.name', name) : resume.contact.name, location: location === null ? resume.contact.location : taken('contact.location', location) },
    summary: summary === null ? resume.summary : taken('summary', summary),
    experiences,
    education,
    skills: resume.skills.length > 0 ? resume.skills : texts(opinion.skills, SHORT),
    certifications: resume.certifications.length > 0 ? resume.certifications : texts(opinion.certifications, LINE),
  };
  const nowhere = (path: string): ResumeField => ({ path, confidence: CONFIDENCE, page: 0, box: { x: 0, y: 0, width: 0, height: 0 } });
  return {
    ...reading,
    resume: joined,
    fields: [...reading.fields.filter(({ path }) => !found.includes(path)), ...found.map(nowhere)],
    warnings: reading.warnings.filter((warning) => !((warning === 'no-name' && joined.contact.name !== UNKNOWN_NAME) || (warning === 'no-experience' && joined.experiences.length > 0))),
  };
}

const equal = (a: string | null, b: string | null): boolean => a !== null && b !== null && a !== '' && a.toLowerCase() === b.toLowerCase();

/** The same position, as far as can be told: what the rules are sure of is equal, the dates among it. */
function isSameJob(own: ResumeExperience, job: ResumeExperience, isOpen: (part: Part) => boolean): boolean {
  const sure = (['company', 'title'] as const).filter((part) => !isOpen(part));
  return sure.length > 0 ? sure.every((part) => equal(own[part], job[part])) && (own.startDate === null || job.startDate === null || equal(own.startDate, job.startDate)) : equal(own.startDate, job.startDate);
}

/** For each position the model's, each at most once. Where the dates do not tell which of several it is, it is none. */
function pairJobs(own: readonly ResumeExperience[], jobs: readonly ResumeExperience[], isOpen: (at: number, part: Part) => boolean): (ResumeExperience | undefined)[] {
  const only = (found: readonly ResumeExperience[]): ResumeExperience | undefined => (found.length === 1 ? found[0] : undefined);
  const matches = own.map((position, at) => jobs.filter((job) => isSameJob(position, job, (part) => isOpen(at, part))));
  const dated = matches.map((found, at) => found.filter((job) => equal(own[at]?.startDate ?? null, job.startDate)));
  const sure = new Set(dated.map(only));
  const chosen = matches.map((found, at) => (dated[at]?.length === 0 ? only(found.filter((job) => !sure.has(job))) : only(dated[at] ?? [])));
  return chosen.map((job) => (chosen.filter((other) => other === job).length === 1 ? job : undefined));
}
