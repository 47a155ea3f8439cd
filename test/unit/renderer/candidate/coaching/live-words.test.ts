import { describe, expect, it } from 'vitest';
import { createLiveWords } from '../../../../../src/renderer/candidate/coaching/room/live-words.ts';

const frame = (volume: number, speech?: boolean) => ({ volume, is_speaking: volume > 0.01, nudge: null, ...(speech === undefined ? {} : { is_speech: speech }) });
const after = (frames: readonly ReturnType<typeof frame>[]) => {
  const toWords = createLiveWords();
  return frames.map(toWords);
};

describe('words of live measures', () => {
  it('stay when one frame of ten is different, and are the same object then', () => {
    const words = after([...Array.from({ length: 9 }, () => frame(0.1)), frame(0)]);
    expect(words.at(-1)).toEqual({ voice: 'speaking', volume: 'good' });
    expect(words.at(-1)).toBe(words.at(-2));
  });

  it('change after most of a second', () => {
    const words = after([...Array.from({ length: 10 }, () => frame(0.1)), ...Array.from({ length: 6 }, () => frame(0))]);
    expect(words.at(-1)?.voice).toBe('silent');
  });

  it('name the volume of speech alone, by the bounds of the advice', () => {
    expect(after([frame(0.015)]).at(-1)?.volume).toBe('quiet');
    expect(after([frame(0.9)]).at(-1)?.volume).toBe('loud');
    expect(after([frame(0.9, false)]).at(-1)).toEqual({ voice: 'silent', volume: 'none' });
  });
});
