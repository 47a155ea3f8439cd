/** Which subjects the interview takes up, in order: made from resume and role alone, so that it is the same at every turn. */
import type { Language } from '../../../ports/language.ts';
import type { ParsedResume } from '../../../ports/resume.ts';
import type { Knowledge, Skill } from '../../knowledge/knowledge.ts';
import { familyOf, questionsFor } from '../../knowledge/question-bank.ts';
import { normaliseRole } from '../../knowledge/role-titles.ts';
import { tokens } from '../../knowledge/text.ts';
import { claimsOf, type Claim } from './claims.ts';
import { isHarmless, isSpokenIn, quotable } from './quotable.ts';
import { findGap, readResume, type Job, type ReadResume } from './read-resume.ts';
import type { Aspect, Topic } from './topics.ts';

export interface Plan {
  readonly topics: readonly Topic[];
  readonly resume: ReadResume | null;
  /** As it may be said aloud. */
  readonly role: string | null;
}

export interface PlanInput {
  readonly resume: ParsedResume | null;
  readonly role: string;
  readonly language: Language;
}

const JOBS = 3;
const SKILLS = 3;
const ROLE_QUESTIONS = 3;
const JUNIOR_MONTHS = 24;
const TOPICS = 16;

const JOB_ASPECTS: readonly Aspect[] = ['own', 'trouble', 'outcome', 'numbers', 'how'];
const CLAIM_ASPECTS: readonly Aspect[] = ['own', 'how', 'why', 'trouble'];
const SKILL_ASPECTS: readonly Aspect[] = ['own', 'trouble', 'outcome'];
const CASE_ASPECTS: readonly Aspect[] = ['own', 'outcome', 'why'];

const plain = { questions: [], places: {}, experience: null, claim: null, skill: null } as const;
const general = (id: string, aspects: readonly Aspect[] = CASE_ASPECTS): Topic => ({ ...plain, id, wording: id, aspects });

/** Pure; the same input gives the same plan. At most 16 topics, each once. */
export function makePlan({ resume, role, language }: PlanInput, knowledge: Knowledge): Plan {
  const read = resume === null ? null : readResume(resume, role, knowledge);
  const jobs = read?.jobs.toSorted((a, b) => b.weight - a.weight || a.index - b.index).slice(0, JOBS) ?? [];
  const [first, ...others] = jobs.map((job, place) => aboutJob(job, place, language));
  const skills = aboutSkills(read, role, language, knowledge);
  const bank = aboutRole(role, jobs, language, knowledge);
  const gap = read === null ? null : findGap(read.jobs, read.studiedUntil);
  const isJunior = /^(?:intern|junior)$/.test(read?.seniority ?? '') || (read !== null && read.months < JUNIOR_MONTHS);
  const isLead = /^(?:lead|principal|head|director|chief)$/.test(read?.seniority ?? '');
  const pauses = gap === null ? [] : [{ ...general(`gap:${gap.after}`, []), wording: 'gap', places: { when: pauseInWords(gap, language) } }];
  const studies = resume !== null && resume.education.length > 0 ? [aboutEducation(resume, language)] : [];
  // Nobody is asked for work that they never had.
  const isStudent = jobs.length === 0 && studies.length > 0;
  const work = (topics: readonly Topic[]): readonly Topic[] => (isStudent ? [] : topics);
  const rows: readonly (readonly Topic[])[] = [
    isStudent ? studies : first ?? (jobs.length === 0 && read !== null && read.text.length > 0 ? aboutText(read, language) : [general('recent-work', JOB_ASPECTS)]),
    read?.isChange === true ? [general('change', [])] : [],
    isJunior ? [...studies, general('own-project', JOB_ASPECTS)] : [],
    skills.slice(0, 1),
    others[0] ?? [],
    work(bank.slice(0, 1)),
    pauses,
    skills.slice(1, 2),
    others[1]?.slice(0, 1) ?? [],
    [general(isLead ? 'deciding' : 'plan-broke')],
    work(bank.slice(1, 2)),
    skills.slice(2),
    isStudent ? [general('together', ['own', 'outcome'])] : [general('mistake', ['why', 'outcome']), general('disagreement', ['own'])],
    work(bank.slice(2)),
    jobs.length === 0 ? work([general('best-work', JOB_ASPECTS)]) : [],
    [general('learning', ['example'])],
  ];
  const lines = new Set<string>();
  // Whoever writes one line under three jobs is asked about it once.
  const fresh = rows.flat().filter(({ claim }) => claim === null || (!lines.has(claim) && lines.add(claim).size > 0));
  const topics = new Map(fresh.map((topic) => [topic.id, topic]));
  return { topics: [...topics.values()].slice(0, TOPICS), resume: read, role: quotable(role.replace(/\(.*?\)/gu, ' ').split(/[,;\n]/u)[0] ?? '', 6) };
}

/** First the job as a whole, then what it claims: two lines of the weightiest job, one of each other. */
function aboutJob(job: Job, place: number, language: Language): Topic[] {
  const { company, title } = job;
  // A name in the other script is spoken letter by letter.
  const names = { company: company !== null && (language === 'ru' || isSpokenIn(company, language)) ? company : null, title: title !== null && isSpokenIn(title, language) ? title : null };
  const whole: Topic = { ...general(`experience:${job.index}`, JOB_ASPECTS), wording: 'experience', places: names, experience: job.index };
  const claims = claimsOf(job.lines).map((claim) => aboutClaim(claim, `claim:${job.index}:${claim.line}`, job.index, language));
  return [whole, ...claims.filter(sayable).slice(0, place === 0 ? 2 : 1)];
}

function aboutClaim({ text, short, figure, isMeasured }: Claim, id: string, experience: number | null, language: Language): Topic {
  const claim = isHarmless(text) && isSpokenIn(short, language) ? quotable(short, 12) : null;
  const number = figure !== null && /\d/.test(figure) && isHarmless(text) && isSpokenIn(figure, language) ? figure : null;
  return {
    ...general(id, CLAIM_ASPECTS), wording: figure !== null && (isMeasured || claim === null) ? 'claim' : 'deed', experience, claim: text,
    // A line in another language is spoken badly: then its figure has to do.
    places: { claim, figure: claim === null ? number : null },
  };
}

const sayable = (topic: Topic): boolean => topic.claim === null || topic.places.claim !== null || (topic.wording === 'claim' && topic.places.figure !== null);

function aboutText(read: ReadResume, language: Language): Topic[] {
  const claims = claimsOf(read.text).map((claim) => aboutClaim(claim, `claim:text:${claim.line}`, null, language));
  return [general('recent-work', JOB_ASPECTS), ...claims.filter(sayable).slice(0, 2)];
}

/** What the role asks for and the resume lacks, then what it lists: of the role's field first. Only by the name that stands there. */
function aboutSkills(read: ReadResume | null, role: string, language: Language, knowledge: Knowledge): Topic[] {
  const nameable = (ids: readonly string[]): Skill[] => [...new Set(ids)].flatMap((id) => knowledge.skills.get(id) ?? []).filter(({ kind }) => WORKED_WITH.has(kind));
  const wanted = nameable(knowledge.skillPhrases.find(tokens(role.slice(0, 300))).map(({ id }) => id));
  const all = (read?.skills ?? []).flatMap((id) => knowledge.skills.get(id) ?? []);
  // A nurse lists no tools: then what is listed.
  const listed = nameable(read?.skills ?? []).length > 0 ? nameable(read?.skills ?? []) : all;
  const field = normaliseRole(role, knowledge)?.family;
  const rank = (skill: Skill): number => (wanted.includes(skill) ? 0 : skill.area === field ? 1 : BUILT_WITH.has(skill.kind) ? 2 : 3);
  const own = listed.filter(({ label }) => read?.named.includes(label[language].toLowerCase()) === true && (read.jobs.length > 0 || label.en.length > 2));
  const topic = (skill: Skill, wording: string): Topic[] => {
    const name = quotable(skill.label[language], 4);
    return name === null ? [] : [{ ...general(`skill:${skill.id}`, SKILL_ASPECTS), wording, places: { skill: name }, skill: skill.id }];
  };
  const missing = wanted.filter((skill) => !listed.includes(skill)).flatMap((skill) => topic(skill, 'skill-wanted'));
  const have = own.filter((skill) => read?.jobs.length !== 0 || rank(skill) < 3).toSorted((a, b) => rank(a) - rank(b)).flatMap((skill) => topic(skill, read?.jobs.length === 0 ? 'skill-studied' : 'skill-listed'));
  return [...missing.slice(0, 2), ...have, ...missing.slice(2)].slice(0, SKILLS);
}

/** Things that one works with; “backend development” in “backend developer” is the title itself. */
const WORKED_WITH: ReadonlySet<string> = new Set(['tool', 'language', 'framework', 'platform', 'method', 'standard']);
const BUILT_WITH: ReadonlySet<string> = new Set(['language', 'framework', 'platform']);

/** Questions of the trade: of the role's question family, else of the latest job's. */
function aboutRole(role: string, jobs: readonly Job[], language: Language, knowledge: Knowledge): Topic[] {
  // A title's usual English name says most: «тестировщик» is a QA engineer, and no matter of tests in statistics.
  const titles = [normaliseRole(role, knowledge)?.title.en ?? '', role, ...jobs.map(({ title }) => title ?? '')];
  const name = titles.find((text) => text !== '' && familyOf(text, knowledge) !== null) ?? titleFamily(role, knowledge);
  if (name === null) return [];
  const { family, opening } = questionsFor(name, language, knowledge);
  return opening
    .filter((question) => !question.includes('{name}'))
    .slice(0, ROLE_QUESTIONS)
    .map((question, index) => ({ ...general(`role:${family}:${index}`, ['own', 'outcome', 'numbers', 'why']), wording: null, questions: [question] }));
}

/** Too wide to ask about a trade: a nurse is no customer service. */
const BROAD_AREAS: ReadonlySet<string> = new Set(['support', 'operations', 'communication', 'engineering']);

/** “ML engineer” names no family, its area does. */
function titleFamily(role: string, knowledge: Knowledge): string | null {
  const area = normaliseRole(role, knowledge)?.family;
  if (area === undefined || BROAD_AREAS.has(area)) return null;
  const label = knowledge.areas.get(area)?.en ?? area;
  return familyOf(label, knowledge) === null ? null : label;
}

function aboutEducation(resume: ParsedResume, language: Language): Topic {
  const name = quotable(resume.education[0]?.institution ?? null, 7);
  return { ...general('education:0', JOB_ASPECTS), wording: 'education', places: { institution: name !== null && isSpokenIn(name, language) ? name : null } };
}

function pauseInWords({ from, to }: { readonly from: number; readonly to: number }, language: Language): string {
  if (from === to) return language === 'ru' ? `в ${from} году` : `in ${from}`;
  return language === 'ru' ? `с ${from} по ${to} год` : `between ${from} and ${to}`;
}
