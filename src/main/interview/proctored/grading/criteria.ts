/** Five criteria by rules, 1..5 each, with what an answer lacks. What they mean is in resources/proctored/grading.json (`anchors`). */
import type { GradedCriterion } from '../../../ports/proctored.ts';
import type { Part } from './parts.ts';
import { isInOrder, meets, partsOf, presentParts } from './parts.ts';
import type { AnswerSentence, ReadAnswer } from './read-answer.ts';
import type { Need, Theme } from './themes.ts';

export type Lack =
  | Need | Exclude<Part, 'wish' | 'action' | 'result'>
  | 'offTopic' | 'weak' | 'case' | 'order' | 'abstract' | 'vague' | 'fillers' | 'fast' | 'pauses' | 'hedges' | 'boasts' | 'long' | 'digression' | 'repeated' | 'little';

export interface Mark {
  readonly score: number;
  /** What would raise it, the most important first. */
  readonly lacks: readonly Lack[];
}

export type Marks = Readonly<Record<GradedCriterion, Mark>>;

/** In a text longer than this one word in common with the question may be chance. */
const CHANCE_WORDS = 60;
/** A spoken answer of two minutes has about 250 words; from there on each step costs a point. */
const LENGTHS = [280, 450, 800];
/** A sentence about nothing of the question. */
const ASIDE_WORDS = 5;
const DIGRESSIONS = [0.4, 0.65];
const REPETITIONS = [0.1, 0.3];
/** Share of stems in common from which two sentences are the same. */
const SAME = 0.7;
const LITTLE_WORDS = 8;
/** One statement, as in the rubric of screening: nothing that short is told throughout. */
const SINGLE_WORDS = 12;
/** Of all words; speech has about 6 fillers in 100 words (H. Bortfeld et al., 2001), half of them more than that still disturb nobody. */
const MANY_FILLERS = 0.12;
const MANY_HEDGES = 0.03;
/** Conversation runs at 120 to 220 words a minute (S. Tauroza and D. Allison, 1990); somebody who speaks a foreign language slowly loses nothing. */
const FAST = 220;
const LONG_PAUSES = 0.5;
const VAGUE = /(?<!\p{L})(?:something|somehow|stuff|things?|whatever|some kind|and so on|etcetera|various|kinds? of|что-то|как-то|как-нибудь|что-нибудь|всяк\p{L}+|разн(?:ое|ые|ых)|и так далее|и тому подобное|вс[её] такое|где-то там)(?!\p{L})/giu;

const clamp = (score: number, least: number): number => Math.max(least, Math.min(5, score));
const steps = (value: number, borders: readonly number[]): number => borders.filter((border) => value > border).length;

export function marksOf(answer: ReadAnswer, theme: Theme): Marks {
  if (answer.state !== 'answered') {
    const none: Mark = { score: 1, lacks: [] };
    return { clarity: none, relevance: none, structure: none, conciseness: none, confidence: none };
  }
  const relevance = relevanceOf(answer, theme);
  return {
    clarity: clarityOf(answer), relevance, structure: structureOf(answer, theme),
    conciseness: concisenessOf(answer, relevance), confidence: confidenceOf(answer),
  };
}

function relevanceOf(answer: ReadAnswer, theme: Theme): Mark {
  const { hits, words, signs, sentences } = answer;
  const deeds = sentences.reduce((sum, sentence) => sum + sentence.deeds, 0);
  const isWork = signs.has('own') || signs.has('team') || signs.has('figure');
  const isMet = theme.isOpen ? isWork || hits >= 2 : hits >= 1;
  // Praise of oneself is near to any question by meaning, so something has to be told.
  if (!isMet && isWork && answer.isNear) return { score: 3, lacks: ['weak'] };
  if (!isMet) return { score: isWork && !theme.isOpen ? 2 : 1, lacks: ['offTopic'] };
  if (!theme.isOpen && hits === 1 && words > CHANCE_WORDS) return { score: isWork ? 3 : 2, lacks: ['weak'] };
  const isTold = theme.kind === 'story' ? isWork
    : theme.kind === 'approach' ? deeds >= 1 || signs.has('how') || signs.has('reason') || hits >= 3
      : theme.kind === 'wish' ? presentParts(answer, 'wish').size >= 2 : true;
  const missing = theme.asks.filter((need) => !meets(answer, need, theme.kind));
  if (!isTold) return { score: hits >= 2 || theme.isOpen ? 3 : 2, lacks: [theme.kind === 'approach' ? 'steps' : 'case', ...missing] };
  return { score: missing.length === 0 ? 5 : 4, lacks: missing };
}

function structureOf(answer: ReadAnswer, { kind }: Theme): Mark {
  const parts = presentParts(answer, kind);
  const missing = partsOf(kind).filter((part) => !parts.has(part)).map(lackOfPart);
  const isLinked = answer.signs.has('how') || answer.signs.has('reason');
  if (parts.size === 3) return isInOrder(answer, kind) ? { score: 5, lacks: [] } : { score: 4, lacks: ['order'] };
  if (parts.size === 2) return { score: isLinked && kind === 'story' ? 4 : kind === 'story' ? 3 : 4, lacks: missing };
  return { score: parts.size === 1 && kind !== 'story' ? 3 : parts.has('action') ? 3 : 2, lacks: missing };
}

function lackOfPart(part: Part): Lack {
  return part === 'action' ? 'own' : part === 'result' ? 'outcome' : part === 'wish' ? 'weak' : part;
}

function clarityOf({ signs, sentences, words, told, speech, hits }: ReadAnswer): Mark {
  const concrete = [signs.has('own') || signs.has('team'), signs.has('figure'), signs.has('how'), signs.has('reason') || signs.has('alternative'), signs.has('outcome'), signs.has('trouble'), sentences.some(({ skills }) => skills > 0)].filter(Boolean).length;
  const base = concrete >= 3 && words >= SINGLE_WORDS ? 5 : concrete >= 2 ? 4 : concrete === 1 || hits >= 3 ? 3 : 2;
  const vague = (told.match(VAGUE) ?? []).length;
  const troubles: Lack[] = [
    ...(vague >= 3 && vague / words > 0.04 ? ['vague' as const] : []),
    ...(isFull(speech.fillers, words, MANY_FILLERS) ? ['fillers' as const] : []),
    ...((speech.wordsPerMinute ?? 0) > FAST ? ['fast' as const] : []),
  ];
  return { score: clamp(base - (troubles.length > 0 ? 1 : 0), 2), lacks: [...(base < 5 ? [signs.has('figure') ? ('how' as const) : ('abstract' as const)] : []), ...troubles] };
}

function concisenessOf({ sentences, words, signs, hits }: ReadAnswer, relevance: Mark): Mark {
  const aside = asideShare(sentences);
  const repeated = repeatedShare(sentences);
  const losses: readonly (readonly [number, Lack])[] = [[steps(words, LENGTHS), 'long'], [steps(aside, DIGRESSIONS), 'digression'], [steps(repeated, REPETITIONS), 'repeated']];
  const lost = losses.reduce((sum, [loss]) => sum + loss, 0);
  const isEmpty = signs.size === 0;
  // What does not serve the question at all cannot be brief about it.
  const most = relevance.score === 1 ? 2 : relevance.score === 2 && !isEmpty ? 4 : isEmpty ? (words < LITTLE_WORDS || hits === 0 ? 2 : 3) : 5;
  const lacks = losses.filter(([loss]) => loss > 0).toSorted((a, b) => b[0] - a[0]).map(([, lack]) => lack);
  return { score: clamp(Math.min(most, 5 - lost), words > LENGTHS[2]! && lost >= 4 ? 1 : 2), lacks: [...lacks, ...(isEmpty && words < LITTLE_WORDS * 2 ? ['little' as const] : [])] };
}

function confidenceOf({ sentences, signs, words, speech }: ReadAnswer): Mark {
  const own = sentences.filter((sentence) => sentence.signs.has('own')).length;
  const isDone = signs.has('figure') || signs.has('outcome');
  const base = words >= SINGLE_WORDS && (own >= 2 || (own === 1 && (isDone || signs.has('how') || signs.has('reason')))) ? 5 : own >= 1 || (signs.has('team') && isDone) ? 4 : signs.size > 0 || words >= 25 ? 3 : 2;
  const troubles: Lack[] = [
    ...(speech.hedges >= 2 && speech.hedges / words >= MANY_HEDGES ? ['hedges' as const] : []),
    ...(isFull(speech.fillers, words, MANY_FILLERS) ? ['fillers' as const] : []),
    ...((speech.pauseShare ?? 0) > LONG_PAUSES ? ['pauses' as const] : []),
    ...((speech.wordsPerMinute ?? 0) > FAST ? ['fast' as const] : []),
  ];
  const isPraise = sentences.some(({ isBoast }) => isBoast);
  return { score: clamp(Math.min(base, isPraise && own === 0 ? 2 : 5) - (troubles.length > 0 ? 1 : 0), 2), lacks: [...(isPraise ? ['boasts' as const] : []), ...(base === 5 ? [] : [signs.has('own') ? ('outcome' as const) : ('own' as const)]), ...troubles] };
}

const isFull = (fillers: number, words: number, share: number): boolean => fillers >= 3 && fillers / (words + fillers) > share;

/** A sentence that tells nothing and meets nothing; the scene before the first that does is no aside. */
export function isAside({ signs, hits, skills, words, deeds, isBoast }: AnswerSentence): boolean {
  return isBoast || (signs.size === 0 && hits === 0 && skills === 0 && deeds === 0 && words >= ASIDE_WORDS);
}

function asideShare(sentences: readonly AnswerSentence[]): number {
  const first = sentences.findIndex((sentence) => !isAside(sentence));
  const all = sentences.reduce((sum, { words }) => sum + words, 0);
  const aside = sentences.filter((sentence, index) => isAside(sentence) && (sentence.isBoast || index > first || first > 2)).reduce((sum, { words }) => sum + words, 0);
  return all === 0 || first === -1 ? 0 : aside / all;
}

/** Each sentence is compared with the hundred before it: a longer way round is a new start. */
function repeatedShare(sentences: readonly AnswerSentence[]): number {
  const long = sentences.filter(({ stems }) => stems.size >= 4);
  const again = long.filter(({ stems }, index) => long.slice(Math.max(0, index - 100), index).some((earlier) => sharedPart(stems, earlier.stems) >= SAME));
  return long.length === 0 ? 0 : again.length / long.length;
}

function sharedPart(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const stem of a) if (b.has(stem)) shared += 1;
  return shared / (a.size + b.size - shared);
}
