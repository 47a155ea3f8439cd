/** The chosen question in a language model's words; the bank's own words stand wherever the reply may not be asked. */
import { z } from 'zod';
import { AppError } from '../../../base/errors.ts';
import { languageOfText } from '../../../base/language.ts';
import type { Practice } from '../../../ports/coaching.ts';
import type { LanguageModel } from '../../../ports/engines.ts';
import type { Language } from '../../../ports/language.ts';
import { asksPrivate } from '../../dialogue/private-matters.ts';
import { tokens } from '../../knowledge/text.ts';
import { forModel, withoutInstructions } from '../../model/instructions.ts';
import { promptLanguage, promptMessages, type Prompt } from '../../model/prompt.ts';
import type { Candidate } from './candidates.ts';

export interface ModelQuestionInput {
  readonly chosen: Candidate;
  readonly practice: Pick<Practice, 'jobTitle' | 'jobDescription'>;
  readonly language: Language;
  readonly isAsked: (candidate: Pick<Candidate, 'key' | 'text'>) => boolean;
  readonly model: LanguageModel;
  readonly prompt: Prompt;
  readonly signal: AbortSignal | undefined;
}

/** Somebody waits for it. */
const TIMEOUT_MS = 8_000;
const MAX_TOKENS = 200;
const JOB_LENGTH = 4_000;
const WORDS = { least: 4, most: 45 } as const;
const Reply = z.object({ question: z.string().max(1_000) });
const SCHEMA = { type: 'object', properties: { question: { type: 'string' } }, required: ['question'], additionalProperties: false };

/** @throws AppError UPSTREAM_FAILED when the reply may not be asked; whatever the call throws */
export async function wordQuestion({ chosen, practice, language, isAsked, model, prompt, signal }: ModelQuestionInput): Promise<string> {
  const reply = Reply.parse(
    await model.completeJson({
      messages: promptMessages(prompt, { language: promptLanguage(language) }, {
        task: { wording: chosen.text, type: chosen.type, practises: chosen.about, difficulty: chosen.difficulty },
        job: { title: forModel((practice.jobTitle ?? '').slice(0, 300)), description: forModel((practice.jobDescription ?? '').slice(0, JOB_LENGTH)) },
      }),
      schema: SCHEMA, schemaName: prompt.schema, temperature: 0.3, seed: 1, maxTokens: MAX_TOKENS, timeoutMs: TIMEOUT_MS, ...(signal === undefined ? {} : { signal }),
    }),
  );
  const text = reply.question.trim().replace(/\s+/gu, ' ');
  const words = tokens(text).length;
  const isFit = words >= WORDS.least && words <= WORDS.most && languageOfText(text) === language && (text.match(/[?？]/gu)?.length ?? 0) <= 2 && /[?.…]$/u.test(text)
    && !/[<>{}`]|https?:/u.test(text) && !asksPrivate(text) && withoutInstructions(text).passages.length === 0
    && (chosen.name === null || text.toLowerCase().includes(chosen.name.toLowerCase())) && !isAsked({ key: chosen.key, text });
  if (!isFit) throw new AppError('UPSTREAM_FAILED', 'The question may not be asked');
  return text;
}
