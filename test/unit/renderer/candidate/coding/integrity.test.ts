import { describe, expect, it } from 'vitest';
import { createPasteJudge } from '../../../../../src/renderer/candidate/coding/room/integrity.ts';

function createScene() {
  const told: string[] = [];
  return { told, judge: createPasteJudge((type, details) => told.push(`${type}: ${details}`)) };
}
const long = `${'value = compute(1)\n'.repeat(11)}`;

describe('the judge of pastes', () => {
  it('records over 200 characters from outside, and how many they were', () => {
    const { told, judge } = createScene();
    judge.pasted('x'.repeat(200), '');
    judge.pasted('x'.repeat(201), '');
    expect(told).toEqual(['big_paste: 201 characters']);
  });

  it('does not record what was copied in the editor, or a part of it, however it is spaced', () => {
    const { told, judge } = createScene();
    judge.copied(`${long}more = 2\n`);
    judge.pasted(long.replaceAll('\n', '\r\n'), '');
    expect(told).toEqual([]);
  });

  it('does not record what stands in the editor already', () => {
    const { told, judge } = createScene();
    judge.pasted(long, `before\n${long}after`);
    expect(told).toEqual([]);
  });
});
