/** The scripted candidates of test/labelled/voice-candidates.json. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { resumeOf, type Candidate, type InterviewInput } from './simulate.ts';

const texts = z.array(z.string());
const experience = z.object({ company: z.string(), title: z.string(), startDate: z.string(), endDate: z.string(), description: z.string(), highlights: texts });
const education = z.object({ institution: z.string(), degree: z.string(), field: z.string(), graduationDate: z.string() });
const resume = z.object({ experiences: z.array(experience), education: z.array(education).default([]), skills: texts });
const file = z.object({
  candidates: z.array(z.object({ id: z.string(), language: z.enum(['en', 'ru']), role: z.string(), minutes: z.number(), resume: resume.nullable(), says: z.record(z.string(), texts) })),
});

export interface ScriptedCandidate {
  readonly id: string;
  readonly input: InterviewInput;
  readonly candidate: () => Candidate;
}

export const candidates: readonly ScriptedCandidate[] = file
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, '../../../labelled/voice-candidates.json'), 'utf8')))
  .candidates.map(({ id, language, role, minutes, resume: written, says }) => ({
    id,
    input: { language, role, plannedMs: minutes * 60_000, resume: written === null ? null : resumeOf({ ...written, rawText: JSON.stringify(written) }) },
    candidate: () => speaker(says),
  }));

/** Begins anew with each call: takes the next of the fitting list, else of `any`, round and round. */
export function speaker(says: Readonly<Record<string, readonly string[]>>): Candidate {
  const used = new Map<string, number>();
  const next = (key: string, again: boolean): string | null => {
    const list = Object.hasOwn(says, key) ? says[key]! : [];
    const at = used.get(key) ?? 0;
    if (list.length === 0 || (!again && at >= list.length)) return null;
    used.set(key, at + 1);
    return list[at % list.length]!;
  };
  return (_question, topic) => {
    const [subject = '', rest = ''] = (topic ?? '').split('/');
    const base = subject.split('@')[0]!;
    const aspect = rest.split('@')[0]!;
    const keys = [...(aspect === '' ? [] : [`/${aspect}`]), ...(aspect === '' ? Object.keys(says).filter((key) => base.startsWith(key)) : []), ...(base === 'introduction' ? ['introduction'] : [])];
    for (const key of keys) {
      const said = next(key, false);
      if (said !== null) return said;
    }
    return next('any', true);
  };
}
