/** A language model words the question that the policy chose. */
import { AppError } from '../../base/errors.ts';
import type { LanguageModel } from '../../ports/engines.ts';
import type { NextAction } from '../../ports/screening.ts';
import { createMentions } from '../dialogue/asked.ts';
import type { DialogueInput, Topic } from '../dialogue/next-action.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { list, record } from '../knowledge/raw-data.ts';
import { asData } from './as-data.ts';

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

/** @throws AppError UPSTREAM_FAILED when the words do not name the target, for then the policy would ask for ever */
export async function wordByModel({ topic, input, action, knowledge, model, signal }: ModelQuestionInput): Promise<NextAction> {
  const recent = input.turns.slice(-TURNS_SHOWN).map(({ role, text }) => `${role === 'user' ? 'candidate' : 'interviewer'}: ${text}`);
  const task = { language: input.jd.lang, role: input.jd.role, reason: topic.reason, target: topic.target, askedBefore: topic.again };
  const raw = record(
    await model.completeJson({
      messages: [
        { role: 'system', content: knowledge.prompts.nextQuestion },
        { role: 'user', content: `${JSON.stringify(task)}\n${asData('conversation', recent.join('\n'))}` },
      ],
      schema: SCHEMA,
      schemaName: 'next_question',
      temperature: 0.3,
      signal,
    }),
    'reply',
  );
  const question = typeof raw.question === 'string' ? raw.question.trim() : '';
  const named = createMentions([{ role: 'assistant', text: question }], [topic.target ?? '']).count(topic.target ?? '') > 0;
  if (question === '' || question.length > QUESTION_LENGTH || !named)
    throw new AppError('UPSTREAM_FAILED', 'The question does not name its target');
  const followups = list(raw.followups ?? [], 'followups').filter(
    (item): item is string => typeof item === 'string' && item.trim() !== '' && item.length <= QUESTION_LENGTH,
  );
  return { ...action, question, followups: followups.slice(0, 2) };
}
