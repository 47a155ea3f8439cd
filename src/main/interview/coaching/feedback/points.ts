/** What worked, and the one thing to try next: chosen from what was judged, each with a quote, a figure or a moment. */
import type { Change, CoachingDimension, FeedbackPoint, StarPart } from '../../../ports/coaching-analysis.ts';
import { STAR_PARTS } from '../../../ports/coaching-analysis.ts';
import type { Language } from '../../../ports/language.ts';
import type { TimeSpan } from '../../../ports/voice-tracks.ts';
import { excerpt } from '../../knowledge/text.ts';
import type { ReadAnswer } from './answer.ts';
import { has, isMuddled } from './clauses.ts';
import type { CoachInput } from './coach-input.ts';
import { LEAST_CONFIDENCE, type Judgement } from './judge.ts';
import { COMFORTABLE_PACE, PAUSES } from './levels.ts';
import { weakMoment } from './moments.ts';
import { clock, figure, percent } from './numbers.ts';
import type { CoachTexts, Places } from './texts.ts';
import type { Unit } from './units.ts';

export interface Telling {
  readonly input: CoachInput;
  readonly answer: ReadAnswer;
  readonly judged: readonly Judgement[];
  readonly changes: readonly Change[];
  readonly texts: CoachTexts;
  readonly seed: string;
  readonly momentOf: (start: number, length: number) => TimeSpan | null;
}

/** What weighs most with somebody who listens to an answer: its substance before its sound, its sound before the picture. */
export const IMPORTANCE: Readonly<Record<CoachingDimension, number>> = {
  action: 0.95, result: 0.9, relevance: 0.85, specificity: 0.8, situation: 0.65, task: 0.5, fillers: 0.5, pace: 0.5, pauses: 0.45, voice: 0.4, eyeContact: 0.4, posture: 0.3,
};
const GOOD = 0.75;
const WEAK = 0.8;
const MOST_WORKED = 3;
const MOST_OF_KIND: Readonly<Record<Kind, number>> = { told: 2, voice: 1, picture: 1 };
/** Words of about a minute: shorter answers are not asked to become shorter. */
const SHORT = 120;
const QUOTE_LENGTH = 240;

type Kind = 'told' | 'voice' | 'picture';
const PICTURE: ReadonlySet<CoachingDimension> = new Set(['eyeContact', 'posture']);
const VOICE: ReadonlySet<CoachingDimension> = new Set(['pace', 'pauses', 'fillers', 'voice']);
const kindOf = (about: CoachingDimension): Kind => (PICTURE.has(about) ? 'picture' : VOICE.has(about) ? 'voice' : 'told');
const isPart = (about: CoachingDimension): about is StarPart => (STAR_PARTS as readonly string[]).includes(about);

/** The quote with its moment; both null without a sentence. */
export function quoteOf(unit: Unit | null, momentOf: Telling['momentOf']): Pick<FeedbackPoint, 'quote' | 'moment'> {
  if (unit === null) return { quote: null, moment: null };
  const quote = excerpt(unit.text, 0, QUOTE_LENGTH);
  return { quote, moment: momentOf(unit.start, quote.length) };
}

/** Up to three, the most important first; none where nothing can be shown for it. @param next what is to be tried is not praised as well */
export function workedOf(telling: Telling, next: FeedbackPoint | null): FeedbackPoint[] {
  const { judged, changes } = telling;
  const better = new Set(changes.filter(({ direction }) => direction === 'better').map(({ about }) => about));
  const candidates = judged
    .filter(({ about, level, confidence }) => confidence >= LEAST_CONFIDENCE && about !== 'relevance' && about !== next?.about && (level >= GOOD || (better.has(about) && level >= 0.4)))
    .map((judgement) => ({ ...judgement, worth: IMPORTANCE[judgement.about] * judgement.confidence * judgement.level + (better.has(judgement.about) ? 0.3 : 0) }))
    .toSorted((a, b) => b.worth - a.worth);
  const points: FeedbackPoint[] = [];
  const counts: Record<Kind, number> = { told: 0, voice: 0, picture: 0 };
  for (const { about } of candidates) {
    const kind = kindOf(about);
    const point = workedPoint(about, telling);
    const isAgain = point?.quote !== null && [...points, next].some((other) => other?.quote === point?.quote);
    if (point === null || isAgain || counts[kind] >= MOST_OF_KIND[kind] || points.length >= MOST_WORKED) continue;
    counts[kind] += 1;
    points.push(point);
  }
  return points;
}

function workedPoint(about: CoachingDimension, telling: Telling): FeedbackPoint | null {
  const { answer, changes, texts, seed, input, momentOf } = telling;
  const { language } = input;
  const change = changes.find((one) => one.about === about && one.direction === 'better');
  const say = (name: string, places: Places = {}): string => texts.say(`worked.${name}`, language, seed, places);
  if (change !== undefined) return { about, text: change.text, moment: null, quote: null };
  const isMeant = answer.relevance?.isAside !== true;
  if (isPart(about)) {
    const unit = answer.story?.parts[about] ?? null;
    const isScene = about !== 'situation' || (unit !== null && answer.units.indexOf(unit) <= 1 && !ACCUSES.test(unit.plain));
    return unit === null || !isMeant || !isScene || isMuddled(unit, texts) ? null : { about, text: say(about === 'result' && answer.story?.hasMeasuredResult === true ? 'resultMeasured' : about), ...quoteOf(unit, momentOf) };
  }
  if (about === 'specificity') return answer.best === null || !isMeant ? null : { about, text: say(answer.isExplanation && input.question?.type !== 'general' ? 'explained' : about), ...quoteOf(answer.best, momentOf) };
  return { about, text: say(about, figuresOf(about, telling)), moment: null, quote: null };
}

/** The person's own figures, as places of a wording. */
function figuresOf(about: CoachingDimension, { input: { delivery, expression, language }, answer }: Telling): Places {
  const measures = delivery?.measures;
  const { low, high } = COMFORTABLE_PACE[answer.language];
  if (about === 'pace') return { value: figure(measures?.speechRate.value ?? 0, language, 0), low, high };
  if (about === 'pauses') {
    const longest = Math.max(0, ...(delivery?.pauses ?? []).slice(0, 10_000).map(({ startS, endS }) => endS - startS));
    return { value: percent(measures?.pauseRatio.value ?? 0, language), longest: figure(longest, language, 1) };
  }
  if (about === 'fillers') return { value: percent(measures?.fillerRatio.value ?? 0, language), count: delivery?.fillers.length ?? 0, most: mostOf(delivery?.fillers ?? [], language) };
  if (about === 'voice') return { value: figure(measures?.pitchSpreadSemitones.value ?? 0, language, 1) };
  if (about === 'eyeContact' || about === 'posture') return { value: percent(expression?.[about].value ?? 0, language) };
  return { words: answer.words };
}

/** The filler that was said most often, after a colon; empty where all were only heard. */
function mostOf(fillers: readonly { readonly text: string | null }[], language: Language): string {
  const counts = new Map<string, number>();
  for (const { text } of fillers) if (text !== null) counts.set(text, (counts.get(text) ?? 0) + 1);
  const [most] = [...counts].toSorted(([, a], [, b]) => b - a);
  return most === undefined || most[1] < 2 ? '' : `: ${quoted(most[0], language)} × ${most[1]}`;
}

/** The weakest by what it weighs and how sure it is; null where there was too little to hear or see. */
export function nextOf(telling: Telling): FeedbackPoint | null {
  const { judged, answer, texts, seed, input: { language } } = telling;
  if (answer.isRefusal) return { about: 'specificity', text: texts.say(refusalText(telling), language, seed), moment: null, quote: null };
  if (answer.relevance?.isAside === true) return { about: 'relevance', text: texts.say('next.aside', language, seed), moment: null, quote: null };
  const sure = judged.filter(({ confidence }) => confidence >= LEAST_CONFIDENCE);
  const worth = ({ about, level, confidence }: Judgement): number => (1 - level) * IMPORTANCE[about] * confidence;
  const weakest = sure.filter(({ level }) => level < WEAK).toSorted((a, b) => worth(b) - worth(a))[0];
  if (weakest !== undefined) return weakPoint(weakest.about, telling);
  if (answer.state !== 'told' || sure.length === 0) return null;
  return { about: 'relevance', text: texts.say(answer.words < SHORT ? 'next.stretchShort' : 'next.stretch', language, seed), moment: null, quote: null };
}

const refusalText = ({ answer, texts }: Telling): string =>
  answer.units.some(({ plain }) => has(texts, 'declined', plain)) ? 'next.declined' : answer.isExplanation ? 'next.unknown' : 'next.refusal';

function weakPoint(about: CoachingDimension, telling: Telling): FeedbackPoint {
  const { answer, input, texts, seed, momentOf } = telling;
  const { story } = answer;
  const say = (name: string, places: Places = {}): string => texts.say(`next.${name}`, input.language, seed, places);
  const plain = (name: string, unit: Unit | null = null): FeedbackPoint => ({ about, text: say(name, figuresOf(about, telling)), ...quoteOf(unit, momentOf) });
  if (about === 'specificity') return answer.state === 'little' ? plain('little') : plain(`detail.${answer.lack ?? 'how'}`, answer.lack === 'limit' ? null : vaguest(answer.units));
  if (about === 'action') {
    if (story?.team != null) return plain('actionTeam', story.team);
    if (story?.isSupposed === true) return plain('actionSupposed', answer.units[0] ?? null);
    const [muddled, ...more] = answer.units.filter((unit) => isMuddled(unit, texts));
    return muddled !== undefined && 2 * (more.length + 1) >= answer.units.length ? plain('actionVague', muddled) : plain('action');
  }
  if (about === 'result') return story?.parts.result == null ? plain('result') : plain('resultFigure', story.parts.result);
  if (isPart(about) || about === 'relevance') return plain(about);
  const measures = input.delivery?.measures;
  const isTooMuch = about === 'pace' ? (measures?.speechRate.value ?? 0) > COMFORTABLE_PACE[answer.language].high : about === 'pauses' ? (measures?.pauseRatio.value ?? 0) > PAUSES.many : false;
  const name = about === 'pace' ? (isTooMuch ? 'paceFast' : 'paceSlow') : about === 'pauses' ? (isTooMuch ? 'pausesMany' : 'pausesFew') : about;
  return { about, text: say(name, figuresOf(about, telling)), moment: weakMoment(about, input, isTooMuch), quote: null };
}

/** A reproach is no scene to be praised. */
const ACCUSES = /(?<!\p{L})(?:never|always|nobody|никогда|вечно|никто)(?!\p{L})/u;
const VAGUE = /(?<!\p{L})(?:something|somehow|stuff|things?|whatever|some kind|and so on|etcetera|various|a lot|что-то|как-то|что-нибудь|вс[её] такое|разн(?:ое|ые|ых)|и так далее|много)(?!\p{L})/iu;
const vaguest = (units: readonly Unit[]): Unit | null => units.find(({ plain }) => VAGUE.test(plain)) ?? null;
const quoted = (words: string, language: Language): string => (language === 'ru' ? `«${words}»` : `“${words}”`);

/** As the whole text shows it: the words, then the quote, then where it is. */
export function told({ text, quote, moment }: FeedbackPoint, language: Language): string {
  const cited = quote === null ? '' : ` ${quoted(quote, language)}`;
  return `${text}${cited}${moment === null ? '' : ` (${clock(moment.startS)})`}`;
}
