/** Live measures as words and figures that stay long enough to be read. */
import type { LiveMeasures } from '../../../capture/live-link.ts';

export interface LiveWords {
  readonly voice: 'speaking' | 'silent';
  readonly volume: 'none' | 'quiet' | 'good' | 'loud';
  /** Words a minute in steps of five; null until somebody talks, then as it was last. */
  readonly pace: number | null;
}

/** The bounds at which the server gives advice. */
const QUIET = 0.02;
const LOUD = 0.8;
/** Measures come ten times a second: a word changes when most of the last second says so. */
const KEPT = 10;
const PACE_STEP = 5;

/** Returns the same object as long as the words are the same. */
export function createLiveWords(): (measures: LiveMeasures) => LiveWords {
  let recent: readonly LiveMeasures[] = [];
  let words: LiveWords = { voice: 'silent', volume: 'none', pace: null };
  return (measures) => {
    recent = [...recent.slice(1 - KEPT), measures];
    const spoken = recent.filter((each) => each.is_speech ?? each.is_speaking);
    const loudest = Math.max(0, ...spoken.map(({ volume }) => volume));
    const voice = spoken.length * 2 >= recent.length ? 'speaking' : 'silent';
    const volume = spoken.length === 0 ? words.volume : loudest < QUIET ? 'quiet' : loudest > LOUD ? 'loud' : 'good';
    const pace = toCalmPace(recent.flatMap(({ words_per_minute: each }) => each ?? []), words.pace);
    if (voice !== words.voice || volume !== words.volume || pace !== words.pace) words = { voice, volume, pace };
    return words;
  };
}

/** Of half a second at least; moves by a step at least, so that it does not tremble between two. */
function toCalmPace(recent: readonly number[], shown: number | null): number | null {
  if (2 * recent.length < KEPT) return shown;
  const mean = recent.reduce((sum, each) => sum + each, 0) / recent.length;
  return shown !== null && Math.abs(mean - shown) < PACE_STEP ? shown : Math.round(mean / PACE_STEP) * PACE_STEP;
}
