/** An answer read for practice: its story, its details, and whether it meets the question. */
import { languageOfText } from '../../../base/language.ts';
import type { StarPart } from '../../../ports/coaching-analysis.ts';
import type { Language } from '../../../ports/language.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { tokens } from '../../knowledge/text.ts';
import { countMeant } from '../../scoring/delivery.ts';
import { signsOf, signsOfAll, type Sign } from '../../scoring/specificity.ts';
import type { Steps } from '../../scoring/steady.ts';
import type { CoachInput } from './coach-input.ts';
import { isCounted } from './counted.ts';
import { missingOf, toStory, type Story } from './story.ts';
import type { CoachTexts } from './texts.ts';
import { readUnits, type Unit } from './units.ts';

export interface ReadAnswer {
  /** `none`: nothing was heard; `little`: too few words to judge what they tell. */
  readonly state: 'none' | 'little' | 'told';
  readonly units: readonly Unit[];
  /** Without fillers and stammer. */
  readonly words: number;
  /** In which it was spoken. */
  readonly language: Language;
  readonly asksForStory: boolean;
  /** Null where the question does not ask for one and none is told. */
  readonly story: Story | null;
  readonly missing: readonly StarPart[];
  /** How concretely it is told, 0..1, and the sentence that does it best. */
  readonly detail: number;
  readonly best: Unit | null;
  readonly relevance: { readonly level: number; readonly confidence: number } | null;
}

const LITTLE_WORDS = 15;
/** About three minutes. */
const LONG_WORDS = 400;
const STORY = /(?<!\p{L})(?:tell me about (?:a|an|the|one|some) |describe (?:a|an|the|one) (?:time|situation|case|moment|decision|conflict)|a time (?:when|you)|give me an example|walk me through a (?:time|case)|расскажите о случае|расскажите, как вы|расскажите про случай|опишите (?:случай|ситуацию)|приведите пример|вспомните)/iu;
/** What makes a telling concrete, each worth the same. */
const DETAILS: readonly Sign[] = ['figure', 'how', 'reason', 'trouble', 'outcome', 'alternative'];
const DETAIL_STEP = 0.22;
/** Kinds of skills that an answer names when it is about them; “customers” may be told in other words. */
const PRODUCTS: ReadonlySet<string> = new Set(['tool', 'language', 'framework', 'platform']);
const COMMON = new Set(
  tokens('tell me about describe time when what how which your you did was were with that this from have has who why would could most example work project something расскажите опишите случай когда какой какая что как вы ваш вам вас было были это для чего почему который работа проект пример приведите').map(({ stem }) => stem),
);

export function* readAnswer({ heard, question }: Pick<CoachInput, 'heard' | 'question'>, texts: CoachTexts, knowledge: Knowledge): Steps<ReadAnswer> {
  const units = yield* readUnits(heard?.text ?? '', knowledge);
  let words = 0;
  for (const { text } of units) {
    words += countMeant(text);
    yield;
  }
  const asksForStory = question !== null && (question.type === 'behavioral' || (question.type === 'general' && STORY.test(question.text)));
  const told = yield* toStory(units, texts, knowledge);
  const detail = yield* detailOf(units, words, told, knowledge);
  const state = words === 0 ? 'none' : words < LITTLE_WORDS ? 'little' : 'told';
  // With no question known, what is told as a story is read as one.
  const isStory = state === 'told' && (asksForStory || (question === null && told.parts.action !== null && missingOf(told).length <= 1));
  return {
    state, units, words, asksForStory,
    language: heard?.language ?? languageOfText((heard?.text ?? '').slice(0, 5_000)),
    story: isStory ? told : null,
    missing: isStory ? missingOf(told) : [],
    ...detail,
    relevance: question === null || state !== 'told' ? null : relevanceOf(question.text, units, knowledge),
  };
}

function* detailOf(units: readonly Unit[], words: number, story: Story, knowledge: Knowledge): Steps<Pick<ReadAnswer, 'detail' | 'best'>> {
  const all = new Set(signsOfAll(units.map(({ read }) => read), knowledge));
  if (story.parts.result !== null) all.add('outcome');
  let isNamed = false;
  let rich = 0;
  let top: { readonly unit: Unit | null; readonly worth: number } = { unit: null, worth: 1 };
  for (const unit of units) {
    const signs = signsOf(unit.read, knowledge);
    const named = unit.read.skills.filter(({ negated }) => !negated).length;
    const counted = isCounted(unit.read, signs);
    const worth = DETAILS.filter((sign) => signs.has(sign)).length + (counted ? 1 : 0) + (signs.has('own') ? 0.5 : 0) + Math.min(2, named) * 0.5;
    if (counted) all.add('figure');
    if (named > 0) isNamed = true;
    if (worth >= 1) rich += 1;
    if (worth > top.worth) top = { unit, worth };
    yield;
  }
  const found = DETAILS.filter((sign) => all.has(sign)).length + (isNamed ? 1 : 0);
  // In a long talk every sign turns up somewhere: then their share counts as well.
  const most = words > LONG_WORDS ? 0.4 + (2 * rich) / Math.max(1, units.length) : 1;
  return { detail: Math.min(1, most, 0.1 + DETAIL_STEP * found), best: top.unit };
}

/** By words in common, and by skills that speak for the one that was asked about. Other words for the same thing are not known, so it is seldom sure. */
function relevanceOf(question: string, units: readonly Unit[], knowledge: Knowledge): ReadAnswer['relevance'] {
  const asked = tokens(question);
  const skills = knowledge.skillPhrases.find(asked).map(({ id }) => id).filter((id) => PRODUCTS.has(knowledge.skills.get(id)?.kind ?? ''));
  if (skills.length > 0) {
    const said = new Set(units.flatMap(({ read }) => read.skills.filter(({ negated }) => !negated).map(({ skill }) => skill.id)));
    const isMet = skills.some((id) => said.has(id) || [...(knowledge.support.get(id)?.keys() ?? [])].some((near) => said.has(near)));
    return isMet ? { level: 1, confidence: 0.7 } : { level: 0.4, confidence: 0.45 };
  }
  const stems = new Set(asked.map(({ stem }) => stem).filter((stem) => stem.length > 3 && !COMMON.has(stem)));
  const hits = new Set(units.flatMap(({ read }) => read.words.map(({ stem }) => stem).filter((stem) => stems.has(stem)))).size;
  return stems.size === 0 ? null : hits >= 2 ? { level: 1, confidence: 0.55 } : hits === 1 ? { level: 0.85, confidence: 0.45 } : { level: 0.6, confidence: 0.2 };
}
