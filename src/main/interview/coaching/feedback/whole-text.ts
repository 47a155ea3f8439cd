/** The feedback as a few paragraphs. */
import { STAR_PARTS, type AnalysisGap, type Change, type Feedback, type FeedbackPoint } from '../../../ports/coaching-analysis.ts';
import type { ReadAnswer } from './answer.ts';
import type { CoachInput } from './coach-input.ts';
import { clock } from './numbers.ts';
import { told } from './points.ts';
import type { CoachTexts } from './texts.ts';

export interface Said {
  readonly worked: readonly FeedbackPoint[];
  readonly next: FeedbackPoint | null;
  readonly star: Feedback['star'];
  readonly changes: readonly Change[];
}

const CHANGES_TOLD = 2;
/** These say by themselves why nothing was heard. */
const NO_WORDS: ReadonlySet<AnalysisGap> = new Set(['no-recogniser', 'no-speech', 'no-sound', 'sound-unreadable']);

export function wholeText({ worked, next, star, changes }: Said, answer: ReadAnswer, { language, gaps, heard, expression }: CoachInput, texts: CoachTexts, seed: string): string {
  const say = (name: string, places: Readonly<Record<string, string>> = {}): string => texts.say(name, language, seed, places);
  const explained = gaps.map((gap) => say(`gap.${gap}`));
  const opening = answer.state !== 'none' ? [] : gaps.some((gap) => NO_WORDS.has(gap)) ? [] : [say(heard === null ? 'gap.no-recogniser' : 'silent')];
  const seen = answer.state === 'none' && expression !== null && (worked.length > 0 || next !== null) ? [say('onlySeen')] : [];
  const moved = changes.filter(({ direction, about }) => direction !== 'same' && about !== next?.about && !worked.some((point) => point.about === about && point.quote === null)).slice(0, CHANGES_TOLD);
  const since = moved.length > 0 ? moved.map(({ text }) => text) : changes.length > 0 && changes.every(({ direction }) => direction === 'same') ? [say('change.none')] : [];
  const other = heard !== null && answer.state !== 'none' && answer.language !== language ? [say('otherLanguage')] : [];
  return [
    [...opening, ...seen],
    worked.length === 0 ? [] : [say('lead.worked'), ...worked.map((point) => told(point, language))],
    star === null ? [] : [storyText(star, say, (part) => texts.dimension(part, language))],
    next === null ? [] : [say('lead.next'), told(next, language)],
    since,
    [...explained, ...other],
  ].filter((paragraph) => paragraph.length > 0).map((paragraph) => paragraph.join(' ')).join('\n\n');
}

function storyText(star: NonNullable<Feedback['star']>, say: (name: string, places?: Readonly<Record<string, string>>) => string, name: (part: (typeof STAR_PARTS)[number]) => string): string {
  const there = STAR_PARTS.flatMap((part) => {
    const moment = star[part]?.moment;
    return star[part] === null ? [] : [`${name(part)}${moment == null ? '' : ` (${clock(moment.startS)})`}`];
  });
  const missing = STAR_PARTS.filter((part) => star[part] === null).map(name);
  if (missing.length === 0) return say('star.all', { there: there.join(', ') });
  return there.length === 0 ? say('star.none') : say('star.missing', { there: there.join(', '), missing: missing.join(', ') });
}
