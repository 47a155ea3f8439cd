/** The interviewer of the spoken interview: a plan made from resume and role, worded by the rules or by a language model. */
import type { Logger } from '../../../base/log.ts';
import type { LanguageModel } from '../../../ports/engines.ts';
import type { VoiceDialogue } from '../../../ports/voice.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Prompts } from '../../model/prompt.ts';
import { hasLastWord } from './last-word.ts';
import { likelyReplies } from './likely.ts';
import { isWordedByModel, wordByModel } from './model-wording.ts';
import { nextSpoken } from './next.ts';
import { promptWordsOf } from './prompt-words.ts';
import { toSentences, type Spoken } from './speak.ts';
import { readState } from './state.ts';
import type { VoiceTexts } from './texts.ts';

export interface VoiceDialogueOptions {
  readonly texts: VoiceTexts;
  readonly knowledge: Knowledge;
  /** Null: the rules word everything. */
  readonly llm: LanguageModel | null;
  readonly prompts: Prompts;
  readonly log: Pick<Logger, 'warn'>;
}

const RULES = 'rules 1.0';

/** Holds no state: every reply is made from the turns that it is given, so a restarted server goes on where it was. */
export function createVoiceDialogue({ texts, knowledge, llm, prompts, log }: VoiceDialogueOptions): VoiceDialogue {
  return {
    async reply(input) {
      const state = readState(input, knowledge, texts);
      const { move, spoken } = nextSpoken(state, knowledge, texts);
      const { phase, topic, ends } = spoken;
      if (llm === null || !isWordedByModel(move) || !(await llm.available())) return { phase, topic, ends, sentences: spokenByRules(spoken) };
      const onFailure = (reason: string): void => log.warn({ phase, reason }, 'the language model did not word the question; the rules do');
      return { phase, topic, ends, sentences: wordByModel({ move, spoken, state, model: llm, prompts, onFailure }) };
    },
    hasLastWord: (input) => hasLastWord(readState(input, knowledge, texts)),
    // A model words things anew each time: nothing of it can be spoken ahead.
    likely: (input) => (llm?.status().state === 'ready' ? [] : likelyReplies(input, knowledge, texts)),
    leads: (language) => texts.wordings('leads', 'heard', language),
    promptWords: promptWordsOf,
    engine: () => (llm === null ? RULES : `${RULES} + ${llm.status().engine}`),
  };
}

async function* spokenByRules(spoken: Spoken): AsyncGenerator<string> {
  yield* toSentences(spoken);
}
