/** Which words of a transcript the recogniser was unsure of. They may speak for a candidate, never against. */
import type { TranscriptChunk } from '../../ports/screening.ts';
import type { ReadSentence } from '../knowledge/reading.ts';
import { tokens } from '../knowledge/text.ts';

/** Whether the word that begins at this place of the transcript was heard with doubt. */
export type Hearing = (position: number) => boolean;

export const heardWell: Hearing = () => false;

/** A word below this confidence may have been another word. */
const DOUBTFUL = 0.5;

/**
 * @param transcript the chunks' texts joined by line breaks; for any other text no word is doubtful
 * A chunk counts where its words are those of its text: what a person corrected is as good as typed.
 */
export function createHearing(transcript: string, chunks: readonly TranscriptChunk[]): Hearing {
  if (!chunks.some(({ heard }) => heard?.some(({ confidence }) => confidence < DOUBTFUL)) || chunks.map(({ text }) => text).join('\n') !== transcript) return heardWell;
  const doubtful = new Set<number>();
  let start = 0;
  for (const { text, heard } of chunks) {
    const said = (heard ?? []).flatMap((word) => tokens(word.text).map(({ stem }) => ({ stem, confidence: word.confidence })));
    const own = tokens(text);
    if (said.length === own.length && own.every(({ stem }, index) => said[index]!.stem === stem))
      for (const [index, token] of own.entries()) if (said[index]!.confidence < DOUBTFUL) doubtful.add(start + token.start);
    start += text.length + 1;
  }
  return (position) => doubtful.has(position);
}

/** Whether every word between these places (the numbers of words, `to` exclusive) was heard well. */
export function isHeard({ start, words }: ReadSentence, from: number, to: number, isDoubtful: Hearing): boolean {
  return words.slice(from, to).every((word) => !isDoubtful(start + word.start));
}
