import { describe, expect, it } from 'vitest';
import { createPartialThrottle } from '../../../../src/main/interview/transcript/partial-throttle.ts';
import { createManualClock } from '../../../fakes/manual-clock.ts';

describe('partial throttle', () => {
  it('sends changes only, 250 ms apart at least, the newest of several', () => {
    const clock = createManualClock();
    const sent: string[] = [];
    const throttle = createPartialThrottle({ clock, everyMs: 250, send: ({ text }) => sent.push(`${clock.nowMs()} ${text}`) });
    const offer = (text: string): void => throttle.offer({ text, t0: 0, t1: 0, confidence: null, latencyS: null });
    offer('a');
    offer('a b');
    clock.advance(100);
    offer('a b c');
    clock.advance(150);
    offer('a b c');
    clock.advance(1_000);
    offer('a b c');
    offer('a b c d');
    offer('lost');
    throttle.reset();
    clock.advance(1_000);
    offer('a b c d');
    expect(sent).toEqual(['0 a', '250 a b c', '1250 a b c d', '2250 a b c d']);
  });
});
