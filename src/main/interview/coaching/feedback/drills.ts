/** Exercises for the weak points of the last recordings. */
import { COACHING_DIMENSIONS, type CoachingDimension, type Drill } from '../../../ports/coaching-analysis.ts';
import type { Language } from '../../../ports/language.ts';
import { median } from './changes.ts';
import type { EarlierAnalysis } from './coach-input.ts';
import { LEAST_CONFIDENCE } from './judge.ts';
import { figure, percent } from './numbers.ts';
import { IMPORTANCE } from './points.ts';
import type { CoachTexts, Places } from './texts.ts';

/** Of the last recordings, as in what is compared. */
const LAST = 5;
const MOST_POINTS = 3;
const WEAK = 0.75;
const TOLD: ReadonlySet<CoachingDimension> = new Set(['situation', 'task', 'action', 'result']);

/** For the three weakest points, two exercises each at most; none where nothing is weak. @param recent oldest first */
export function drillsFor(recent: readonly EarlierAnalysis[], language: Language, texts: CoachTexts): Drill[] {
  const last = recent.slice(-LAST);
  const weak = COACHING_DIMENSIONS.flatMap((about) => {
    const levels = last.flatMap(({ levels: of }) => of[about] ?? []);
    const level = median(levels);
    return level === null || level >= WEAK ? [] : [{ about, levels, need: (1 - level) * IMPORTANCE[about] }];
  });
  return weak.toSorted((a, b) => b.need - a.need).slice(0, MOST_POINTS).flatMap(({ about, levels }) => {
    const own = texts.drills.filter((drill) => drill.about === about);
    // Which comes first turns with the number of recordings, so that the same two do not stand there for ever.
    const from = recent.length % Math.max(1, own.length);
    const because = becauseOf(about, levels, last, language, texts);
    return [...own.slice(from), ...own.slice(0, from)].slice(0, 2).map(({ key, title, steps, minutes }) => ({ key, about, title: title[language], steps: steps[language], because, minutes }));
  });
}

function becauseOf(about: CoachingDimension, levels: readonly number[], last: readonly EarlierAnalysis[], language: Language, texts: CoachTexts): string {
  const say = (name: string, places: Places): string => texts.say(name, language, '', places);
  const of = levels.length;
  const number = of === 1 ? 'one' : 'more';
  const count = levels.filter((level) => level < WEAK).length;
  const value = ownFigure(about, last, language);
  if (TOLD.has(about)) return say(`because.story.${number}`, { part: texts.dimension(about, language), count, of });
  if (value !== null) return say(`because.${about}`, { value, last: say(`last.${number}`, { of }) });
  return say(`because.level.${number}`, { point: texts.dimension(about, language), count, of });
}

function ownFigure(about: CoachingDimension, last: readonly EarlierAnalysis[], language: Language): string | null {
  const middle = (of: (analysis: EarlierAnalysis) => { readonly value: number | null; readonly confidence: number } | undefined): number | null =>
    median(last.flatMap((analysis) => {
      const found = of(analysis);
      return found === undefined || found.value === null || found.confidence < LEAST_CONFIDENCE ? [] : [found.value];
    }));
  const shown = (value: number | null, show: (value: number) => string): string | null => (value === null ? null : show(value));
  const share = (value: number): string => percent(value, language);
  if (about === 'pace') return shown(middle(({ measures }) => measures?.speechRate), (value) => figure(value, language, 0));
  if (about === 'pauses') return shown(middle(({ measures }) => measures?.pauseRatio), share);
  if (about === 'fillers') return shown(middle(({ measures }) => measures?.fillerRatio), share);
  if (about === 'voice') return shown(middle(({ measures }) => measures?.pitchSpreadSemitones), (value) => figure(value, language, 1));
  if (about === 'eyeContact' || about === 'posture') return shown(middle(({ expression }) => expression?.[about]), share);
  return null;
}
