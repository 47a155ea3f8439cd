import { describe, expect, it } from 'vitest';
import { createSpeechGate, type SpeechChange } from '../../../../src/renderer/capture/speech-gate.ts';

/** Pushes one frame for each probability; frames are told apart by their only byte. */
function run(probabilities: readonly number[]) {
  const gate = createSpeechGate();
  const changes: (readonly [number, SpeechChange])[] = [];
  const sent: number[] = [];
  probabilities.forEach((probability, index) => {
    const step = gate.push(new Uint8Array([index]).buffer, probability);
    if (step.change) changes.push([index, step.change]);
    for (const frame of step.send) sent.push(new Uint8Array(frame)[0] ?? -1);
  });
  return { changes, sent };
}

const times = (count: number, probability: number): number[] => Array.from({ length: count }, () => probability);

describe('speech gate', () => {
  it('sends the 0.3 s before the first word, all of the utterance, and a second after it, in order and once', () => {
    const { changes, sent } = run([...times(20, 0), ...times(30, 0.9), ...times(80, 0)]);
    expect(changes).toEqual([[21, 'start'], [61, 'end']]);
    // Ten frames before the second loud one; the 12 quiet ones that end it; 31 of its tail.
    expect(sent).toEqual(Array.from({ length: 92 - 11 + 1 }, (_, index) => index + 11));
  });

  it('takes a click for nothing at all', () => {
    expect(run([...times(5, 0), 0.99, ...times(40, 0)])).toEqual({ changes: [], sent: [] });
  });

  it('calls a bang of 96 ms a misfire, and a "yes" of 200 ms an utterance', () => {
    expect(run([...times(5, 0), ...times(3, 0.9), ...times(40, 0)]).changes.map(([, change]) => change)).toEqual(['start', 'misfire']);
    expect(run([...times(5, 0), ...times(6, 0.9), ...times(40, 0)]).changes.map(([, change]) => change)).toEqual(['start', 'end']);
  });

  it('holds a short pause and a doubtful frame inside one utterance', () => {
    expect(run([...times(10, 0.9), ...times(11, 0), 0.9, ...times(20, 0.4), ...times(5, 0.9)]).changes).toEqual([[1, 'start']]);
  });

  it('joins what is said in the tail without sending a frame twice', () => {
    const { sent, changes } = run([...times(10, 0.9), ...times(20, 0), ...times(10, 0.9), ...times(60, 0)]);
    expect(changes.map(([, change]) => change)).toEqual(['start', 'end', 'start', 'end']);
    expect(sent).toEqual([...new Set(sent)].sort((a, b) => a - b));
  });

  it('forgets what was under way, and says so', () => {
    const gate = createSpeechGate();
    expect(gate.reset()).toBe(false);
    gate.push(new ArrayBuffer(2), 0.9);
    gate.push(new ArrayBuffer(2), 0.9);
    expect(gate.reset()).toBe(true);
    expect(gate.push(new ArrayBuffer(2), 0).send).toEqual([]);
  });
});
