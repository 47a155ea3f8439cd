/** How concretely an answer is told, what of that is missing, and the sentence that does it best. */
import type { PracticeQuestion } from '../../../ports/coaching.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { deedsIn } from '../../scoring/deeds.ts';
import { signsOf, signsOfAll, type Sign } from '../../scoring/specificity.ts';
import type { Steps } from '../../scoring/steady.ts';
import { isMuddled } from './clauses.ts';
import { isCounted } from './counted.ts';
import { missingOf, type Story } from './story.ts';
import type { CoachTexts } from './texts.ts';
import type { Unit } from './units.ts';

/** What would make the answer more concrete. */
export type Lack = 'how' | 'howExplained' | 'reason' | 'figure' | 'limit' | 'example';

export interface Detail {
  /** 0..1. */
  readonly detail: number;
  readonly best: Unit | null;
  /** Null where nothing is missed. */
  readonly lack: Lack | null;
}

/** About three minutes. */
const LONG_WORDS = 400;
/** What makes a story concrete, each worth the same. */
const DETAILS: readonly Sign[] = ['figure', 'how', 'reason', 'trouble', 'outcome', 'alternative'];
const DETAIL_STEP = 0.22;
const DEEDS_IN_A_ROW = 3;
/** A figure says little of how somebody was comforted: what was done and why is asked for before it. */
const STORY_LACKS = ['how', 'reason', 'figure'] as const;

export function* detailOfStory(units: readonly Unit[], words: number, story: Story, texts: CoachTexts, knowledge: Knowledge): Steps<Detail> {
  const clear = units.filter((unit) => !isMuddled(unit, texts));
  const all = new Set(signsOfAll(clear.map(({ read }) => read), knowledge));
  if (story.parts.result !== null) all.add('outcome');
  // Three deeds in a row say how it went.
  const { action } = story.parts;
  if (action !== null && (action.plain.match(texts.cue('past'))?.length ?? 0) >= DEEDS_IN_A_ROW) all.add('how');
  let isNamed = false;
  let rich = 0;
  let top: { readonly unit: Unit | null; readonly worth: number } = { unit: null, worth: 1 };
  for (const unit of clear) {
    const signs = signsOf(unit.read, knowledge);
    const named = unit.read.skills.filter(({ negated }) => !negated).length;
    const counted = isCounted(unit.read, signs);
    const worth = DETAILS.filter((sign) => signs.has(sign)).length + (counted ? 1 : 0) + (signs.has('own') ? 0.5 : 0) + Math.min(2, named) * 0.5;
    if (counted) all.add('figure');
    if (REASON.test(unit.plain)) all.add('reason');
    if (named > 0) isNamed = true;
    if (worth >= 1) rich += 1;
    const isShown = counted || named > 0 || signs.has('own') || signs.has('team');
    if (isShown && worth > top.worth) top = { unit, worth };
    yield;
  }
  const found = DETAILS.filter((sign) => all.has(sign)).length + (isNamed ? 1 : 0);
  // In a long talk every sign turns up somewhere: then their share counts as well.
  const most = words > LONG_WORDS ? 0.4 + (2 * rich) / Math.max(1, units.length) : 1;
  // A story that is told whole and counted may leave its reasons to the listener.
  const isComplete = missingOf(story).length === 0;
  const missed = STORY_LACKS.find((sign) => !all.has(sign)) ?? null;
  const lack = missed === 'figure' && story.isResultWhole ? null : missed;
  return { detail: Math.min(1, most, Math.max(lack === null || (lack === 'reason' && all.has('figure') && isComplete) ? WHOLE : 0, 0.1 + DETAIL_STEP * found)), best: top.unit, lack };
}

const WHOLE = 0.8;
const STEP = 0.2;
const HOW = /(?<!\p{L})(?:first|then|after that|next|finally|step|by \p{L}+ing|using|сначала|потом|затем|после этого|шаг\p{L}*|с помощью|через|во-первых|во-вторых)(?!\p{L})/u;
const REASON = /(?<!\p{L})(?:because|since|so|so that|therefore|that is why|what i like|i am looking for|the reason|otherwise|потому что|поэтому|так как|чтобы|иначе|благодаря|из-за|мне нравится|хочу|ищу)(?!\p{L})/u;
const LIMIT = /(?<!\p{L})(?:but|however|instead|alternative\p{L}*|depends?|unless|if|price|costs?|trade-?offs?|rather than|although|но|зато|однако|вместо|альтернатив\p{L}*|зависит|если|кроме|цена|стоит|минус\p{L}*|недостат\p{L}+)(?!\p{L})/u;
const EXAMPLE = /(?<!\p{L})(?:for (?:example|instance)|such as|e\.g|say|like a|every (?:day|week|morning|evening)|кажд\p{L}+ (?:день|утро|вечер|неделю)|например|допустим|скажем|к примеру|вроде)(?!\p{L})/u;
/** A name in the midst of a sentence. */
const NAME = /\p{Ll},? \p{Lu}\p{L}{2,}/u;
const DEEDS_OF_A_PATH = 3;
/** What speaks for a wish is its reason and something seen. */
const WHY = /^(?:why|what (?:interests|attracts|do you like)|почему|зачем|что вас|чем вас)(?!\p{L})/iu;

/** Of an answer that explains, weighs or introduces: it needs no deeds; one’s own path has steps and names in place of limits. */
export function* detailOfExplanation(units: readonly Unit[], question: Pick<PracticeQuestion, 'text' | 'type'>, texts: CoachTexts, knowledge: Knowledge): Steps<Detail> {
  const isOfSelf = question.type === 'general';
  const all = new Set<Lack>();
  let deeds = 0;
  let top: { readonly unit: Unit | null; readonly worth: number } = { unit: null, worth: 1 };
  for (const unit of units) {
    const named = unit.read.skills.some(({ negated, skill }) => !negated && skill.category !== 'area');
    const isFigure = isCounted(unit.read, signsOf(unit.read, knowledge));
    const signs: Lack[] = [];
    if (HOW.test(unit.plain)) signs.push('howExplained');
    if (REASON.test(unit.plain)) signs.push('reason');
    if (!isOfSelf && LIMIT.test(unit.plain)) signs.push('limit');
    if (isOfSelf && isFigure) signs.push('figure');
    if (EXAMPLE.test(unit.plain) || named || (isOfSelf ? NAME.test(unit.text) : isFigure)) signs.push('example');
    for (const sign of signs) all.add(sign);
    deeds += deedsIn(unit.read).filter(({ who }) => who === 'own').length;
    if (signs.length > top.worth && !isMuddled(unit, texts)) top = { unit, worth: signs.length };
    yield;
  }
  if (isOfSelf && deeds >= DEEDS_OF_A_PATH) all.add('howExplained');
  const asked: readonly Lack[] = isOfSelf ? ['example', 'reason', 'figure', 'howExplained'] : ['example', 'reason', 'limit', 'howExplained'];
  const isMet = isOfSelf && WHY.test(question.text) && all.has('reason') && all.has('example');
  return { detail: Math.max(isMet ? WHOLE : 0, STEP + STEP * all.size), best: top.unit, lack: asked.find((sign) => !all.has(sign)) ?? null };
}
