/** Accounts on this machine: who practises. Signing in costs the same for a known and an unknown address. */
import { randomUUID } from 'node:crypto';
import { AppError } from '../../base/errors.ts';
import { hashPassword, isPassword, type HashedPassword } from '../../base/passwords.ts';
import type { WebTokens } from '../../base/web-tokens.ts';
import type { Clock } from '../../ports/clock.ts';
import type { CoachingStore, CoachingUser } from '../../ports/coaching.ts';

/** Wrong passwords of one address before it waits; then each one more doubles the wait. */
const FREE_TRIES = 5;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 15 * 60_000;
/** Addresses whose wrong tries are remembered. */
const REMEMBERED = 10_000;
/** Passwords that may wait: each costs 128 MiB and a quarter of a second while it is hashed. */
const WAITING = 8;

export interface AccountsOptions {
  readonly store: CoachingStore;
  readonly tokens: WebTokens;
  readonly clock: Clock;
  /** Of scrypt, for a store that keeps nothing; by default what passwords that are kept deserve. */
  readonly passwordBlocks?: number;
}

export type Accounts = ReturnType<typeof createAccounts>;

export function createAccounts({ store, tokens, clock, passwordBlocks }: AccountsOptions) {
  const tries = new Map<string, { failures: number; untilMs: number }>();
  let waiting = 0;
  let tail: Promise<unknown> = Promise.resolve();
  let decoy: Promise<HashedPassword> | null = null;

  /** One hash at a time. @throws AppError RATE_LIMITED */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    if (waiting >= WAITING) throw new AppError('RATE_LIMITED', 'Too many sign-ins at once; wait a moment', { details: { retryAfterS: 2 } });
    waiting += 1;
    const done = tail.then(work).finally(() => {
      waiting -= 1;
    });
    tail = done.catch(() => undefined);
    return done;
  };
  const noteFailure = (email: string): void => {
    const failures = (tries.get(email)?.failures ?? 0) + 1;
    const waitMs = failures < FREE_TRIES ? 0 : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - FREE_TRIES));
    tries.delete(email);
    tries.set(email, { failures, untilMs: clock.nowMs() + waitMs });
    const oldest = tries.keys().next().value;
    if (tries.size > REMEMBERED && oldest !== undefined) tries.delete(oldest);
  };

  return {
    /** @throws AppError INVALID_REQUEST when the address has an account */
    async register({ email, password, fullName }: { readonly email: string; readonly password: string; readonly fullName: string | null }): Promise<CoachingUser> {
      const taken = (): AppError => new AppError('INVALID_REQUEST', 'Email already registered');
      if (store.account(email) !== null) throw taken();
      const hashed = await inTurn(() => hashPassword(password, passwordBlocks));
      try {
        return store.addUser({ id: randomUUID(), email, fullName, password: hashed });
      } catch (error) {
        if (error instanceof AppError && error.code === 'CONFLICT') throw taken();
        throw error;
      }
    },

    /** @returns a token. @throws AppError UNAUTHORIZED, RATE_LIMITED after five wrong passwords */
    async signIn(username: string, password: string): Promise<string> {
      const email = username.trim().toLowerCase();
      const account = store.account(email);
      const isRight = await inTurn(async () => {
        const leftMs = (tries.get(email)?.untilMs ?? 0) - clock.nowMs();
        if (leftMs > 0) {
          throw new AppError('RATE_LIMITED', 'Too many wrong passwords; wait a while', { details: { retryAfterS: Math.ceil(leftMs / 1_000) } });
        }
        decoy ??= hashPassword('nobody', passwordBlocks);
        const matches = await isPassword(password, account?.password ?? (await decoy), passwordBlocks);
        if (account === null || !matches) noteFailure(email);
        else tries.delete(email);
        return matches;
      });
      if (account === null || !isRight) throw new AppError('UNAUTHORIZED', 'Incorrect username or password');
      return tokens.issue(account.id);
    },

    /** @throws AppError UNAUTHORIZED */
    async whose(token: string | undefined): Promise<CoachingUser> {
      const id = await tokens.verify(token);
      const user = id === null ? null : store.user(id);
      if (user === null) throw new AppError('UNAUTHORIZED', 'Could not validate credentials');
      return user;
    },

    /** The person at this desktop, who signs in by being there: an account that no password opens. */
    async local(): Promise<{ readonly user: CoachingUser; readonly token: string }> {
      const email = LOCAL_ADDRESS;
      const known = store.account(email);
      const user = known ?? store.addUser({ id: randomUUID(), email, fullName: null, password: { salt: '', key: '' } });
      return { user, token: await tokens.issue(user.id) };
    },
  };
}

/** Not an address of mail, so that nobody can register it. */
const LOCAL_ADDRESS = 'local';
