/** An answer read for practice: its story, its details, and whether it meets the question. */
import { languageOfText } from '../../../base/language.ts';
import type { StarPart } from '../../../ports/coaching-analysis.ts';
import type { Language } from '../../../ports/language.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { countMeant } from '../../scoring/delivery.ts';
import type { Steps } from '../../scoring/steady.ts';
import { has } from './clauses.ts';
import type { CoachInput } from './coach-input.ts';
import { detailOfExplanation, detailOfStory, type Detail } from './detail.ts';
import { relevanceOf, type Relevance } from './relevance.ts';
import { missingOf, toStory, type Story } from './story.ts';
import type { CoachTexts } from './texts.ts';
import { readUnits, toPlain, type Unit } from './units.ts';

export interface ReadAnswer extends Detail {
  /** `none`: nothing was heard; `little`: too few words to judge what they tell. */
  readonly state: 'none' | 'little' | 'told';
  readonly units: readonly Unit[];
  /** Without fillers and stammer. */
  readonly words: number;
  /** In which it was spoken. */
  readonly language: Language;
  readonly asksForStory: boolean;
  /** The question asks to explain, to weigh or to introduce oneself. */
  readonly isExplanation: boolean;
  /** About a mistake, a quarrel or a failure: there a task of one’s own is often not to the point. */
  readonly asksForTrouble: boolean;
  /** It says that there is nothing to tell, and tells nothing. */
  readonly isRefusal: boolean;
  /** Null where the question does not ask for one and none is told, and where the answer is a refusal. */
  readonly story: Story | null;
  readonly missing: readonly StarPart[];
  readonly relevance: Relevance | null;
}

const LITTLE_WORDS = 15;
/** A refusal is short; a longer answer has told something after all. */
const REFUSAL_WORDS = 120;
const STORY = /(?<!\p{L})(?:tell me about (?:a|an|the|one|some) |describe (?:a|an|the|one) (?:time|situation|case|moment|decision|conflict)|a time (?:when|you)|give me an example|walk me through a (?:time|case)|расскажите о случае|расскажите, как вы|расскажите про случай|опишите (?:случай|ситуацию)|приведите пример|вспомните)/iu;
export function* readAnswer({ heard, question }: Pick<CoachInput, 'heard' | 'question'>, texts: CoachTexts, knowledge: Knowledge): Steps<ReadAnswer> {
  const units = yield* readUnits(heard?.text ?? '', knowledge);
  let words = 0;
  for (const { text } of units) {
    words += countMeant(text);
    yield;
  }
  const asksForStory = question !== null && (question.type === 'behavioral' || (question.type === 'general' && STORY.test(question.text)));
  const told = yield* toStory(units, texts, knowledge);
  const state = words === 0 ? 'none' : words < LITTLE_WORDS ? 'little' : 'told';
  const isExplanation = question !== null && !asksForStory;
  const detail = isExplanation ? yield* detailOfExplanation(units, question, texts, knowledge) : yield* detailOfStory(units, words, told, texts, knowledge);
  const asksForTrouble = question !== null && has(texts, 'trouble', toPlain(question.text));
  const knowsNot = units.some(({ plain }) => ['refusal', 'declined', 'unknown'].some((cue) => has(texts, cue, plain)));
  const isRefusal = words > 0 && (isExplanation ? knowsNot && words < REFUSAL_WORDS / 3 && detail.best === null : told.isRefusal && words < REFUSAL_WORDS);
  // With no question known, what is told as a story is read as one.
  const isStory = state === 'told' && !isRefusal && (asksForStory || (question === null && told.parts.action !== null && missingOf(told).length <= 1));
  return {
    state, units, words, asksForStory, asksForTrouble, isExplanation, isRefusal,
    language: heard?.language ?? languageOfText((heard?.text ?? '').slice(0, 5_000)),
    story: isStory ? told : null,
    missing: isStory ? missingOf(told) : [],
    ...detail,
    relevance: question === null || state !== 'told' || isRefusal ? null : relevanceOf({ question: question.text, units, words, hasTask: told.parts.task !== null }, texts, knowledge),
  };
}
