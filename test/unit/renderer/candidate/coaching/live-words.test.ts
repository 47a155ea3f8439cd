import { describe, expect, it } from 'vitest';
import { paceWord } from '../../../../../src/renderer/candidate/coaching/room/live-pace.ts';
import { createLiveWords } from '../../../../../src/renderer/candidate/coaching/room/live-words.ts';

const frame = (volume: number, speech?: boolean) => ({ volume, is_speaking: volume > 0.01, nudge: null, ...(speech === undefined ? {} : { is_speech: speech }) });
const after = (frames: readonly ReturnType<typeof frame>[]) => {
  const toWords = createLiveWords();
  return frames.map(toWords);
};

describe('words of live measures', () => {
  it('stay when one frame of ten is different, and are the same object then', () => {
    const words = after([...Array.from({ length: 9 }, () => frame(0.1)), frame(0)]);
    expect(words.at(-1)).toEqual({ voice: 'speaking', volume: 'good', pace: null });
    expect(words.at(-1)).toBe(words.at(-2));
  });

  it('change after most of a second', () => {
    const words = after([...Array.from({ length: 10 }, () => frame(0.1)), ...Array.from({ length: 6 }, () => frame(0))]);
    expect(words.at(-1)?.voice).toBe('silent');
  });

  it('name the volume of speech alone, by the bounds of the advice', () => {
    expect(after([frame(0.015)]).at(-1)?.volume).toBe('quiet');
    expect(after([frame(0.9)]).at(-1)?.volume).toBe('loud');
    expect(after([frame(0.9, false)]).at(-1)).toEqual({ voice: 'silent', volume: 'none', pace: null });
  });

  it('tell the pace in steps, keep it through a pause, and do not tremble between two', () => {
    const at = (pace: number | null) => ({ ...frame(0.1), words_per_minute: pace });
    const toWords = createLiveWords();
    const after = (...paces: readonly (number | null)[]) => paces.map((pace) => toWords(at(pace)).pace).at(-1);
    expect(after(null, null, 132, 131, 133, 130)).toBeNull();
    expect(after(132)).toBe(130);
    expect(after(136, 129, 134, 131, 137)).toBe(130);
    expect(after(...Array<null>(10).fill(null))).toBe(130);
    expect(after(...Array<number>(5).fill(168))).toBe(170);
  });
});

describe('a pace', () => {
  it('is comfortable within the bounds of its language', () => {
    expect([94, 95, 160, 161].map((pace) => paceWord(pace, 'en'))).toEqual(['slow', 'comfortable', 'comfortable', 'fast']);
    expect([74, 75, 130, 131].map((pace) => paceWord(pace, 'ru'))).toEqual(['slow', 'comfortable', 'comfortable', 'fast']);
  });
});
