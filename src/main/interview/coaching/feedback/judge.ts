/** What one recording shows of each thing that can be practised, and how sure that is. */
import { STAR_PARTS, type CoachingDimension } from '../../../ports/coaching-analysis.ts';
import type { ReadAnswer } from './answer.ts';
import type { CoachInput } from './coach-input.ts';
import { eyeContactLevel, fillersLevel, paceLevel, pausesLevel, postureLevel, voiceLevel } from './levels.ts';

export interface Judgement {
  readonly about: CoachingDimension;
  /** 0..1. */
  readonly level: number;
  /** 0..1. */
  readonly confidence: number;
}

/** What is less sure is neither praised nor criticised, and never compared. */
export const LEAST_CONFIDENCE = 0.4;
/** Words after which the length of an answer no longer lowers a confidence. */
const ENOUGH_WORDS = 40;
/** What is found of a story agrees with people in nine parts of ten; a stranger's story less often. */
const STORY_CONFIDENCE = 0.8;
const DETAIL_CONFIDENCE = 0.7;
const MISSING = 0.1;

/** Those that can be judged, the unsure ones among them. */
export function judge({ delivery, expression, heard }: Pick<CoachInput, 'delivery' | 'expression' | 'heard'>, answer: ReadAnswer): Judgement[] {
  const enough = Math.min(1, answer.words / ENOUGH_WORDS);
  const heardWell = hearing(heard?.words ?? []);
  const told: Judgement[] = [];
  const add = (about: CoachingDimension, level: number, confidence: number): void => void told.push({ about, level, confidence });
  if (answer.isRefusal) add('specificity', MISSING, DETAIL_CONFIDENCE * heardWell);
  else if (answer.state === 'told') {
    if (answer.story !== null) for (const part of STAR_PARTS) add(part, partLevel(answer, part), STORY_CONFIDENCE * heardWell * (answer.asksForStory ? Math.max(0.6, enough) : 0.6 * enough));
    add('specificity', answer.detail, DETAIL_CONFIDENCE * heardWell * Math.max(0.6, enough));
    if (answer.relevance !== null) add('relevance', answer.relevance.level, answer.relevance.confidence * heardWell);
  } else if (answer.state === 'little') add('specificity', MISSING, DETAIL_CONFIDENCE * heardWell);
  return [...told, ...ofDelivery(delivery, answer), ...ofPicture(expression)];
}

function partLevel({ story, missing, asksForTrouble }: ReadAnswer, part: (typeof STAR_PARTS)[number]): number {
  if (story === null) return 1;
  if (part === 'action' && story.team !== null) return 0.3;
  // A task is often told within the scene.
  if (missing.includes(part)) return part === 'task' ? (asksForTrouble ? 0.8 : 0.45) : MISSING;
  return part === 'result' && !story.hasMeasuredResult && !story.isResultWhole ? 0.75 : 1;
}

function ofDelivery(delivery: CoachInput['delivery'], { language }: ReadAnswer): Judgement[] {
  if (delivery === null) return [];
  const { speechRate, pauseRatio, fillerRatio, pitchSpreadSemitones } = delivery.measures;
  const all = [
    ['pace', speechRate, (value: number) => paceLevel(value, language)], ['pauses', pauseRatio, pausesLevel],
    ['fillers', fillerRatio, fillersLevel], ['voice', pitchSpreadSemitones, voiceLevel],
  ] as const;
  return all.flatMap(([about, { value, confidence }, levelOf]) => (value === null ? [] : [{ about, level: levelOf(value), confidence }]));
}

function ofPicture(expression: CoachInput['expression']): Judgement[] {
  const all = [['eyeContact', expression?.eyeContact, eyeContactLevel], ['posture', expression?.posture, postureLevel]] as const;
  return all.flatMap(([about, figure, levelOf]) => (figure === undefined || figure.value === null ? [] : [{ about, level: levelOf(figure.value), confidence: figure.confidence }]));
}

/** Recognisers that cannot tell give 0 or 1 throughout: half sure. */
function hearing(words: readonly { readonly confidence: number }[]): number {
  const known = words.map(({ confidence }) => confidence).filter((confidence) => confidence > 0 && confidence <= 1);
  return known.length === 0 ? 0.8 : Math.min(1, 0.35 + known.reduce((sum, confidence) => sum + confidence, 0) / known.length);
}
