/** The interviewer's reply by a language model: grounded in the task, the code, the last run and the conversation. */
import { AppError } from '../../../base/errors.ts';
import type { LanguageModel } from '../../../ports/engines.ts';
import type { Language } from '../../../ports/language.ts';
import { record } from '../../knowledge/raw-data.ts';
import { forModel } from '../../model/instructions.ts';
import { promptLanguage, promptMessages, promptOf, type Prompts } from '../../model/prompt.ts';
import { toPrintedTests } from '../../tasks/print.ts';
import { nextHint } from './rules.ts';
import type { ChatInput, Question } from './next-question.ts';

export interface ModelReplyInput {
  readonly input: ChatInput;
  readonly language: Language;
  readonly model: LanguageModel;
  readonly prompts: Prompts;
}

const KINDS = ['answer', 'question', 'hint', 'refused'] as const;
const SCHEMA = {
  type: 'object',
  properties: { kind: { type: 'string', enum: KINDS }, reply: { type: 'string' } },
  required: ['kind', 'reply'],
  additionalProperties: false,
} as const;

const MESSAGES_SHOWN = 12;
const CODE_SHOWN = 12_000;
const REPLY_LENGTH = 900;
const SENTENCES = 4;
/** A candidate waits for it. */
const TIMEOUT_MS = 12_000;
const MAX_TOKENS = 400;

/** @throws AppError UPSTREAM_FAILED when there is no reply in time, or it is no short talk in the candidate's language */
export async function replyByModel({ input, language, model, prompts }: ModelReplyInput): Promise<Question> {
  const { task, session, history, message, lastRun, signal } = input;
  const prompt = promptOf(prompts, 'coding-chat');
  const printed = new Map(toPrintedTests(task, session.codeLanguage, language).map((test) => [test.id, test]));
  const hint = nextHint(input);
  const data = {
    task: { title: task.title[language], statement: task.description[language], language: session.codeLanguage, edgeCases: task.edgeCases.map((text) => text[language]) },
    hint: hint === null ? null : task.hints[hint]?.[language],
    code: forModel(session.code.slice(0, CODE_SHOWN)),
    results: (lastRun?.visible ?? []).map(({ id, passed, printed: actual, error }) => ({
      test: printed.get(id)?.name, passed, expected: printed.get(id)?.expected.slice(0, 300), actual: forModel(actual.slice(0, 300)), error: error === null ? null : forModel(error.slice(0, 300)),
    })),
    conversation: history.slice(-MESSAGES_SHOWN).map(({ role, text }) => ({ who: role === 'user' ? 'candidate' : 'interviewer', text: forModel(text) })),
    message: forModel(message),
  };
  const raw = record(
    await model.completeJson({
      messages: promptMessages(prompt, { language: promptLanguage(language) }, data),
      schema: SCHEMA, schemaName: prompt.schema, temperature: 0.3, maxTokens: MAX_TOKENS, timeoutMs: TIMEOUT_MS, signal,
    }),
    'reply',
  );
  const text = typeof raw.reply === 'string' ? raw.reply.trim() : '';
  assertTalk(text, language);
  const kind = KINDS.find((known) => known === raw.kind) ?? 'answer';
  return { text, topic: kind === 'hint' && hint !== null ? `hint:${hint}` : `model:${kind}` };
}

function assertTalk(text: string, language: Language): void {
  const sentences = text.split(/(?<=[.!?…])\s+/u).filter((part) => /\p{L}/u.test(part)).length;
  const isLanguage = language === 'ru' ? /\p{Script=Cyrillic}/u.test(text) : !/\p{Script=Cyrillic}{4}/u.test(text);
  if (text === '' || text.length > REPLY_LENGTH || sentences > SENTENCES) throw new AppError('UPSTREAM_FAILED', 'The reply is not two or three sentences');
  if (text.includes('```')) throw new AppError('UPSTREAM_FAILED', 'The reply holds code');
  if (!isLanguage) throw new AppError('UPSTREAM_FAILED', 'The reply is in another language');
}
