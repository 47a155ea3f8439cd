/** Where the speaker paused, between the first word and the last. */
import type { TimedWord } from '../../../ports/engines.ts';
import type { TimeSpan, VoiceTracks } from '../../../ports/voice-tracks.ts';

/** Shorter silences are made by the articulation itself, long consonants among them. */
export const PAUSE_S = 0.3;

export interface Talk {
  /** From the first word (or sound of a voice) to the last. */
  readonly span: TimeSpan;
  /** Over 0.3 s, in order. */
  readonly pauses: readonly TimeSpan[];
  readonly pausedS: number;
  /** The span without its pauses. */
  readonly spokenS: number;
}

/** Silences are the tracks' own; without tracks, gaps between words. Null where nobody speaks. */
export function toTalk(words: readonly TimedWord[], tracks: VoiceTracks | null): Talk | null {
  const silences = tracks?.silences ?? gapsOf(words);
  const span = words.length > 0 ? spanOf(words) : tracks === null ? null : { startS: 0, endS: tracks.durationS };
  if (span === null) return null;
  // A recogniser's first and last word may begin early or end late, and without words the edges are silent.
  const { startS, endS } = withoutEdges(span, silences);
  if (!(endS > startS)) return null;
  const pauses = silences
    .map((silence) => ({ startS: Math.max(startS, silence.startS), endS: Math.min(endS, silence.endS) }))
    .filter((pause) => pause.endS - pause.startS > PAUSE_S);
  const pausedS = pauses.reduce((sum, pause) => sum + pause.endS - pause.startS, 0);
  return { span: { startS, endS }, pauses, pausedS, spokenS: endS - startS - pausedS };
}

function spanOf(words: readonly TimedWord[]): TimeSpan {
  const startS = words.reduce((least, word) => Math.min(least, word.startS), Infinity);
  return { startS: Math.max(0, startS), endS: words.reduce((most, word) => Math.max(most, word.endS), 0) };
}

function withoutEdges({ startS, endS }: TimeSpan, silences: readonly TimeSpan[]): TimeSpan {
  const first = silences.find((silence) => silence.startS <= startS && silence.endS > startS);
  const last = silences.findLast((silence) => silence.startS < endS && silence.endS >= endS);
  return { startS: first?.endS ?? startS, endS: last?.startS ?? endS };
}

function gapsOf(words: readonly TimedWord[]): TimeSpan[] {
  const gaps: TimeSpan[] = [];
  let spokenTo = Infinity;
  for (const { startS, endS } of words.toSorted((a, b) => a.startS - b.startS)) {
    if (startS > spokenTo) gaps.push({ startS: spokenTo, endS: startS });
    spokenTo = Math.max(spokenTo === Infinity ? 0 : spokenTo, endS);
  }
  return gaps;
}
