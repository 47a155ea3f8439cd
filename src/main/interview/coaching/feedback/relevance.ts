/** Whether an answer meets its question, as far as words can tell. */
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { tokens } from '../../knowledge/text.ts';
import { has } from './clauses.ts';
import type { CoachTexts } from './texts.ts';
import { toPlain, type Unit } from './units.ts';

export interface Relevance {
  readonly level: number;
  readonly confidence: number;
  /** Nothing in it speaks of the question, nor of any work: it is asked about, not judged. */
  readonly isAside: boolean;
}

/** Kinds of skills that an answer names when it is about them; “customers” may be told in other words. */
const PRODUCTS: ReadonlySet<string> = new Set(['tool', 'language', 'framework', 'platform']);
const COMMON = new Set(
  tokens('tell me about describe time when what how which your you did was were with that this from have has who why would could most example work project something расскажите опишите случай когда какой какая что как вы ваш вам вас было были это для чего почему который работа проект пример приведите').map(({ stem }) => stem),
);
/** Shorter answers may leave the place of a story unsaid. */
const ASIDE_WORDS = 50;

interface Told {
  readonly question: string;
  readonly units: readonly Unit[];
  readonly words: number;
  /** Who names a task tells of work, in whatever trade. */
  readonly hasTask: boolean;
}

/** By words in common, and by skills that speak for the one that was asked about. Other words for the same thing are not known, so it is seldom sure. */
export function relevanceOf({ question, units, words, hasTask }: Told, texts: CoachTexts, knowledge: Knowledge): Relevance | null {
  const asked = tokens(question);
  const skills = knowledge.skillPhrases.find(asked).map(({ id }) => id).filter((id) => PRODUCTS.has(knowledge.skills.get(id)?.kind ?? ''));
  const stems = new Set(asked.map(({ stem }) => stem).filter((stem) => stem.length > 3 && !COMMON.has(stem)));
  const hits = new Set(units.flatMap(({ read }) => read.words.map(({ stem }) => stem).filter((stem) => stems.has(stem)))).size;
  const said = new Set(units.flatMap(({ read }) => read.skills.filter(({ negated }) => !negated).map(({ skill }) => skill.id)));
  if (skills.some((id) => said.has(id) || [...(knowledge.support.get(id)?.keys() ?? [])].some((near) => said.has(near)))) return { level: 1, confidence: 0.7, isAside: false };
  if (hits > 0) return { level: hits >= 2 ? 1 : 0.85, confidence: hits >= 2 ? 0.55 : 0.45, isAside: false };
  if (skills.length > 0) return { level: 0.4, confidence: 0.45, isAside: false };
  if (stems.size === 0) return null;
  const tells = (cue: string): boolean => units.some(({ plain }) => has(texts, cue, plain));
  const isAside = !hasTask && words >= ASIDE_WORDS && ![...said].some((id) => knowledge.skills.get(id)?.kind === 'tool' || knowledge.skills.get(id)?.kind === 'framework') && !tells('work') && !(has(texts, 'trouble', toPlain(question)) && tells('trouble'));
  return isAside ? { level: 0.4, confidence: 0.45, isAside } : { level: 0.6, confidence: 0.2, isAside };
}
