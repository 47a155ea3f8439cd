/** A transcript as paragraphs of words, pauses and sounds: made once, drawn once. */
import type { Analysis } from '../../../../data/coaching.ts';

export type Piece =
  | { readonly kind: 'word'; readonly text: string; readonly startS: number; readonly endS: number; readonly isFiller: boolean; readonly isUnsure: boolean }
  | { readonly kind: 'pause' | 'sound'; readonly startS: number; readonly endS: number };

export interface Paragraph {
  readonly startS: number;
  readonly pieces: readonly Piece[];
}

/** Shorter pauses are counted, and not drawn between the words. */
export const SHOWN_PAUSE_S = 0.5;
/** After such a pause a new paragraph begins. */
const BREAK_S = 2;
/** A paragraph ends with its sentence after so many words, and in any case after twice as many. */
const ENOUGH_WORDS = 60;
/** Words under this confidence are shown as unsure. */
const UNSURE = 0.5;

type Heard = Pick<Analysis, 'words' | 'fillers' | 'pauses'>;

/** In time order; takes time in proportion to what was said. */
export function toParagraphs({ words, fillers, pauses }: Heard): readonly Paragraph[] {
  const written = fillers.filter(({ text }) => text !== null);
  let next = 0;
  const said = words.toSorted((a, b) => a.startS - b.startS).map((word): Piece => {
    const middleS = (word.startS + word.endS) / 2;
    while (next < written.length && (written[next]?.endS ?? 0) < middleS) next++;
    const filler = written[next];
    return { kind: 'word', text: word.text.trim(), startS: word.startS, endS: word.endS, isFiller: filler !== undefined && filler.startS <= middleS, isUnsure: word.confidence < UNSURE };
  });
  const between = [
    ...pauses.filter(({ startS, endS }) => endS - startS >= SHOWN_PAUSE_S).map(({ startS, endS }): Piece => ({ kind: 'pause', startS, endS })),
    ...fillers.filter(({ text }) => text === null).map(({ startS, endS }): Piece => ({ kind: 'sound', startS, endS })),
  ];
  // A recogniser's word may begin inside the pause before it: middles put them in the order of listening.
  const pieces = [...said, ...between].toSorted((a, b) => a.startS + a.endS - b.startS - b.endS);
  return toGroups(pieces);
}

function toGroups(pieces: readonly Piece[]): Paragraph[] {
  const paragraphs: Piece[][] = [];
  let words = 0;
  let mayBreak = true;
  for (const piece of pieces) {
    if (mayBreak && piece.kind !== 'pause') {
      paragraphs.push([]);
      words = 0;
      mayBreak = false;
    }
    paragraphs.at(-1)?.push(piece);
    if (piece.kind === 'word') {
      words++;
      mayBreak = words >= ENOUGH_WORDS * 2 || (words >= ENOUGH_WORDS && /[.!?…]["»”]?$/u.test(piece.text));
    } else if (piece.kind === 'pause') mayBreak ||= words > 0 && piece.endS - piece.startS >= BREAK_S;
  }
  return paragraphs.map((group) => ({ startS: group[0]?.startS ?? 0, pieces: group }));
}

/** Index of the last start that is not after `timeS`; -1 before the first. @param startsS rising */
export function indexAt(startsS: readonly number[], timeS: number): number {
  let from = 0;
  let to = startsS.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((startsS[middle] ?? Infinity) <= timeS) from = middle + 1;
    else to = middle;
  }
  return from - 1;
}
