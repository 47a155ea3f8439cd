/** Where in the recording something was said. */
import type { TranscriptChunk } from '../../ports/screening.ts';

export interface Span {
  readonly t0: number;
  readonly t1: number;
}

export const NO_TIME: Span = { t0: 0, t1: 0 };

/** The times of the chunk that holds `quote`, or of the first and last where it runs over several; zeros when it is in none. */
export function createTimeline(chunks: readonly TranscriptChunk[]): (quote: string) => Span {
  const starts: number[] = [];
  let joined = '';
  for (const chunk of chunks) {
    starts.push(joined.length);
    joined += `${flat(chunk.text)} `;
  }
  const chunkAt = (position: number): TranscriptChunk | undefined => {
    const next = starts.findIndex((start) => start > position);
    return chunks[next === -1 ? chunks.length - 1 : next - 1];
  };
  return (quote) => {
    const wanted = flat(quote);
    const at = wanted === '' ? -1 : joined.indexOf(wanted);
    if (at === -1) return NO_TIME;
    const first = chunkAt(at);
    const last = chunkAt(at + wanted.length - 1);
    return first === undefined || last === undefined ? NO_TIME : { t0: first.t0, t1: Math.max(first.t1, last.t1) };
  };
}

/** The times of what stands between two places of the chunks' texts joined by line breaks; zeros with no chunks. */
export function createPlaces(chunks: readonly TranscriptChunk[]): (start: number, end: number) => Span {
  const starts: number[] = [];
  let length = 0;
  for (const chunk of chunks) {
    starts.push(length);
    length += chunk.text.length + 1;
  }
  const chunkAt = (place: number): TranscriptChunk | undefined => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (starts[middle]! <= place) low = middle;
      else high = middle - 1;
    }
    return chunks[low];
  };
  return (start, end) => {
    const first = chunkAt(start);
    const last = chunkAt(Math.max(start, end - 1));
    return first === undefined || last === undefined ? NO_TIME : { t0: first.t0, t1: Math.max(first.t1, last.t1) };
  };
}

/** Runs of white space as one space. */
export function flat(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
