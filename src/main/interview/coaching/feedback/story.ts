/** Which sentence of an answer tells the situation, the task, the action and the result, and which of them nobody told. */
import { STAR_PARTS, type StarPart } from '../../../ports/coaching-analysis.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { deedsIn } from '../../scoring/deeds.ts';
import { isBoast } from '../../scoring/boasts.ts';
import { signsOf } from '../../scoring/specificity.ts';
import type { Steps } from '../../scoring/steady.ts';
import { isCounted } from './counted.ts';
import type { CoachTexts } from './texts.ts';
import type { Unit } from './units.ts';

export interface Story {
  readonly parts: Readonly<Record<StarPart, Unit | null>>;
  /** What was done is told with “we” alone. */
  readonly isTeamOnly: boolean;
  /** What one would do is told in place of what was done. */
  readonly isSupposed: boolean;
  /** The result can be counted or was seen by others. */
  readonly hasMeasuredResult: boolean;
}

interface Clue {
  readonly unit: Unit;
  readonly own: boolean;
  readonly team: boolean;
  readonly task: boolean;
  readonly outcome: boolean;
  readonly figure: boolean;
  /** Told as something that happened, or is so since. */
  readonly isTold: boolean;
  readonly scene: boolean;
}

/** Fewer words tell no part. */
const LEAST_WORDS = 3;

/** @param texts holds the cues */
export function* toStory(units: readonly Unit[], texts: CoachTexts, knowledge: Knowledge): Steps<Story> {
  const clues: Clue[] = [];
  for (const unit of units) {
    clues.push(toClue(unit, texts, knowledge));
    yield;
  }
  const action = clues.findIndex(({ own, isTold }) => own && isTold);
  const deed = clues.findIndex(({ own, team, isTold }) => (own || team) && isTold);
  const lastOwn = clues.findLastIndex(({ own }) => own);
  const task = clues.findIndex(({ task: isTask }) => isTask);
  const isScene = ({ isTold, own, outcome, scene }: Clue, index: number): boolean => isTold && index !== task && (scene || !outcome) && (!own || scene) && (deed === -1 || index <= deed);
  const situation = clues.findIndex((clue, index) => isScene(clue, index) && (index < (deed === -1 ? clues.length : deed) || clue.scene));
  // The task may be said in the sentence that sets the scene, and the scene in the one with the task.
  const alone = situation === -1 && task !== -1 && clues[task]?.scene === true ? task : situation;
  const result = resultOf(clues, { action, deed, lastOwn, situation: alone, task });
  const at = (index: number): Unit | null => clues[index]?.unit ?? null;
  return {
    parts: { situation: at(alone), task: at(task), action: at(action), result: at(result) },
    isTeamOnly: action === -1 && clues.some(isOfTeam),
    isSupposed: action === -1 && !clues.some(isOfTeam) && units.some(({ plain }) => has(texts, 'supposed', plain)),
    hasMeasuredResult: clues[result]?.figure ?? false,
  };
}

const TEAM = /(?<!\p{L})(?:we|our team|мы|команда)(?!\p{L})/u;
const isOfTeam = ({ team, isTold, unit }: Clue): boolean => team || (isTold && TEAM.test(unit.plain));

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
  const named = clues.findLastIndex(({ outcome, isTold, own }, index) => outcome && isTold && index > from && (!own || index > action));
  if (named !== -1) return named;
  const after = clues.findLastIndex(({ isTold, own }, index) => isTold && !own && index > Math.max(from, lastOwn) && (deed !== -1 || index > situation + 1));
  if (after !== -1) return after;
  // In one sentence with the deed: “I replaced it, and the errors stopped”.
  return clues.findLastIndex(({ outcome, isTold }, index) => outcome && isTold && index >= Math.max(0, deed) && index !== situation && index !== task);
}

function toClue(unit: Unit, texts: CoachTexts, knowledge: Knowledge): Clue {
  const { plain, read } = unit;
  const signs = signsOf(read, knowledge);
  const deeds = deedsIn(read);
  const isShort = read.words.length < LEAST_WORDS && !signs.has('own') && !signs.has('team');
  const isSupposed = has(texts, 'supposed', plain) && !deeds.some(({ isPast }) => isPast);
  const isVoid = isShort || isSupposed || has(texts, 'unknown', plain) || has(texts, 'future', plain);
  const claims = read.words.filter((_, index) => read.negated[index] !== true).length;
  const isHabit = has(texts, 'general', plain) || (isBoast(read.spoken) && !deeds.some(({ isPast }) => isPast));
  const isTask = !isVoid && has(texts, 'task', plain) && !isDenied(unit, texts);
  const isState = has(texts, 'state', plain);
  const cued = has(texts, 'action', plain);
  const hasDeed = cued || (deeds.some(({ who }) => who === 'own') && (deeds.length > 1 || (!isState && !isTask)));
  const own = !isVoid && !isHabit && hasDeed && claims >= LEAST_WORDS && !isDenied(unit, texts);
  return {
    unit, own,
    team: !isVoid && !isHabit && !own && deeds.some(({ who }) => who === 'team'),
    task: isTask,
    outcome: !isVoid && (signs.has('outcome') || has(texts, 'result', plain)),
    figure: isCounted(read, signs),
    isTold: !isVoid && !isHabit && !isDenied(unit, texts) && (cued || deeds.some(({ isPast }) => isPast) || has(texts, 'past', plain) || has(texts, 'result', plain)),
    scene: !isVoid && has(texts, 'situation', plain),
  };
}

const isDenied = ({ plain }: Unit, texts: CoachTexts): boolean => has(texts, 'nothing', plain);

function has(texts: CoachTexts, cue: string, plain: string): boolean {
  const pattern = texts.cue(cue);
  pattern.lastIndex = 0;
  return pattern.test(plain);
}

/** Parts that were not told, in their order. */
export const missingOf = ({ parts }: Story): StarPart[] => STAR_PARTS.filter((part) => parts[part] === null);
