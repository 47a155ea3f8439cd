/** What a recording shows, told to the person who made it: what worked, one thing to try next, what changed. */
import { messageOf } from '../../../base/errors.ts';
import type { Logger } from '../../../base/log.ts';
import { STAR_PARTS, type Drill, type Feedback, type StarPart } from '../../../ports/coaching-analysis.ts';
import type { LanguageModel } from '../../../ports/engines.ts';
import type { Language } from '../../../ports/language.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { promptOf, type Prompts } from '../../model/prompt.ts';
import { steadily } from '../../scoring/steady.ts';
import { readAnswer } from './answer.ts';
import { changesOf } from './changes.ts';
import type { CoachInput, EarlierAnalysis } from './coach-input.ts';
import { drillsFor } from './drills.ts';
import { judge, LEAST_CONFIDENCE } from './judge.ts';
import { rewordByModel } from './model-words.ts';
import { nextOf, quoteOf, workedOf, type Telling } from './points.ts';
import type { CoachTexts } from './texts.ts';
import { createMoments } from './units.ts';
import { wholeText, type Said } from './whole-text.ts';

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
  /** Exercises for the weak points of the last recordings, weakest first; none where nothing is weak. @param recent oldest first */
  drills(recent: readonly EarlierAnalysis[], language: Language): Drill[];
}

/** @throws TypeError where a model is given without its prompt */
export function createCoach({ knowledge, texts, llm, prompts, log }: CoachOptions): Coach {
  const prompt = llm === null ? null : promptOf(prompts, 'coach-feedback');
  return {
    async feedback(input, signal) {
      const answer = await steadily(readAnswer(input, texts, knowledge), signal);
      const seed = `${input.heard?.text.slice(0, 80) ?? ''} ${answer.words} ${input.earlier.length}`;
      const momentOf = createMoments(input.heard?.text ?? '', input.heard?.words ?? []);
      const judged = judge(input, answer);
      const changes = changesOf(input, answer.language, texts, seed);
      const telling: Telling = { input, answer, judged, changes, texts, seed, momentOf };
      const star = answer.story === null ? null : (Object.fromEntries(STAR_PARTS.map((part) => [part, partOf(telling, part)])) as NonNullable<Feedback['star']>);
      const next = nextOf(telling);
      const ruled: Said = { worked: workedOf(telling, next), next, star, changes };
      const { said, by } = await reworded(ruled, telling, signal);
      const levels = Object.fromEntries(judged.filter(({ confidence }) => confidence >= LEAST_CONFIDENCE).map(({ about, level }) => [about, Math.round(level * 100) / 100]));
      return { ...said, text: wholeText(said, answer, input, texts, seed), levels, by };
    },
    drills: (recent, language) => drillsFor(recent, language, texts),
  };

  async function reworded(ruled: Said, telling: Telling, signal: AbortSignal): Promise<{ readonly said: Said; readonly by: string }> {
    if (llm === null || prompt === null || telling.answer.state !== 'told') return { said: ruled, by: 'rules' };
    try {
      return { said: await rewordByModel({ ruled, telling, model: llm, prompt, signal }), by: llm.status().engine };
    } catch (error) {
      signal.throwIfAborted();
      log.warn({ reason: messageOf(error) }, 'the language model gave no feedback; the rules do');
      return { said: ruled, by: 'rules' };
    }
  }
}

function partOf({ answer, momentOf }: Telling, part: StarPart): { readonly quote: string; readonly moment: { readonly startS: number; readonly endS: number } | null } | null {
  const { quote, moment } = quoteOf(answer.story?.parts[part] ?? null, momentOf);
  return quote === null ? null : { quote, moment };
}
