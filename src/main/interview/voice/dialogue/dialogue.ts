/** The interviewer of the spoken interview: a plan made from resume and role, worded by the rules or by a language model. */
import type { Logger } from '../../../base/log.ts';
import type { LanguageModel } from '../../../ports/engines.ts';
import type { DialogueReply, VoiceDialogue } from '../../../ports/voice.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Prompts } from '../../model/prompt.ts';
import { likelyReplies } from './likely.ts';
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
export function createVoiceDialogue({ texts, knowledge, llm }: VoiceDialogueOptions): VoiceDialogue {
  return {
    reply(input) {
      const { spoken } = nextSpoken(readState(input, knowledge, texts), knowledge, texts);
      return Promise.resolve(toReply(spoken, toSentences(spoken)));
    },
    likely: (input) => likelyReplies(input, knowledge, texts),
    promptWords: promptWordsOf,
    engine: () => (llm === null ? RULES : `${RULES} + ${llm.status().engine}`),
  };
}

function toReply({ phase, topic, ends }: Spoken, said: readonly string[]): DialogueReply {
  return {
    phase, topic, ends,
    sentences: (async function* () { yield* said; })(),
  };
}
