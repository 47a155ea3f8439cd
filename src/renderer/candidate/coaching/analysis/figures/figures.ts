/** Figures of a recording as the page writes them. */
import type { Analysis } from '../../../../data/coaching.ts';

type Measures = NonNullable<Analysis['measures']>;
export type MeasureName = keyof Measures;
export const PICTURE_NAMES = ['eyeContact', 'posture', 'movement'] as const;
export type PictureName = (typeof PICTURE_NAMES)[number];
export type FigureName = MeasureName | PictureName;

/** Those that one can do something about, in the order of the page; the rest is behind a press. */
export const FIRST_VOICE: readonly MeasureName[] = ['speechRate', 'pauseRatio', 'fillerRatio', 'pitchSpreadSemitones', 'volume'];
export const MORE_VOICE: readonly MeasureName[] = ['overallRate', 'articulationRate', 'meanPause', 'pitchMean', 'pitchSpread', 'volumeRange', 'monotony'];

const TYPICAL = ['speechRate', 'meanPause', 'pitchSpreadSemitones', 'monotony'] as const;
/** Measures of which the product itself has bounds, with a source: nothing is said of what is usual in others. */
export const isTypicalKnown = (name: FigureName): name is (typeof TYPICAL)[number] => (TYPICAL as readonly FigureName[]).includes(name);

const SHARES: ReadonlySet<FigureName> = new Set(['pauseRatio', 'fillerRatio', 'eyeContact', 'posture']);
const FINE: ReadonlySet<FigureName> = new Set(['articulationRate', 'meanPause', 'pitchSpreadSemitones', 'volume', 'volumeRange']);
const FINEST: ReadonlySet<FigureName> = new Set(['monotony', 'movement']);

/** Without its unit; shares as percent, fillers with a tenth of one. */
export function toFigure(name: FigureName, value: number, locale: string): string {
  const digits = FINEST.has(name) ? 2 : FINE.has(name) || name === 'fillerRatio' ? 1 : 0;
  return new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(SHARES.has(name) ? value * 100 : value);
}

/** The figure that recordings are compared by, of each thing that can be practised and measured. */
const COMPARED: Readonly<Record<string, FigureName>> = { pace: 'speechRate', pauses: 'pauseRatio', fillers: 'fillerRatio', voice: 'pitchSpreadSemitones', eyeContact: 'eyeContact', posture: 'posture' };

/** A compared value, with its sign where it is a share: the name beside it tells any other unit. */
export function toCompared(about: string, value: number, locale: string): string {
  const name = COMPARED[about];
  if (name === undefined) return new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 }).format(value);
  return `${toFigure(name, value, locale)}${SHARES.has(name) ? '\u00a0%' : ''}`;
}

export type Sureness = 'surely' | 'roughly' | 'barely';

/** A confidence as a word. */
export const toSureness = (confidence: number): Sureness => (confidence >= 0.75 ? 'surely' : confidence >= 0.45 ? 'roughly' : 'barely');
