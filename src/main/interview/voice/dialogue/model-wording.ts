/** A move worded by a language model, sentence by sentence: under the rules' plan, and under the checks below. */
import { AppError, messageOf } from '../../../base/errors.ts';
import type { LanguageModel, ChatMessage } from '../../../ports/engines.ts';
import { readSpoken } from '../../model/spoken-text.ts';
import { forModel } from '../../model/instructions.ts';
import { promptLanguage, promptMessages, promptOf, type Prompts } from '../../model/prompt.ts';
import { isSayable, isWellAsked } from './fit-words.ts';
import type { Move } from './move.ts';
import { toSentences, type Spoken } from './speak.ts';
import type { State } from './state.ts';

export interface ModelWordingInput {
  readonly move: Move;
  /** The rules' words for it. */
  readonly spoken: Spoken;
  readonly state: State;
  readonly model: LanguageModel;
  readonly prompts: Prompts;
  readonly onFailure: (reason: string) => void;
}

/** Somebody waits for it in silence. */
const TIMEOUT_MS = 8_000;
const MAX_TOKENS = 120;
const TURNS_SHOWN = 8;
const TURN_LENGTH = 1_500;

/** Questions on the work are worth a model's words; what has to be said exactly is said by the rules. */
export const isWordedByModel = ({ kind }: Move): boolean => kind === 'topic' || kind === 'follow-up' || kind === 'warm-up';

/**
 * Each sentence as soon as it has passed. Where the model fails, or says what may not be said, the rules finish the reply: with
 * all their words when nothing was spoken yet, else with their question.
 * @throws the signal's reason when that aborts
 */
export async function* wordByModel(input: ModelWordingInput): AsyncGenerator<string> {
  const { spoken, state, onFailure } = input;
  const { signal } = state.input;
  const said: string[] = [];
  try {
    for await (const sentence of checked(input)) {
      said.push(sentence);
      yield sentence;
    }
    return;
  } catch (error) {
    if (signal?.aborted === true) throw signal.reason;
    onFailure(messageOf(error));
  }
  yield* toSentences(said.length === 0 ? spoken : { lead: '', question: spoken.question });
}

/** @throws AppError UPSTREAM_FAILED at the first sentence that may not be said, and when no question came */
async function* checked({ spoken, state, model, prompts }: ModelWordingInput): AsyncGenerator<string> {
  const said: string[] = [];
  const request = { messages: toMessages(spoken, state, prompts), temperature: 0.4, maxTokens: MAX_TOKENS, timeoutMs: TIMEOUT_MS };
  for await (const { sentence } of readSpoken(model.completeText({ ...request, ...(state.input.signal === undefined ? {} : { signal: state.input.signal }) }))) {
    const isQuestion = /[?？]/u.test(sentence);
    const problem = isQuestion ? isWellAsked(said, sentence, spoken, state) : isSayable(said, sentence, spoken, state);
    if (problem !== null) throw new AppError('UPSTREAM_FAILED', `The sentence may not be said: ${problem}`);
    said.push(sentence);
    yield sentence;
    // What comes after the question is no more listened to.
    if (isQuestion) return;
  }
  throw new AppError('UPSTREAM_FAILED', 'The reply asks nothing');
}

function toMessages(spoken: Spoken, { input, exchanges, plan }: State, prompts: Prompts): readonly ChatMessage[] {
  const shown = (text: string): string => forModel(text.slice(0, TURN_LENGTH));
  const { topic, aspect } = spoken.key;
  return promptMessages(promptOf(prompts, 'voice-question'), { language: promptLanguage(input.language) }, {
    task: { wording: spoken.question, subject: topic.replace(/[:\d]+$/u, ''), asks_for: aspect },
    role: shown(plan.role ?? ''),
    conversation: input.turns.slice(-TURNS_SHOWN).map(({ role, text }) => ({ who: role, text: shown(text) })),
    last_answer: shown(exchanges.at(-1)?.answers.map(({ text }) => text).join(' ') ?? ''),
  });
}
