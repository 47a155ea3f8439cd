import { describe, expect, it } from 'vitest';
import { withMissed } from '../../../../src/renderer/candidate/proctored/room/missed.ts';

const final = (text: string, t0: number) => ({ text, t0, t1: t0 + 1 });

describe('withMissed', () => {
  const [first, second, third] = [final('one', 10), final('two', 12), final('three', 14)];

  it('puts what was recognised meanwhile at its place, once', () => {
    expect(withMissed([first, third], [first, second, third], 10)).toEqual([first, second, third]);
    expect(withMissed([], [second], 12.05)).toEqual([second]);
  });

  it('leaves what belongs to an answer before', () => {
    expect(withMissed([third], [first, second, third], 13)).toEqual([third]);
  });

  it('gives back the same list where nothing was missed', () => {
    const heard = [first];
    expect(withMissed(heard, [first], 0)).toBe(heard);
    expect(withMissed(heard, [], 0)).toBe(heard);
  });
});
