/** Which sentence of an answer tells the situation, the task, the action and the result, and which of them nobody told. */
import { STAR_PARTS, type StarPart } from '../../../ports/coaching-analysis.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Steps } from '../../scoring/steady.ts';
import { toClue, type Clue } from './clues.ts';
import type { CoachTexts } from './texts.ts';
import type { Unit } from './units.ts';

export interface Story {
  readonly parts: Readonly<Record<StarPart, Unit | null>>;
  /** The first deed of a team, where what was done is told with “we” alone; else null. */
  readonly team: Unit | null;
  /** What one would do is told in place of what was done. */
  readonly isSupposed: boolean;
  /** The result can be counted or was seen by others. */
  readonly hasMeasuredResult: boolean;
  /** A lesson, an end for good, or a figure given beside it: no number is missed. */
  readonly isResultWhole: boolean;
  /** Nothing is told but that there was no such case. */
  readonly isRefusal: boolean;
}

/** What was learned, is so ever since, or is whole in itself: nobody asks “how many” of people who are alive. */
const LASTING = /(?<!\p{L})(?:learn(?:ed|t)|taught|since|never|nobody|no one|not one|alive|safe|unhurt|on time|понял\p{L}*|научил\p{L}*|с тех пор|больше (?:\p{L}+ ){0,3}не|ни разу|ни од(?:ин|на|ного|ной)|никто|жив[аы]?|здоров[аы]?|вовремя|в срок)(?!\p{L})/u;

/** @param texts holds the cues */
export function* toStory(units: readonly Unit[], texts: CoachTexts, knowledge: Knowledge): Steps<Story> {
  const clues: Clue[] = [];
  for (const unit of units) {
    clues.push(toClue(unit, texts, knowledge));
    yield;
  }
  const action = actionOf(clues);
  const deed = clues.findIndex(({ own, team, isTold }, index) => (index === action || team || (own !== 'implied' && own !== null)) && isTold);
  const lastOwn = clues.findLastIndex(({ own }) => own !== null);
  const task = clues.findIndex(({ task: isTask }) => isTask);
  const isScene = ({ isTold, own, outcome, scene }: Clue, index: number): boolean => isTold && index !== task && (scene || !outcome) && (own === null || index !== action || scene) && (deed === -1 || index <= deed);
  const situation = clues.findIndex((clue, index) => isScene(clue, index) && (index < (deed === -1 ? clues.length : deed) || clue.scene));
  // The task may be said in the sentence that sets the scene, and the scene in the one with the task.
  const alone = task !== -1 && clues[task]?.scene === true && (situation === -1 || task < situation) ? task : situation;
  const result = resultOf(clues, { action, deed, lastOwn, situation: alone, task });
  const at = (index: number): Unit | null => clues[index]?.unit ?? null;
  const isOwn = action !== -1 || clues.some(({ actsAlone }) => actsAlone);
  const later = clues.findIndex(({ isOfTeam }, index) => isOfTeam && index > alone);
  const team = isOwn ? null : at(later !== -1 ? later : clues.findIndex(({ isOfTeam }) => isOfTeam));
  return {
    parts: { situation: at(alone), task: at(task), action: at(action), result: at(result) },
    team,
    isSupposed: action === -1 && team === null && clues.some(({ isSupposed }) => isSupposed),
    hasMeasuredResult: clues[result]?.figure ?? false,
    isResultWhole: result !== -1 && (LASTING.test(clues[result]?.unit.plain ?? '') || clues.some(({ outcome, figure, isTold }, index) => outcome && figure && isTold && index > Math.max(deed, alone))),
    isRefusal: clues.some(({ isRefusal }) => isRefusal) && action === -1 && team === null && result === -1,
  };
}

/** With “I”, or at the head of a clause; a verb in the midst of others' may have another subject, and counts only where nothing else does. */
function actionOf(clues: readonly Clue[]): number {
  // A sentence that sets the scene has its own part to play.
  const apart = clues.findIndex(({ own, isTold, scene }) => own === 'sure' && isTold && !scene);
  const sure = apart !== -1 ? apart : clues.findIndex(({ own, isTold }) => own === 'sure' && isTold);
  return sure !== -1 ? sure : clues.findIndex(({ own, isTold }) => own !== null && isTold);
}

interface Places {
  readonly action: number;
  readonly deed: number;
  readonly lastOwn: number;
  readonly situation: number;
  readonly task: number;
}

/** An outcome that is said to be one, else what happened after all that was done. */
function resultOf(clues: readonly Clue[], { action, deed, lastOwn, situation, task }: Places): number {
  const from = Math.max(deed === -1 ? 0 : deed, situation, task);
  const named = clues.findLastIndex(({ outcome, isTold, own }, index) => outcome && isTold && index > from && (own === null || index > action));
  if (named !== -1) return named;
  const after = clues.findLastIndex(({ isTold, own }, index) => isTold && own === null && index > Math.max(from, lastOwn) && (deed !== -1 || index > situation + 1));
  if (after !== -1) return after;
  // In one sentence with the deed: “I replaced it, and the errors stopped”.
  return clues.findLastIndex(({ outcome, isTold }, index) => outcome && isTold && index >= Math.max(0, deed) && index !== situation && index !== task);
}

/** Parts that were not told, in their order. */
export const missingOf = ({ parts }: Story): StarPart[] => STAR_PARTS.filter((part) => parts[part] === null);
