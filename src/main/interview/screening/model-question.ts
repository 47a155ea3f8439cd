/** A language model words the question that the policy chose. */
import { AppError } from '../../base/errors.ts';
import { languageOfJob } from '../../base/language.ts';
import type { LanguageModel } from '../../ports/engines.ts';
import type { NextAction } from '../../ports/screening.ts';
import { createMentions } from '../dialogue/asked.ts';
import { isFitQuestion } from '../dialogue/fit-question.ts';
import type { DialogueInput, Topic } from '../dialogue/next-action.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { list, record } from '../knowledge/raw-data.ts';
import { forModel } from '../model/instructions.ts';
import { promptLanguage, promptMessages, promptOf } from '../model/prompt.ts';

export interface ModelQuestionInput {
  readonly topic: Topic;
  readonly input: DialogueInput;
  /** The rules' answer, whose words are replaced. */
  readonly action: NextAction;
  readonly knowledge: Knowledge;
  readonly model: LanguageModel;
  readonly signal: AbortSignal | undefined;
}

const SCHEMA = {
  type: 'object',
  properties: { question: { type: 'string' }, followups: { type: 'array', items: { type: 'string' }, maxItems: 2 } },
  required: ['question', 'followups'],
  additionalProperties: false,
} as const;

const TURNS_SHOWN = 8;
const QUESTION_LENGTH = 600;
/** A candidate waits for it: beyond this the rules' own words are better. */
const TIMEOUT_MS = 8_000;
const MAX_TOKENS = 400;

/** @throws AppError UPSTREAM_FAILED when the words do not name the target, for then the policy would ask for ever */
export async function wordByModel({ topic, input, action, knowledge, model, signal }: ModelQuestionInput): Promise<NextAction> {
  // The same again, or a short way out of a topic: the rules' words are the right ones.
  if (topic.repeat !== undefined || topic.isBridge === true) return action;
  const prompt = promptOf(knowledge.prompts, 'next-question');
  const recent = input.turns.slice(-TURNS_SHOWN);
  const conversation = recent.map(({ role, text }) => ({ who: role === 'user' ? 'candidate' : 'interviewer', text: forModel(text) }));
  const target = topic.target === null ? null : forModel(topic.target);
  const task = { role: forModel(input.jd.role), reason: topic.reason, target, askedBefore: topic.again };
  const raw = record(
    await model.completeJson({
      messages: promptMessages(prompt, { language: promptLanguage(input.jd.lang) }, { task, conversation }),
      schema: SCHEMA,
      schemaName: prompt.schema,
      temperature: 0.3,
      maxTokens: MAX_TOKENS,
      timeoutMs: TIMEOUT_MS,
      signal,
    }),
    'reply',
  );
  const question = typeof raw.question === 'string' ? raw.question.trim() : '';
  const named = createMentions([{ role: 'assistant', text: question }], [topic.target ?? '']).count(topic.target ?? '') > 0;
  const language = languageOfJob(input.jd);
  const asked = input.turns.flatMap(({ role, text }) => (role === 'assistant' ? [text] : []));
  if (!isFitQuestion(question, { language, asked }) || question.length > QUESTION_LENGTH || !named)
    throw new AppError('UPSTREAM_FAILED', 'The question is not fit to be asked, or does not name its target');
  const followups = list(raw.followups ?? [], 'followups').filter(
    (item): item is string => typeof item === 'string' && item.length <= QUESTION_LENGTH && isFitQuestion(item, { language, asked: [...asked, question] }),
  );
  return { ...action, question, followups: followups.slice(0, 2) };
}
