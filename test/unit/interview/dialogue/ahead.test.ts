import { describe, expect, it } from 'vitest';
import { createAhead, type Guess } from '../../../../src/main/interview/dialogue/ahead.ts';
import type { NextAction } from '../../../../src/main/ports/screening.ts';

const action = (question: string): NextAction => ({ action: 'ask', question, followups: [], targetSkill: question, reason: 'gap' });
const guess = (key: string, word: () => Promise<NextAction> = () => Promise.resolve(action(key))) => (): Promise<Guess | null> => Promise.resolve({ key, word });

function created() {
  const spoken: string[] = [];
  const signals: AbortSignal[] = [];
  const ahead = createAhead({
    prepare: (text, signal) => {
      spoken.push(text);
      signals.push(signal);
      return Promise.resolve();
    },
  });
  return { ahead, spoken, signals };
}

describe('createAhead', () => {
  it('speaks a likely question once, however often it is guessed', async () => {
    const { ahead, spoken } = created();
    for (let time = 0; time < 3; time++) {
      ahead.hear(guess('Kafka?'));
      await ahead.settled();
    }
    expect(spoken).toEqual(['Kafka?']);
    expect(ahead.take('Kafka?')).toEqual(action('Kafka?'));
    expect(ahead.take('Kafka?')).toBeNull();
  });

  it('lets go what is stale, and never speaks the same twice', async () => {
    const { ahead, spoken, signals } = created();
    for (const key of ['Kafka?', 'Docker?', 'Kafka?']) {
      ahead.hear(guess(key));
      await ahead.settled();
    }
    expect(spoken).toEqual(['Kafka?', 'Docker?']);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
    expect(ahead.take('Docker?')).toBeNull();
  });

  it('works on one guess at a time and keeps only the latest of those that wait', async () => {
    const { ahead, spoken } = created();
    const slow = Promise.withResolvers<NextAction>();
    const looked: string[] = [];
    const noted = (key: string, word?: () => Promise<NextAction>) => () => {
      looked.push(key);
      return guess(key, word)();
    };
    ahead.hear(noted('one', () => slow.promise));
    ahead.hear(noted('two'));
    ahead.hear(noted('three'));
    slow.resolve(action('one'));
    await ahead.settled();
    expect(looked).toEqual(['one', 'three']);
    expect(spoken.at(-1)).toBe('three');
  });

  it('drops all at the end, and survives guesses and voices that fail', async () => {
    const failing = createAhead({ prepare: () => Promise.reject(new Error('no voice')) });
    failing.hear(() => Promise.reject(new Error('no guess')));
    failing.hear(guess('Kafka?'));
    await failing.settled();
    expect(failing.take('Kafka?')).toEqual(action('Kafka?'));
    const { ahead, signals } = created();
    ahead.hear(guess('Kafka?'));
    await ahead.settled();
    ahead.close();
    expect(signals[0]?.aborted).toBe(true);
    expect(ahead.take('Kafka?')).toBeNull();
  });
});
