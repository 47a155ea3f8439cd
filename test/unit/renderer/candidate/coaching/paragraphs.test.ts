import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexAt, toParagraphs, type Piece } from '../../../../../src/renderer/candidate/coaching/analysis/transcript/paragraphs.ts';
import { sampleAnalysis } from '../../../../fixtures/coaching-analysis.ts';

const word = (text: string, startS: number, endS = startS + 0.3, confidence = 0.9) => ({ text, startS, endS, confidence });
const texts = (pieces: readonly Piece[] = []): string[] => pieces.map((piece) => (piece.kind === 'word' ? piece.text : piece.kind));

describe('a transcript as paragraphs', () => {
  it('shows pauses and held sounds between the words where they were heard', () => {
    const [only] = toParagraphs({
      words: [word('I', 0), word('think', 1.4), word('so', 1.8)],
      pauses: [{ startS: 0.35, endS: 1.35 }, { startS: 1.71, endS: 1.79 }],
      fillers: [{ text: null, startS: 2.2, endS: 2.6 }],
    });
    expect(texts(only?.pieces)).toEqual(['I', 'pause', 'think', 'so', 'sound']);
  });

  it('marks every word of a filler, and words that were heard unsurely', () => {
    const [only] = toParagraphs({ words: [word('you', 0), word('know', 0.3), word('it', 0.6, 0.9, 0.2)], pauses: [], fillers: [{ text: 'you know', startS: 0, endS: 0.6 }] });
    expect(only?.pieces).toMatchObject([{ isFiller: true, isUnsure: false }, { isFiller: true }, { isFiller: false, isUnsure: true }]);
  });

  it('begins a paragraph after a long pause, and with a sentence once there are enough words', () => {
    const long = Array.from({ length: 130 }, (_, index) => word(index === 70 ? 'end.' : 'word', index * 0.4));
    expect(toParagraphs({ words: long, pauses: [], fillers: [] }).map(({ pieces }) => pieces.length)).toEqual([71, 59]);
    const broken = toParagraphs({ words: [word('one', 0), word('two', 4)], pauses: [{ startS: 0.5, endS: 3.9 }], fillers: [] });
    expect(broken.map(({ startS }) => startS)).toEqual([0, 4]);
  });

  it('has nothing to show of nothing', () => {
    expect(toParagraphs({ words: [], pauses: [], fillers: [] })).toEqual([]);
  });

  it('keeps every word once and in order, whatever the times', () => {
    const span = fc.tuple(fc.float({ min: 0, max: 60, noNaN: true }), fc.float({ min: 0, max: 3, noNaN: true })).map(([startS, lengthS]) => ({ startS, endS: startS + lengthS }));
    fc.assert(
      fc.property(fc.array(span, { maxLength: 200 }), fc.array(span, { maxLength: 30 }), fc.array(span, { maxLength: 30 }), (words, pauses, fillers) => {
        const paragraphs = toParagraphs({ words: words.map(({ startS, endS }, index) => ({ text: String(index), startS, endS, confidence: 1 })), pauses, fillers: fillers.map((filler) => ({ text: null, ...filler })) });
        const pieces = paragraphs.flatMap((paragraph) => paragraph.pieces);
        expect(pieces.filter(({ kind }) => kind === 'word').length).toBe(words.length);
        const middles = pieces.map(({ startS, endS }) => startS + endS);
        expect(middles).toEqual(middles.toSorted((a, b) => a - b));
        expect(paragraphs.every((paragraph) => paragraph.pieces.length > 0)).toBe(true);
      }),
    );
  });

  it('makes an hour of talk into paragraphs of a readable length', () => {
    const paragraphs = toParagraphs(sampleAnalysis({ words: 9_000 }));
    const counts = paragraphs.map(({ pieces }) => pieces.filter(({ kind }) => kind === 'word').length);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(9_000);
    expect(Math.max(...counts)).toBeLessThanOrEqual(120);
  });
});

describe('the word at a time', () => {
  it('is the last one that has begun', () => {
    expect([-1, 0, 0.5, 1, 2.9, 3, 99].map((timeS) => indexAt([0, 1, 3], timeS))).toEqual([-1, 0, 0, 1, 1, 2, 2]);
    expect(indexAt([], 5)).toBe(-1);
  });
});
