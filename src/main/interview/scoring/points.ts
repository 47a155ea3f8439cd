/** The points of one competency with evidence: count, breadth, own action, figures, outcome, depth, age, certainty. */
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { ReadSentence } from '../knowledge/reading.ts';
import { isHeard, type Hearing } from './hearing.ts';
import { numberOf } from './numbers.ts';
import type { DepthSign, PointWording } from './rubric-wording.ts';
import { isHedged, signsOfAll } from './specificity.ts';

export interface Point {
  readonly text: string;
  readonly value: number;
}

export interface PointsInput {
  /** Sentences that speak of the competency; at least one. */
  readonly evidence: readonly ReadSentence[];
  /** Sentences that go on with what one of those began. */
  readonly following: readonly ReadSentence[];
  readonly covered: number;
  readonly indicators: number;
  /** Mean coverage of the indicators, 0..1. */
  readonly breadth: number;
  readonly words: PointWording;
  readonly knowledge: Knowledge;
  readonly isDoubtful: Hearing;
  readonly nowYear: number;
}

const DEPTH_SIGNS: readonly DepthSign[] = ['how', 'reason', 'alternative', 'trouble'];
const FEW_WORDS = 6;
/** As long as one statement: a recogniser that gives no stops must not change what was told. */
const SINGLE_WORDS = 16;
const OLD_YEARS = 6;
const RECENT = /(?<!\p{L})(?:сейчас|недавно|теперь|до сих пор|в этом году|now|currently|recently|still|this year|these days)(?!\p{L})/iu;

/** Halves, 1 to 5 in sum; halves are rounded down, so that no anchor is claimed that was not reached. */
export function pointsFor({ evidence, following, covered, indicators, breadth, words, knowledge, isDoubtful, nowYear }: PointsInput): readonly Point[] {
  const told = [...evidence, ...following];
  const signs = signsOfAll(told, knowledge);
  const depth = DEPTH_SIGNS.filter((sign) => signs.has(sign));
  const points: Point[] = [
    { text: words.named(evidence.length), value: 1 },
    { text: words.breadth(covered, indicators), value: Math.round(2 * breadth) / 2 },
    signs.has('own') ? { text: words.own(), value: 1 } : { text: words.team(), value: signs.has('team') ? 0.5 : 0 },
    { text: words.figure(), value: signs.has('figure') ? 0.5 : 0 },
    { text: words.outcome(), value: signs.has('outcome') ? 0.5 : 0 },
    { text: words.depth(depth), value: Math.min(1, depth.length / 2) },
  ].filter(({ value }) => value > 0);
  const age = ageOf(evidence, isDoubtful, nowYear);
  if (age >= OLD_YEARS) points.push({ text: words.old(age), value: -0.5 });
  if (evidence.every((sentence) => isHedged(sentence, isDoubtful))) points.push({ text: words.hedged(), value: -0.5 });
  const said = told.reduce((sum, { negated }) => sum + negated.filter((isNegated) => !isNegated).length, 0);
  const isChecked = signs.has('figure') || signs.has('outcome');
  const isTold = isChecked || signs.has('own') || signs.has('team');
  const ceilings: readonly (readonly [number, boolean, string])[] = [
    [1, said < FEW_WORDS && !signs.has('figure'), words.short()],
    [2, !isTold, words.unproven()],
    [3, !isChecked && depth.length < 2, words.unproven()],
    [4, !signs.has('own'), words.othersOnly()],
    [4, said < SINGLE_WORDS, words.single()],
  ];
  const [ceiling, , reason] = ceilings.find(([, holds]) => holds) ?? [5, true, words.rounded()];
  const sum = total(points);
  const whole = Math.max(1, Math.min(ceiling, Math.ceil(sum - 0.5)));
  if (whole !== sum) points.push({ text: sum > ceiling ? reason : words.rounded(), value: whole - sum });
  return points;
}

export const total = (points: readonly Point[]): number => points.reduce((sum, { value }) => sum + value, 0);

/** Years since the latest date that these sentences name; 0 where one of them is not dated, or something is said to be recent. */
function ageOf(told: readonly ReadSentence[], isDoubtful: Hearing, nowYear: number): number {
  if (told.some(({ text }) => RECENT.test(text))) return 0;
  const ages = told.map((sentence) => {
    const words = sentence.words;
    const own = words.flatMap(({ text }, at): number[] => {
      if (!isHeard(sentence, at, at + 1, isDoubtful)) return [];
      if (/^(?:19|20)\d\d$/.test(text) && Number(text) <= nowYear) return [nowYear - Number(text)];
      if (!/^(?:ago|назад)$/i.test(text) || !/^(?:years?|лет|года?)$/i.test(words[at - 1]?.text ?? '')) return [];
      return [numberOf(words[at - 2]?.text ?? '') ?? 1];
    });
    return own.length === 0 ? 0 : Math.min(...own);
  });
  return ages.length === 0 ? 0 : Math.min(...ages);
}
