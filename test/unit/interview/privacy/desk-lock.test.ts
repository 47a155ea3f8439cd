import { describe, expect, it } from 'vitest';
import { createDeskLock } from '../../../../src/main/interview/privacy/desk-lock.ts';

function create() {
  const values = new Map<string, unknown>();
  let nowMs = 0;
  const settings = { get: (name: string) => values.get(name), set: (name: string, value: unknown) => void values.set(name, value), remove: (name: string) => void values.delete(name) };
  const clock = { nowMs: () => nowMs, date: () => new Date(0), after: () => () => undefined };
  const options = { settings, clock, passphraseBlocks: 2 ** 4 };
  return { lock: createDeskLock(options), values, again: () => createDeskLock(options), wait: (ms: number) => void (nowMs += ms) };
}

describe('desk lock', () => {
  it('opens without a passphrase until one is set', async () => {
    const { lock } = create();
    const key = await lock.open(undefined);
    expect(lock.isOpen(key)).toBe(true);
    expect(lock.isOpen('guess')).toBe(false);
    expect(lock.isOpen(undefined)).toBe(false);
  });

  it('asks for the passphrase, and keeps only its hash', async () => {
    const { lock, values } = create();
    await lock.setPassphrase(undefined, 'длинная фраза');
    await expect(lock.open(undefined)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(lock.open('wrong')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(lock.isOpen(await lock.open('длинная фраза'))).toBe(true);
    expect(JSON.stringify([...values])).not.toContain('фраза');
  });

  it('is changed only by who knows the present one', async () => {
    const { lock } = create();
    await lock.setPassphrase(undefined, 'first');
    await expect(lock.setPassphrase('guess', null)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await lock.setPassphrase('first', null);
    expect(lock.hasPassphrase()).toBe(false);
  });

  it('makes a guesser wait after five tries', async () => {
    const { lock, wait } = create();
    await lock.setPassphrase(undefined, 'first');
    for (let tries = 0; tries < 5; tries += 1) await lock.open('wrong').catch(() => undefined);
    await expect(lock.open('first')).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    wait(31_000);
    expect(lock.isOpen(await lock.open('first'))).toBe(true);
  });

  it('counts guesses that come at once, one by one', async () => {
    const { lock } = create();
    await lock.setPassphrase(undefined, 'first');
    const guesses = await Promise.allSettled(['a', 'b', 'c', 'd', 'e', 'f', 'first'].map((guess) => lock.open(guess)));
    expect(guesses.map(({ status }) => status)).toEqual(Array.from({ length: 7 }, () => 'rejected'));
  });

  it('closes for every page at once', async () => {
    const { lock } = create();
    const key = await lock.open(undefined);
    lock.close();
    expect(lock.isOpen(key)).toBe(false);
  });

  it('gives each interview a key of its own that outlives a restart', () => {
    const { lock, again } = create();
    const key = lock.interviewKey('a');
    expect(again().holdsInterview('a', key)).toBe(true);
    expect(lock.holdsInterview('b', key)).toBe(false);
    expect(lock.holdsInterview('a', undefined)).toBe(false);
    expect(lock.holdsInterview('a', 'ы'.repeat(key.length))).toBe(false);
  });
});
