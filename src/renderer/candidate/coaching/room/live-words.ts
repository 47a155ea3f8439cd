/** Live measures as words that stay long enough to be read. */
import type { LiveMeasures } from '../../../capture/live-link.ts';

export interface LiveWords {
  readonly voice: 'speaking' | 'silent';
  readonly volume: 'none' | 'quiet' | 'good' | 'loud';
}

/** The bounds at which the server gives advice. */
const QUIET = 0.02;
const LOUD = 0.8;
/** Measures come ten times a second: a word changes when most of the last second says so. */
const KEPT = 10;

/** Returns the same object as long as the words are the same. */
export function createLiveWords(): (measures: LiveMeasures) => LiveWords {
  let recent: readonly LiveMeasures[] = [];
  let words: LiveWords = { voice: 'silent', volume: 'none' };
  return (measures) => {
    recent = [...recent.slice(1 - KEPT), measures];
    const spoken = recent.filter((each) => each.is_speech ?? each.is_speaking);
    const loudest = Math.max(0, ...spoken.map(({ volume }) => volume));
    const voice = spoken.length * 2 >= recent.length ? 'speaking' : 'silent';
    const volume = spoken.length === 0 ? words.volume : loudest < QUIET ? 'quiet' : loudest > LOUD ? 'loud' : 'good';
    if (voice !== words.voice || volume !== words.volume) words = { voice, volume };
    return words;
  };
}
