/** What one sentence of an answer may tell of a story. */
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { isBoast } from '../../scoring/boasts.ts';
import { deedsIn } from '../../scoring/deeds.ts';
import { signsOf } from '../../scoring/specificity.ts';
import { claimOf, has, isMuddled } from './clauses.ts';
import { isCounted } from './counted.ts';
import type { CoachTexts } from './texts.ts';
import type { Unit } from './units.ts';

export interface Clue {
  readonly unit: Unit;
  /** A deed of the speaker's; `implied`: with no “I” and not at the head of its clause. */
  readonly own: 'sure' | 'implied' | null;
  readonly team: boolean;
  /** Told with “we”, and no outcome. */
  readonly isOfTeam: boolean;
  /** “I” with any past form, be it what was left undone. */
  readonly actsAlone: boolean;
  readonly task: boolean;
  readonly outcome: boolean;
  readonly figure: boolean;
  /** Told as something that happened, or is so since. */
  readonly isTold: boolean;
  readonly scene: boolean;
  readonly isSupposed: boolean;
  readonly isRefusal: boolean;
}

/** Fewer words tell no part. */
const LEAST_WORDS = 3;
const TEAM = /(?<!\p{L})(?:we|our team|мы|команда)(?!\p{L})/u;
const SELF = /(?<!\p{L})(?:i|я|сам|сама)(?!\p{L})/u;
/** What overcame somebody is shown as the deed only where there is no other. */
const FELT = /(?<!\p{L})(?:cried|wept|panicked|froze|fainted|(?:за|рас)?плакал\p{L}*|испугал\p{L}*|растерял\p{L}*|расстроил\p{L}*)(?!\p{L})/u;
/** Words that may stand before a verb whose subject is left out. */
const BEFORE = /^(?:и|а|но|потом|затем|сначала|сразу|тогда|после этого|сам|сама|and|then|first)$/u;
/** To be somewhere, to have and to know: no deeds. */
const STATE_VERB =
  /^(?:worked|joined|left|shared|disagreed|learned|learnt|lost|owned|had|работал\p{L}*|был\p{L}*|дежурил\p{L}*|учил\p{L}*|отвечал\p{L}*|уволил\p{L}*|уш(?:ел|ла)|хотел\p{L}*|научил\p{L}*|понял\p{L}*|руководил\p{L}*|занимал\p{L}*|приш(?:ел|ла)|устроил\p{L}*|потерял\p{L}*|служил\p{L}*|жил\p{L}*)$/u;

export function toClue(unit: Unit, texts: CoachTexts, knowledge: Knowledge): Clue {
  const { read } = unit;
  const claim = claimOf(unit, texts);
  const { plain } = claim;
  const cue = (name: string): boolean => has(texts, name, plain);
  const signs = signsOf(read, knowledge);
  const deeds = deedsIn(read).filter(({ at }) => claim.holds(read.words[at]?.start ?? -1));
  const isPast = deeds.some((deed) => deed.isPast);
  const isShort = read.words.length < LEAST_WORDS && !signs.has('own') && !signs.has('team');
  const isSupposed = has(texts, 'supposed', unit.plain) && !isPast;
  const isVoid = isShort || isSupposed || claim.isVoid;
  const claims = read.words.filter((_, index) => read.negated[index] !== true).length;
  const isHabit = cue('general') || (isBoast(read.spoken) && !isPast);
  const task = !isVoid && cue('task');
  const acts = deeds.filter(({ who, at }) => who === 'own' && !STATE_VERB.test(wordAt(unit, at)));
  const cued = cue('action');
  // The readers of denials take “…, but I did not” for a denial of what came before it.
  const isSplit = claim.plain.length < unit.plain.length / 1.3;
  const hasDeed = cued || (isSplit && cue('ownPast')) || (acts.length > 0 && (acts.length > 1 || (!task && (deeds.length > 1 || !cue('state')))));
  const isOwn = !isVoid && !isHabit && hasDeed && (claims >= LEAST_WORDS || (isSplit && plain.split(' ').length > LEAST_WORDS));
  const muddled = isMuddled(unit, texts);
  const outcome = !isVoid && !muddled && (signs.has('outcome') || cue('result'));
  const team = !isVoid && !isHabit && !isOwn && deeds.some(({ who }) => who === 'team');
  const isTold = !isVoid && !isHabit && (cued || isPast || cue('past') || cue('result'));
  return {
    unit, team, task, outcome, isTold, isSupposed,
    own: !isOwn ? null : FELT.test(plain) ? 'implied' : cued || SELF.test(plain) || acts.some(({ at }) => isAtHead(unit, at)) ? 'sure' : 'implied',
    isOfTeam: !outcome && !muddled && !isOwn && isTold && (team || TEAM.test(plain)),
    actsAlone: has(texts, 'ownPast', unit.plain),
    figure: isCounted(read, signs, claim.holds),
    scene: !isVoid && cue('situation'),
    isRefusal: claim.isRefusal,
  };
}

const wordAt = ({ read }: Unit, at: number): string => (read.words[at]?.text ?? '').toLowerCase().replaceAll('ё', 'е');

/** Whether only light words stand between the beginning of the clause and the verb. */
function isAtHead(unit: Unit, at: number): boolean {
  const { spoken, words } = unit.read;
  let place = at;
  while (place > 0 && !/[,;:—–]/u.test(spoken.slice(words[place - 1]?.end, words[place]?.start))) {
    if (!BEFORE.test(wordAt(unit, place - 1))) return false;
    place -= 1;
  }
  return true;
}
