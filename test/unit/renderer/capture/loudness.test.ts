import { describe, expect, it } from 'vitest';
import { createLoudness, judgeLevel } from '../../../../src/renderer/capture/loudness.ts';

const frame = (rmsDbfs: number, peakDbfs = rmsDbfs + 6) => ({ rmsDbfs, peakDbfs });
const heard = (frames: readonly { rmsDbfs: number; peakDbfs: number }[]) => {
  const follow = createLoudness();
  return frames.map((each) => ({ ...each, ...follow(each) }));
};
const repeat = (count: number, value: { rmsDbfs: number; peakDbfs: number }) => Array.from({ length: count }, () => value);

describe('loudness', () => {
  it('tells speech from a quiet room, and from a noisy one once it has been followed', () => {
    expect(heard([frame(-70), frame(-30), frame(-70)]).map((each) => each.speaking)).toEqual([false, true, false]);
    const noisy = heard([...repeat(60, frame(-40)), frame(-38), frame(-20)]);
    expect(noisy.at(-2)?.speaking).toBe(false);
    expect(noisy.at(-1)?.speaking).toBe(true);
  });

  it('judges silence, quiet speech, good speech and clipping', () => {
    const between = (speech: number, peak?: number) => heard(repeat(8, frame(-75)).flatMap((pause) => [pause, frame(speech, peak)]));
    expect(judgeLevel(heard(repeat(40, frame(-75))))).toBe('silent');
    expect(judgeLevel(between(-48))).toBe('quiet');
    expect(judgeLevel(between(-22))).toBe('good');
    expect(judgeLevel(between(-8, 0))).toBe('clipping');
  });
});
