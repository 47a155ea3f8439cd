/** The interviewer's reply by a language model: grounded in the task, the code, the last run and the conversation. */
import { AppError } from '../../../base/errors.ts';
import type { ChatMessage, LanguageModel } from '../../../ports/engines.ts';
import type { Language } from '../../../ports/language.ts';
import { forModel } from '../../model/instructions.ts';
import { promptLanguage, promptMessages, promptOf, type Prompts } from '../../model/prompt.ts';
import { toPrintedTests } from '../../tasks/print.ts';
import { nextHint } from './about-task.ts';
import type { ReferenceCheck } from './reference-check.ts';
import { readSpoken, type ReplyKind } from '../../model/spoken-text.ts';
import type { ChatInput } from './talk.ts';

export interface ModelReplyInput {
  readonly input: ChatInput;
  readonly language: Language;
  readonly model: LanguageModel;
  readonly prompts: Prompts;
  readonly check: ReferenceCheck;
  /** Hears each sentence that may be shown, as soon as it stands. */
  readonly speak: (sentence: string) => void;
}

const MESSAGES_SHOWN = 12;
const CODE_SHOWN = 12_000;
const REPLY_LENGTH = 900;
const SENTENCES = 4;
/** A candidate waits for it. */
const TIMEOUT_MS = 12_000;
const MAX_TOKENS = 400;
/** A line of a program, or the mark that one follows: small pieces of code are none of the interviewer's words either. */
const CODE = [
  /```/u, /(?<!\p{L})(?:def|function)\s+\w+\s*\(/u, /(?<!\p{L})(?:const|let|var)\s+\w+\s*=/u,
  /^(?:for|while|if|elif)\b.*:$/u, /^return\b/u, /^[\w.[\]]+\s*[-+*/]?=\s*\S/u, /[{;]$/u,
  /(?:^|:\s)import\s+[\w.]+(?:\s+as\s+\w+)?$/u, /(?<!\p{L})from\s+[\w.]+\s+import\s+\w/u,
];

/**
 * Speaks sentence by sentence, none before everything so far has passed the checks. Talk that goes on for too long ends there.
 * @returns the topic of what was said
 * @throws AppError UPSTREAM_FAILED when there is no reply in time, it breaks off, gives a solution away, holds code or is in
 *   another language; what was spoken until then may stand
 */
export async function replyByModel({ input, language, model, prompts, check, speak }: ModelReplyInput): Promise<string> {
  const { hint, messages } = toRequest(input, language, prompts);
  const said: string[] = [];
  /** Not yet shown: whether they are in the candidate's language is not seen yet. */
  let held: string[] = [];
  let spokenKind: ReplyKind = 'answer';
  for await (const { kind, sentence } of readSpoken(model.completeText({ messages, temperature: 0.3, maxTokens: MAX_TOKENS, timeoutMs: TIMEOUT_MS, signal: input.signal }))) {
    spokenKind = kind;
    const text = [...said, ...held, sentence].join(' ');
    if (said.length > 0 && (text.length > REPLY_LENGTH || said.length + held.length >= SENTENCES)) break;
    if (text.length > REPLY_LENGTH) throw new AppError('UPSTREAM_FAILED', 'The reply is no short talk');
    if (CODE.some((line) => line.test(sentence))) throw new AppError('UPSTREAM_FAILED', 'The reply holds code');
    if (check.givesAway(text, input.session.code)) throw new AppError('UPSTREAM_FAILED', 'The reply gives a part of the solution away');
    if (language === 'en' && /\p{Script=Cyrillic}{4}/u.test(text)) break;
    held.push(sentence);
    if (language === 'ru' && !/\p{Script=Cyrillic}/u.test(text)) continue;
    held.forEach(speak);
    said.push(...held);
    held = [];
  }
  if (said.length === 0) throw new AppError('UPSTREAM_FAILED', 'The reply is empty or in another language');
  return spokenKind === 'hint' && hint !== null ? `hint:${hint}` : `model:${spokenKind}`;
}

function toRequest(input: ChatInput, language: Language, prompts: Prompts): { readonly hint: number | null; readonly messages: readonly ChatMessage[] } {
  const { task, session, history, message, lastRun } = input;
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
  return { hint, messages: promptMessages(promptOf(prompts, 'coding-chat'), { language: promptLanguage(language) }, data) };
}
