import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  WINDOW_SAMPLES, createUtteranceSegmenter, type SegmenterEvent, type UtteranceSegmenter,
} from '../../../../src/main/interview/transcript/utterance-segmenter.ts';

const times = (count: number, probability: number): number[] => Array.from({ length: count }, () => probability);
const feed = (segmenter: UtteranceSegmenter, ...probabilities: number[]): SegmenterEvent[] => probabilities.flatMap((one) => segmenter.push(one));
const typesOf = (events: readonly SegmenterEvent[]): string[] => events.map(({ type }) => type);
const inWindows = (sample: number): number => sample / WINDOW_SAMPLES;

describe('utterance segmenter', () => {
  it('begins an utterance with pre-roll, pauses after 192 ms, ends after 608 ms when that is all', () => {
    const segmenter = createUtteranceSegmenter();
    const events = feed(segmenter, ...times(20, 0.1), ...times(10, 0.9), ...times(10, 0.1));
    expect(typesOf(events)).toEqual(['start', 'pause']);
    expect(segmenter.conclude()).toEqual([]);
    expect(feed(segmenter, ...times(8, 0.1))).toEqual([]);
    expect(inWindows(events[0]?.span.startSample ?? 0)).toBe(10);
    const [end] = feed(segmenter, 0.1);
    expect(end?.type).toBe('end');
    expect(end?.span).toEqual(events[1]?.span);
    const { startSample, endSample, speechStartSample, speechEndSample, voicedS, meanProbability } = end?.span ?? events[0]!.span;
    expect([startSample, speechStartSample, speechEndSample, endSample].map(inWindows)).toEqual([10, 20, 30, 36]);
    expect(voicedS).toBeCloseTo(0.32, 6);
    expect(meanProbability).toBeCloseTo(0.9, 6);
  });

  it('waits 1.12 s for more, ends at once when concluded late, and forgets a conclusion when speech goes on', () => {
    const segmenter = createUtteranceSegmenter();
    expect(typesOf(feed(segmenter, ...times(10, 0.9), ...times(34, 0.1)))).toEqual(['start', 'pause']);
    expect(typesOf(feed(segmenter, 0.1))).toEqual(['end']);
    feed(segmenter, ...times(10, 0.9), ...times(25, 0.1));
    expect(typesOf(segmenter.conclude())).toEqual(['end']);
    expect(segmenter.conclude()).toEqual([]);
    feed(segmenter, ...times(10, 0.9), ...times(8, 0.1));
    expect(segmenter.conclude()).toEqual([]);
    expect(typesOf(feed(segmenter, ...times(5, 0.9), ...times(34, 0.1)))).toEqual(['resume', 'pause']);
  });

  it('does not wait for more after 12 s', () => {
    expect(typesOf(feed(createUtteranceSegmenter(), ...times(400, 0.9), ...times(19, 0.1)))).toEqual(['start', 'pause', 'end']);
  });

  it('takes a short word (224 ms) and no click (192 ms)', () => {
    expect(typesOf(feed(createUtteranceSegmenter(), ...times(7, 0.8), ...times(35, 0)))).toEqual(['start', 'pause', 'end']);
    expect(feed(createUtteranceSegmenter(), ...times(6, 1), ...times(30, 0))).toEqual([]);
    const clicks = Array.from({ length: 20 }, () => [1, 1, ...times(8, 0)]).flat();
    expect(feed(createUtteranceSegmenter(), ...clicks)).toEqual([]);
  });

  it('stays in speech between the thresholds, and leaves silence only above the upper one', () => {
    const segmenter = createUtteranceSegmenter();
    expect(typesOf(feed(segmenter, ...times(8, 0.6), ...times(40, 0.4)))).toEqual(['start']);
    expect(typesOf(feed(segmenter, 0.3, ...times(6, 0.4)))).toEqual(['pause']);
    expect(typesOf(feed(segmenter, 0.6))).toEqual(['resume']);
    expect(feed(createUtteranceSegmenter(), ...times(100, 0.49))).toEqual([]);
  });

  it('does not let pre-roll reach into the utterance before', () => {
    const segmenter = createUtteranceSegmenter();
    const events = feed(segmenter, ...times(10, 1), ...times(35, 0), ...times(10, 1), ...times(35, 0)).filter(({ type }) => type === 'end');
    expect(events.map(({ span }) => [inWindows(span.startSample), inWindows(span.endSample)])).toEqual([[0, 16], [35, 61]]);
    segmenter.flush(90 * WINDOW_SAMPLES);
    feed(segmenter, ...times(7, 1));
    expect(inWindows(segmenter.open()?.startSample ?? 0)).toBe(90);
  });

  it('cuts at the quietest place before 25 s', () => {
    const segmenter = createUtteranceSegmenter();
    const events = feed(segmenter, ...times(500, 0.9), ...times(5, 0.5), ...times(400, 0.9), ...times(30, 0));
    expect(typesOf(events)).toEqual(['start', 'end', 'start', 'pause', 'end']);
    const [, first, second, , last] = events;
    expect(inWindows(first?.span.endSample ?? 0)).toBe(502);
    expect(second?.span.startSample).toBe(first?.span.endSample);
    expect(inWindows(last?.span.speechEndSample ?? 0)).toBe(905);
  });

  it('flushes what is in progress, with half the proof for what was cut off', () => {
    const segmenter = createUtteranceSegmenter();
    feed(segmenter, ...times(4, 0.9));
    expect(typesOf(segmenter.flush(4 * WINDOW_SAMPLES + 100))).toEqual(['start', 'end']);
    feed(segmenter, ...times(3, 0.9));
    expect(segmenter.flush(8 * WINDOW_SAMPLES)).toEqual([]);
    feed(segmenter, ...times(9, 0.9));
    expect(segmenter.flush(17 * WINDOW_SAMPLES + 7)[0]?.span.endSample).toBe(17 * WINDOW_SAMPLES + 7);
    expect(segmenter.flush(18 * WINDOW_SAMPLES)).toEqual([]);
  });

  it('holds its promises for any probabilities', () => {
    const stretch = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 300 }));
    fc.assert(fc.property(fc.array(stretch, { maxLength: 30 }), (stretches) => {
      const segmenter = createUtteranceSegmenter();
      const probabilities = stretches.flatMap(([probability, count]) => times(count, probability));
      const events: SegmenterEvent[] = [];
      let kept = 0;
      for (const [index, probability] of probabilities.entries()) {
        expect(segmenter.keepFrom()).toBeGreaterThanOrEqual(kept);
        kept = segmenter.keepFrom();
        const position = (index + 1) * WINDOW_SAMPLES;
        for (const event of segmenter.push(probability)) {
          events.push(event);
          expect(event.span.startSample).toBeGreaterThanOrEqual(kept);
          expect(event.span.endSample).toBeLessThanOrEqual(position);
        }
      }
      events.push(...segmenter.flush(probabilities.length * WINDOW_SAMPLES));
      let isOpen = false;
      let isPaused = false;
      let endOfLast = 0;
      for (const { type, span } of events) {
        expect(type === 'start').toBe(!isOpen);
        if (type === 'resume') expect(isPaused).toBe(true);
        isOpen = type !== 'end';
        isPaused = type === 'pause';
        expect(span.startSample).toBeGreaterThanOrEqual(endOfLast);
        expect(span.endSample).toBeGreaterThanOrEqual(span.speechEndSample);
        expect(span.speechStartSample).toBeGreaterThanOrEqual(span.startSample);
        expect(span.endSample - span.startSample).toBeLessThanOrEqual(25.1 * 16_000);
        if (type === 'end') endOfLast = span.endSample;
      }
      expect(isOpen).toBe(false);
    }), { numRuns: 300 });
  });
});
