/** What is measured in a delivery: the unit, the formula and the source of each figure, for the page that explains them. */

export interface Measure {
  /** Null where it cannot be measured. */
  readonly value: number | null;
  readonly unit: string;
  readonly formula: string;
  readonly source: string;
  /** 0..1; 0 where there is no value. */
  readonly confidence: number;
}

type Description = Omit<Measure, 'value' | 'confidence'>;

const FILLERS_SOURCE = 'H. H. Clark and J. E. Fox Tree, Cognition 84, 2002; held vowels: M. Goto, K. Itou and S. Hayamizu, Eurospeech 1999';
const PITCH_SOURCE = 'P. McLeod and G. Wyvill, ICMC 2005';
const PAUSE_SOURCE = 'silences: N. H. de Jong and T. Wempe, Behavior Research Methods 41, 2009';

export const MEASURES = {
  speechRate: { unit: 'words/min', formula: 'words / (time from the first to the last word - pauses)', source: PAUSE_SOURCE },
  overallRate: { unit: 'words/min', formula: 'words / time from the first to the last word', source: 'definition' },
  articulationRate: { unit: 'syllables/s', formula: 'syllable nuclei / (time from the first to the last word - pauses)', source: 'N. H. de Jong and T. Wempe, Behavior Research Methods 41, 2009' },
  pauseRatio: { unit: 'share', formula: 'sum of pauses over 0.3 s / time from the first to the last word', source: PAUSE_SOURCE },
  meanPause: { unit: 's', formula: 'sum of pauses over 0.3 s / their number', source: PAUSE_SOURCE },
  fillerRatio: { unit: 'share', formula: '(fillers in the words + fillers only heard) / (words + fillers only heard)', source: FILLERS_SOURCE },
  pitchMean: { unit: 'Hz', formula: 'mean of F0 over voiced frames of speech', source: PITCH_SOURCE },
  pitchSpread: { unit: 'Hz', formula: 'standard deviation of F0 over voiced frames of speech', source: PITCH_SOURCE },
  pitchSpreadSemitones: { unit: 'semitones', formula: 'standard deviation of 12 log2(F0 / median F0) over voiced frames of speech', source: PITCH_SOURCE },
  volume: { unit: 'dBFS', formula: '10 log10 of the mean power of frames of speech', source: 'definition' },
  volumeRange: { unit: 'dB', formula: '95th - 5th percentile of the level of frames of speech', source: 'definition' },
  monotony: { unit: '0..1', formula: '1 at a pitch spread of 1 semitone or less, 0 at 4 or more, straight between', source: 'spreads of flat and lively talks: R. Hincks, System 33, 2005' },
} as const satisfies Readonly<Record<string, Description>>;

export type MeasureName = keyof typeof MEASURES;
export type Measures = Readonly<Record<MeasureName, Measure>>;

/** @param confidence where the value is measured */
export function toMeasure(name: MeasureName, value: number | null, confidence: number): Measure {
  const isMeasured = value !== null && Number.isFinite(value);
  return { ...MEASURES[name], value: isMeasured ? value : null, confidence: isMeasured ? Math.min(1, Math.max(0, confidence)) : 0 };
}
