import type { TimedWord } from '../../../../../src/main/ports/engines.ts';
import type { VoiceTracks } from '../../../../../src/main/ports/voice-tracks.ts';
import { createFrameCollector } from '../../../../../src/main/media/voice-tracks/frames.ts';
import { toTracks } from '../../../../../src/main/media/voice-tracks/tracks.ts';

/** The words of a text, one every half second, each 0.4 s long. */
export const wordsOf = (text: string, fromS = 0, everyS = 0.5): TimedWord[] =>
  text.split(' ').map((word, i) => ({ text: word, startS: fromS + i * everyS, endS: fromS + i * everyS + everyS * 0.8, confidence: 0.9 }));

export function tracksOf(samples: Float32Array): VoiceTracks {
  const collector = createFrameCollector();
  collector.push(samples);
  return toTracks(collector.finish(), null);
}
