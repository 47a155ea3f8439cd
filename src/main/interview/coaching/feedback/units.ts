/** An answer in pieces that can be quoted: sentences, and clauses where a recogniser gave no signs. */
import type { TimedWord } from '../../../ports/engines.ts';
import type { TimeSpan } from '../../../ports/voice-tracks.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { readSentence, type ReadSentence } from '../../knowledge/reading.ts';
import { sentences, tokens } from '../../knowledge/text.ts';
import { withoutInstructions } from '../../model/instructions.ts';
import { asOwn } from '../../scoring/stance.ts';
import type { Steps } from '../../scoring/steady.ts';

/** Of a longer text only the beginning is read: about three hours of talk. */
const MAX_CHARACTERS = 150_000;
const PART_CHARACTERS = 4_000;
/** Words of a sentence without signs from which on it is cut into clauses. */
const LONG = 24;
/** Where a clause of such a sentence begins a new step of a story. */
const TURNS = /\s(?=(?:(?:and |so |but )?(?:then|after that|in the end|as a result|finally|eventually|because of that|so i|and i|but i|and at|since then|now)|(?:а |и |но )?(?:потом|затем|после этого|в итоге|в результате|в конце концов|поэтому|с тех пор|теперь)|[аи] я|а мне|и мне)(?!\p{L}))/giu;

export interface Unit {
  /** Verbatim. */
  readonly text: string;
  /** Lower case with plain letters, fillers blanked out. */
  readonly plain: string;
  /** Where it begins in the text that was heard. */
  readonly start: number;
  /** What is denied, supposed or done by others is marked. */
  readonly read: ReadSentence;
}

/** @returns the units in order; passages that order a grading program about are left out */
export function* readUnits(text: string, knowledge: Knowledge): Steps<Unit[]> {
  const units: Unit[] = [];
  for (const part of parts(text.slice(0, MAX_CHARACTERS))) {
    let from = 0;
    for (const segment of withoutInstructions(part.text).segments) {
      const at = part.text.indexOf(segment, from);
      from = at + segment.length;
      yield;
      for (const sentence of sentences(segment)) {
        for (const piece of pieces(sentence.text)) {
          const read = asOwn(readSentence(piece.text, part.start + at + sentence.start + piece.start, knowledge));
          units.push({ text: piece.text, plain: toPlain(read.spoken), start: read.start, read });
        }
        yield;
      }
    }
  }
  return units;
}

/** As cues are written. */
export const toPlain = (spoken: string): string => spoken.toLowerCase().replaceAll('ё', 'е').replaceAll('’', "'").replace(/\s+/gu, ' ').trim();

/** Whole sentences, some thousand characters at a time: nothing that is done with one holds others up for long. */
function* parts(text: string): Generator<{ readonly text: string; readonly start: number }> {
  let start = 0;
  for (const sentence of sentences(text)) {
    if (sentence.start - start < PART_CHARACTERS) continue;
    yield { text: text.slice(start, sentence.start), start };
    start = sentence.start;
  }
  yield { text: text.slice(start), start };
}

function pieces(sentence: string): { readonly text: string; readonly start: number }[] {
  if (/[,;:]/u.test(sentence) || tokens(sentence).length < LONG) return [{ text: sentence, start: 0 }];
  const found: { readonly text: string; readonly start: number }[] = [];
  let from = 0;
  for (const { index } of [...sentence.matchAll(TURNS), { index: sentence.length }]) {
    const text = sentence.slice(from, index);
    // A clause of two words belongs to the next one.
    if (tokens(text).length < 3 && index < sentence.length) continue;
    found.push({ text: text.trim(), start: from + text.length - text.trimStart().length });
    from = index;
  }
  return found.filter(({ text }) => text !== '');
}

/** How far on the next word is looked for. */
const REACH = 300;

/** Times of a passage of the text, by the words in their order; null where none of them is in it. Linear in the text. */
export function createMoments(text: string, words: readonly TimedWord[]): (start: number, length: number) => TimeSpan | null {
  const places: { readonly at: number; readonly end: number; readonly word: TimedWord }[] = [];
  let from = 0;
  for (const word of words) {
    const written = word.text.trim();
    const at = written === '' ? -1 : text.slice(from, from + REACH).indexOf(written);
    if (at === -1) continue;
    places.push({ at: from + at, end: from + at + written.length, word });
    from += at + written.length;
  }
  return (start, length) => {
    const inside = places.slice(lowest(places, start), lowest(places, start + length));
    const first = inside[0]?.word.startS;
    const last = inside.at(-1)?.word.endS;
    return first === undefined || last === undefined ? null : { startS: first, endS: Math.max(first, last) };
  };
}

/** The first place that begins at `start` or after. */
function lowest(places: readonly { readonly at: number }[], start: number): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle]?.at ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
