/** Reads the data files that the product ships in its resources folder. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../ports/language.ts';

export interface SampleJob {
  readonly id: string;
  readonly title: string;
  readonly language: Language;
  readonly text: string;
}

export interface Resources {
  /** Parsed JSON, not yet checked (the taxonomy is all files of resources/skills/ put into skills.json): `toKnowledge` takes the whole object. */
  readonly skills: unknown;
  readonly roles: unknown;
  readonly questions: unknown;
  /** Question families, all files of resources/questions/ as one. */
  readonly families: unknown;
  /** What the scores of a rubric mean. */
  readonly anchors: unknown;
  /** How people talk about what a job asks for. */
  readonly topics: unknown;
  /** Words by which resumes are understood, files of resources/resume/ by their names. */
  readonly resume: Readonly<Record<string, unknown>>;
  /** Texts of the coding interviewer. */
  readonly codingInterviewer: unknown;
  /** Texts of the spoken interview: `{ questions, replies, intents, report, companies }`. */
  readonly voice: unknown;
  /** Proctored interviews: question sets, what questions ask for, texts of grading and of the report. */
  readonly proctored: { readonly questions: unknown; readonly themes: unknown; readonly grading: unknown; readonly report: unknown };
  /** One's own practice: words of the coach, cues of a story's parts, exercises, questions. */
  readonly coaching: { readonly feedback: unknown; readonly star: unknown; readonly drills: unknown; readonly questions: unknown };
  /** Sample job descriptions, by file name. */
  readonly jobs: readonly SampleJob[];
  /** Prompts for a language model, text by file name. */
  readonly prompts: Readonly<Record<string, string>>;
}

function toSampleJob(raw: unknown, name: string): SampleJob {
  const { id, title, language, text } = (raw ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof id !== 'string' || typeof title !== 'string' || typeof text !== 'string' || (language !== 'en' && language !== 'ru')) {
    throw new TypeError(`resources/jobs/${name} must have id, title, text and language en or ru`);
  }
  return { id, title, language, text };
}

/** Several files of one kind as one object: the list called `key` is theirs put together, other fields are taken as they come. */
function merged(files: readonly Readonly<Record<string, unknown>>[], key: string): object {
  const fields = files.reduce<Readonly<Record<string, unknown>>>((all, file) => ({ ...all, ...file }), {});
  return { ...fields, [key]: files.flatMap((file) => file[key] ?? []) };
}

/** @throws Error when a file is missing, is not JSON, or is a sample job of another shape */
export function loadResources(resourcesDir: string): Resources {
  const read = (...path: readonly string[]): string => readFileSync(join(resourcesDir, ...path), 'utf8');
  const json = (...path: readonly string[]): unknown => JSON.parse(read(...path));
  const folder = (name: string): Readonly<Record<string, unknown>>[] =>
    readdirSync(join(resourcesDir, name))
      .filter((file) => file.endsWith('.json'))
      .sort()
      .map((file) => json(name, file) as Readonly<Record<string, unknown>>);
  return {
    skills: { ...(json('skills.json') as object), ...merged(folder('skills'), 'entries') },
    roles: json('roles.json'),
    questions: json('questions.json'),
    families: merged(folder('questions'), 'families'),
    anchors: json('anchors.json'),
    topics: json('topics.json'),
    resume: Object.fromEntries(
      readdirSync(join(resourcesDir, 'resume'))
        .filter((file) => file.endsWith('.json'))
        .map((file) => [file.slice(0, -'.json'.length), json('resume', file)]),
    ),
    codingInterviewer: json('coding', 'interviewer.json'),
    voice: { questions: json('voice', 'questions.json'), replies: json('voice', 'replies.json'), intents: json('voice', 'intents.json'), report: json('voice', 'report.json'), companies: json('voice', 'companies.json') },
    proctored: {
      questions: json('proctored', 'questions.json'), themes: json('proctored', 'themes.json'), grading: json('proctored', 'grading.json'), report: json('proctored', 'report.json'),
    },
    coaching: {
      feedback: json('coaching', 'feedback.json'), star: json('coaching', 'star.json'), drills: json('coaching', 'drills.json'), questions: json('coaching', 'questions.json'),
    },
    jobs: readdirSync(join(resourcesDir, 'jobs'))
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) => toSampleJob(json('jobs', name), name)),
    prompts: Object.fromEntries(
      readdirSync(join(resourcesDir, 'prompts'))
        .filter((name) => name.endsWith('.md'))
        .map((name) => [name, read('prompts', name)]),
    ),
  };
}
