import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AttentionSpan } from '../../../../src/contracts/desk-proctored.ts';
import { ATTENTION_EVENTS } from '../../../../src/contracts/proctored.ts';
import { createAttentionStates, type MeasuredSpan } from '../../../../src/renderer/vision/attention-states.ts';
import type { Judgement } from '../../../../src/renderer/vision/judgement.ts';

const ahead: Judgement = { kind: 'ahead', confidence: 0.9 };
const away: Judgement = { kind: 'away', confidence: 0.8 };
const absent: Judgement = { kind: 'absent', confidence: 0.9 };
const several: Judgement = { kind: 'several', confidence: 0.9 };
const dark: Judgement = { kind: 'unclear', reason: 'low_light', confidence: 0.3 };
const closed: Judgement = { kind: 'unclear', reason: 'eyes_closed', confidence: 0.3 };
const STEP_MS = 80;

type Step = readonly [Judgement | 'nothing', number];

/** Feeds each judgement for so many seconds at 12.5 pictures a second; pieces of one stretch are put together again. */
function run(steps: readonly Step[], { join = true } = {}): MeasuredSpan[] {
  const spans: MeasuredSpan[] = [];
  const states = createAttentionStates(0, 0, (span) => spans.push(span));
  let atMs = 0;
  for (const [judgement, seconds] of steps) {
    const untilMs = atMs + seconds * 1_000;
    for (; atMs < untilMs; atMs += STEP_MS) if (judgement !== 'nothing') states.push(judgement, atMs);
  }
  states.end(atMs);
  if (!join) return spans;
  return spans.reduce<MeasuredSpan[]>((joined, span) => {
    const last = joined.at(-1);
    return last?.state === span.state && last.event === span.event && last.reason === span.reason ? [...joined.slice(0, -1), { ...span, t0: last.t0 }] : [...joined, span];
  }, []);
}
const told = (steps: readonly Step[]) => run(steps).map(({ state, event, reason }) => [state, event, reason]);

describe('states of attention', () => {
  it('a glance of less than two seconds is no distraction', () => {
    expect(told([[ahead, 5], [away, 1.9], [ahead, 5]])).toEqual([['focused', 'looking_ahead', null]]);
  });

  it('a longer look away is one, from its first picture to its last', () => {
    const spans = run([[ahead, 5], [away, 4], [ahead, 5]]);
    expect(spans.map(({ state, event }) => [state, event])).toEqual([['focused', 'looking_ahead'], ['distracted', 'looking_away'], ['focused', 'looking_ahead']]);
    expect(spans[1]?.t0).toBeCloseTo(5, 0);
    expect(spans[1]?.t1).toBeCloseTo(9, 0);
    expect(spans[1]?.confidence).toBe(0.8);
  });

  it('several glances with a look at the screen between them do not add up', () => {
    expect(told(Array.from({ length: 6 }, (): Step[] => [[ahead, 0.6], [away, 1.5]]).flat().concat([[ahead, 1]]))).toEqual([['focused', 'looking_ahead', null]]);
  });

  it('a single picture of something else breaks nothing', () => {
    expect(told([[ahead, 3], [away, 1.5], [ahead, 0.08], [away, 1.5], [absent, 0.08], [away, 1]])).toEqual([['focused', 'looking_ahead', null], ['distracted', 'looking_away', null]]);
  });

  it('nobody, several faces and poor light have their own events and reasons', () => {
    expect(told([[ahead, 3], [absent, 3], [several, 3], [dark, 3], [ahead, 3]])).toEqual([
      ['focused', 'looking_ahead', null],
      ['distracted', 'no_face_detected', null],
      ['unknown', 'multiple_faces_detected', 'several_faces'],
      ['unknown', 'multiple_faces_detected', 'low_light'],
      ['focused', 'looking_ahead', null],
    ]);
  });

  it('blinks and eyes closed in thought change nothing; eyes closed for long are unknown', () => {
    expect(told([[ahead, 3], [closed, 0.3], [ahead, 3], [closed, 2.8], [ahead, 3]])).toEqual([['focused', 'looking_ahead', null]]);
    expect(told([[ahead, 3], [closed, 5], [ahead, 3]])[1]).toEqual(['unknown', 'looking_ahead', 'eyes_closed']);
  });

  it('no pictures are no state', () => {
    expect(told([[ahead, 3], ['nothing', 4], [ahead, 3]])).toEqual([['focused', 'looking_ahead', null], ['unknown', 'looking_ahead', 'no_picture'], ['focused', 'looking_ahead', null]]);
  });

  it('what keeps changing is not known', () => {
    const restless = Array.from({ length: 5 }, (): Step[] => [[away, 0.7], [absent, 0.7], [dark, 0.7]]).flat();
    expect(told([[ahead, 3], ...restless]).at(-1)).toEqual(['unknown', 'looking_ahead', 'low_confidence']);
  });

  it('a pause is unknown at once, and what was building up is forgotten', () => {
    const spans: MeasuredSpan[] = [];
    const states = createAttentionStates(0, 0, (span) => spans.push(span));
    for (let atMs = 0; atMs < 3_000; atMs += STEP_MS) states.push(atMs < 1_500 ? ahead : away, atMs);
    states.pause('paused', 3_000);
    for (let atMs = 4_000; atMs <= 30_000; atMs += 1_000) states.tick(atMs);
    expect(states.now()).toMatchObject({ state: 'unknown', reason: 'paused' });
    states.push(ahead, 30_000);
    states.end(30_500);
    expect(spans.map(({ state, reason, t0, t1 }) => [state, reason, t0, t1])).toEqual([
      ['focused', null, 0, 3], ['unknown', 'paused', 3, 13], ['unknown', 'paused', 13, 23], ['unknown', 'paused', 23, 30.5],
    ]);
  });

  it('begin at zero where the clock of the start is ahead of the one that measures', () => {
    const spans: MeasuredSpan[] = [];
    const states = createAttentionStates(1_001, 1_000, (span) => spans.push(span));
    states.push(ahead, 1_000);
    states.end(3_000);
    expect(spans.map(({ t0, t1 }) => [t0, t1])).toEqual([[0, 2]]);
    for (const span of spans) expect(AttentionSpan.safeParse(span).success).toBe(true);
  });

  it('counts seconds from the interview’s start, and tells nothing of the time before it began to measure', () => {
    const spans: MeasuredSpan[] = [];
    const states = createAttentionStates(-60_000, 1_000, (span) => spans.push(span));
    for (let atMs = 1_000; atMs < 3_000; atMs += STEP_MS) states.push(ahead, atMs);
    states.end(3_000);
    expect(spans).toMatchObject([{ t0: 61, t1: 63, state: 'focused' }]);
  });

  it('tells stretches without gap or overlap, valid for the desk, long ones in pieces, whatever comes', () => {
    const step = fc.tuple(fc.constantFrom<Judgement | 'nothing'>(ahead, away, absent, several, dark, closed, 'nothing'), fc.double({ min: 0.08, max: 25, noNaN: true }));
    fc.assert(fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
      const spans = run(steps, { join: false });
      let at = 0;
      for (const span of spans) {
        expect(AttentionSpan.safeParse(span).success).toBe(true);
        expect(ATTENTION_EVENTS).toContain(span.event);
        expect(span.t0).toBe(at);
        expect(span.t1).toBeGreaterThan(span.t0);
        expect((span.reason === null) === (span.state !== 'unknown')).toBe(true);
        at = span.t1;
      }
    }));
  });

  it('is never distracted by what it cannot see', () => {
    const step = fc.tuple(fc.constantFrom<Judgement | 'nothing'>(ahead, dark, closed, several, 'nothing'), fc.double({ min: 0.08, max: 5, noNaN: true }));
    fc.assert(fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      expect(run(steps).filter(({ state }) => state === 'distracted')).toEqual([]);
    }));
  });
});
