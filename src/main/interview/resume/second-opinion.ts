/** What a language model adds to a resume that the rules could not read whole: only words that stand in the document. */
import { z } from 'zod';
import { messageOf } from '../../base/errors.ts';
import type { Logger } from '../../base/log.ts';
import type { LanguageModel } from '../../ports/engines.ts';
import type { ResumeReader, ResumeReading } from '../../ports/resume.ts';
import { forModel } from '../model/instructions.ts';
import { promptMessages, promptOf, type Prompts } from '../model/prompt.ts';
import { UNKNOWN_NAME } from './contact.ts';
import { joinOpinion, type Opinion } from './join-opinion.ts';

export interface SecondOpinionOptions {
  readonly llm: LanguageModel;
  readonly prompts: Prompts;
  readonly log: Pick<Logger, 'warn'>;
}

/** Somebody waits for their resume to be read. */
const TIMEOUT_MS = 30_000;
const MAX_TOKENS = 3_000;
const TEXT_LENGTH = 20_000;
/** Below this the rules do not trust a name or an employer themselves. */
const DOUBT = 0.5;
const LISTED = 60;

const list = z.array(z.unknown()).max(LISTED * 2).catch([]);
const loose = z.looseObject({});
const reply = z.object({ name: z.unknown(), location: z.unknown(), summary: z.unknown(), experiences: list, education: list, skills: list, certifications: list });

const object = (properties: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  ({ type: 'object', properties, required: Object.keys(properties), additionalProperties: false });
const text = { type: ['string', 'null'] };
const listOf = (items: unknown): Readonly<Record<string, unknown>> => ({ type: 'array', maxItems: LISTED, items });
const SCHEMA = object({
  name: text, location: text, summary: text,
  experiences: listOf(object({ company: text, title: text, start: text, end: text, highlights: listOf({ type: 'string' }) })),
  education: listOf(object({ institution: text, degree: text, field: text, date: text })),
  skills: listOf({ type: 'string' }),
  certifications: listOf({ type: 'string' }),
});

/**
 * The same reader with a second opinion: where the rules found no name, no jobs or no sections, or doubt one of them, the model
 * is asked. What the rules are sure of stays; of the model's reply only what stands in the document is taken. A model that is
 * away, late or wrong changes nothing.
 */
export function withSecondOpinion(reader: ResumeReader, { llm, prompts, log }: SecondOpinionOptions): ResumeReader {
  return {
    async read(bytes, signal) {
      const reading = await reader.read(bytes, signal);
      if (!isDoubtful(reading) || !(await llm.available())) return reading;
      try {
        return joinOpinion(reading, await ask(llm, prompts, reading.resume.rawText, signal));
      } catch (error) {
        signal?.throwIfAborted();
        log.warn({ reason: messageOf(error) }, 'the language model did not read the resume; the rules’ reading stands');
        return reading;
      }
    },
    close: () => reader.close(),
  };
}

/** Whether there is something that another reader could find. */
export function isDoubtful({ resume, fields, warnings }: ResumeReading): boolean {
  if (resume.rawText.trim() === '') return false;
  if (resume.contact.name === UNKNOWN_NAME || warnings.includes('no-experience') || warnings.includes('no-sections')) return true;
  if (resume.experiences.some(({ company, title }) => company === '' || title === '')) return true;
  return fields.some(({ path, confidence }) => confidence < DOUBT && /^contact\.name$|\.(?:company|title)$/u.test(path));
}

async function ask(llm: LanguageModel, prompts: Prompts, rawText: string, signal: AbortSignal | undefined): Promise<Opinion> {
  const prompt = promptOf(prompts, 'resume');
  const value = await llm.completeJson({
    messages: promptMessages(prompt, {}, { resume: forModel(rawText.slice(0, TEXT_LENGTH)) }),
    schema: SCHEMA, schemaName: prompt.schema, temperature: 0, seed: 1, maxTokens: MAX_TOKENS, timeoutMs: TIMEOUT_MS, ...(signal === undefined ? {} : { signal }),
  });
  const { experiences, education, ...rest } = reply.parse(value);
  const objects = (items: readonly unknown[]): Readonly<Record<string, unknown>>[] => items.flatMap((item): Readonly<Record<string, unknown>>[] => {
    const { data } = loose.safeParse(item);
    return data === undefined ? [] : [data];
  });
  return { ...rest, experiences: objects(experiences), education: objects(education) };
}
