import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWebTokens } from '../../../../src/main/base/web-tokens.ts';
import { createAccounts } from '../../../../src/main/interview/coaching/accounts.ts';
import { createCoachingStore } from '../../../../src/main/store/coaching.ts';
import { openDatabase, type Database } from '../../../../src/main/store/database.ts';
import { tempDir } from '../../../fixtures/temp-dir.ts';

let db: Database;
let nowMs = 0;
const clock = { nowMs: () => nowMs, date: () => new Date(Date.parse('2026-11-21T10:00:00Z') + nowMs) };
const accounts = () =>
  createAccounts({
    store: createCoachingStore(db, clock.date),
    tokens: createWebTokens({ secret: randomBytes(32), lifetimeMinutes: 30, audience: 'coaching', now: clock.date }),
    clock: clock as Parameters<typeof createAccounts>[0]['clock'],
    passwordBlocks: 2 ** 4,
  });
const ada = { email: 'ada@example.com', password: 'correct horse', fullName: 'Ada' };
const codeOf = async (work: Promise<unknown>): Promise<unknown> => work.then(() => null, (error: { code?: unknown }) => error.code);

beforeEach(() => {
  nowMs = 0;
  db = openDatabase(tempDir());
});
afterEach(() => void db.close());

describe('createAccounts', () => {
  it('registers once, signs in, and knows whose token it is until it is old', async () => {
    const { register, signIn, whose } = accounts();
    const user = await register(ada);
    expect(user).toMatchObject({ email: 'ada@example.com', fullName: 'Ada' });
    await expect(register(ada)).rejects.toThrow('Email already registered');
    const token = await signIn(' Ada@Example.com', ada.password);
    expect((await whose(token)).id).toBe(user.id);
    nowMs = 31 * 60_000;
    expect(await codeOf(whose(token))).toBe('UNAUTHORIZED');
    expect(await codeOf(whose(undefined))).toBe('UNAUTHORIZED');
  });

  it('keeps no password in the clear', async () => {
    await accounts().register(ada);
    expect(JSON.stringify(db.prepare('SELECT * FROM coaching_users').all())).not.toContain(ada.password);
  });

  it('says the same to a wrong password and to nobody, and slows guessing down', async () => {
    const { register, signIn } = accounts();
    await register(ada);
    for (let guess = 0; guess < 5; guess++) await expect(signIn(ada.email, `guess ${guess}`)).rejects.toThrow('Incorrect username or password');
    expect(await codeOf(signIn(ada.email, ada.password))).toBe('RATE_LIMITED');
    nowMs = 30_001;
    expect(await codeOf(signIn(ada.email, 'again wrong'))).toBe('UNAUTHORIZED');
    nowMs += 30_001;
    expect(await codeOf(signIn(ada.email, ada.password))).toBe('RATE_LIMITED');
    nowMs += 30_001;
    expect(await codeOf(signIn(ada.email, ada.password))).toBeNull();
    await expect(signIn('nobody@example.com', 'x')).rejects.toThrow('Incorrect username or password');
  });

  it('bounds how many guess at once', async () => {
    const { signIn } = accounts();
    const all = await Promise.all(Array.from({ length: 12 }, (_, index) => codeOf(Promise.resolve().then(() => signIn(`u${index}@example.com`, 'x')))));
    expect(all.filter((code) => code === 'RATE_LIMITED')).toHaveLength(4);
  });

  it('lets the person at this desktop in without a password, and nobody else through that account', async () => {
    const { local, whose, signIn } = accounts();
    const first = await local();
    expect((await local()).user.id).toBe(first.user.id);
    expect((await whose(first.token)).id).toBe(first.user.id);
    for (const password of ['', 'x']) expect(await codeOf(signIn('local', password))).toBe('UNAUTHORIZED');
  });
});
