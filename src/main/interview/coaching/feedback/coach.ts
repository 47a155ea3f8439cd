/** What a recording shows, told to the person who made it: what worked, one thing to try next, what changed. */
import type { Logger } from '../../../base/log.ts';
import type { Drill, Feedback } from '../../../ports/coaching-analysis.ts';
import type { LanguageModel } from '../../../ports/engines.ts';
import type { Language } from '../../../ports/language.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Prompts } from '../../model/prompt.ts';
import type { CoachInput, EarlierAnalysis } from './coach-input.ts';
import type { CoachTexts } from './texts.ts';

export interface CoachOptions {
  readonly knowledge: Knowledge;
  readonly texts: CoachTexts;
  /** Null: the rules alone speak. */
  readonly llm: LanguageModel | null;
  readonly prompts: Prompts;
  readonly log: Logger;
}

export interface Coach {
  /** Never throws but the signal's reason. Takes time in proportion to the words, with pauses for others. */
  feedback(input: CoachInput, signal: AbortSignal): Promise<Feedback>;
  /** Exercises for the weak points of the last recordings, weakest first; none where nothing was analysed. @param recent oldest first */
  drills(recent: readonly EarlierAnalysis[], language: Language): Drill[];
}

export function createCoach({ texts }: CoachOptions): Coach {
  return {
    feedback: ({ language }) =>
      Promise.resolve({ text: texts.say('silent', language, 0), worked: [], next: null, star: null, changes: [], levels: {}, by: 'rules' }),
    drills: () => [],
  };
}
