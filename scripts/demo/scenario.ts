/** What is asked and answered in the demo: data of `resources/demo`, or the caller's own recording and job description. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { JD } from '../../src/contracts/screening.ts';

const Scenario = z.object({
  candidate: z.string(),
  job: JD,
  voices: z.object({ interviewer: z.string(), candidate: z.string() }),
  /** Answers by what the question is about, in the order in which it is asked about. */
  answers: z.record(z.string(), z.array(z.string()).min(1)),
  otherwise: z.string(),
});

export type Scenario = z.output<typeof Scenario>;
export type Job = z.output<typeof JD>;

export async function loadScenario(resources: string, language: 'en' | 'ru'): Promise<Scenario> {
  return Scenario.parse(JSON.parse(await readFile(join(resources, 'demo', `${language}.json`), 'utf8')));
}

/** A job description from a file: our JSON, or plain text, which `parse` reads. */
export async function loadJob(file: string, parse: (text: string) => Promise<unknown>): Promise<Job> {
  const text = await readFile(file, 'utf8');
  const value: unknown = text.trimStart().startsWith('{') ? JSON.parse(text) : await parse(text);
  const job = JD.safeParse(value);
  if (!job.success) throw new Error(`${file} is no job description: ${job.error.issues[0]?.path.join('.') ?? ''} ${job.error.issues[0]?.message ?? ''}`);
  return job.data;
}

/** The scripted answers to the questions of one interview: by what a question is about, else by a subject that its text names. */
export function createAnswers({ answers, otherwise }: Scenario): (question: string, about: string | null) => string {
  const given = new Map<string, number>();
  return (question, about) => {
    const subjects = Object.keys(answers);
    const subject = subjects.find((name) => name === about) ?? subjects.find((name) => question.toLowerCase().includes(name.toLowerCase()));
    if (subject === undefined) return otherwise;
    const times = given.get(subject) ?? 0;
    given.set(subject, times + 1);
    return answers[subject]?.[times] ?? otherwise;
  };
}
