/**
 * Who may see what on one machine: the reviewer's desk opens with an optional passphrase and closes when an
 * interview begins; a candidate's page holds the key of its one interview and nothing else.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { AppError } from '../../base/errors.ts';
import { hashPassword, isPassword, type HashedPassword } from '../../base/passwords.ts';
import { isSameSecret } from '../../base/secrets.ts';
import type { Clock } from '../../ports/clock.ts';
import type { SettingsStore } from '../../ports/settings.ts';

export interface DeskLockOptions {
  readonly settings: SettingsStore;
  readonly clock: Clock;
  /** Of scrypt, for settings that are not kept; by default what a passphrase that is kept deserves. */
  readonly passphraseBlocks?: number;
}

const PASSPHRASE = 'desk.passphrase';
const SECRET = 'desk.secret';
const FREE_TRIES = 5;
const WAIT_MS = 30_000;

function readRecord(value: unknown): HashedPassword | null {
  if (typeof value !== 'object' || value === null) return null;
  const { salt, key } = value as Record<string, unknown>;
  return typeof salt === 'string' && typeof key === 'string' ? { salt, key } : null;
}

export function createDeskLock({ settings, clock, passphraseBlocks }: DeskLockOptions) {
  const openKeys = new Set<string>();
  let failures = 0;
  let blockedUntilMs = 0;
  let waiting = 0;
  let tail: Promise<void> = Promise.resolve();

  const secret = (): Buffer => {
    const stored = settings.get(SECRET);
    if (typeof stored === 'string') return Buffer.from(stored, 'base64');
    const made = randomBytes(32);
    settings.set(SECRET, made.toString('base64'));
    return made;
  };
  /** The key of one interview: the same after a restart, so that its page can go on. */
  const interviewKey = (id: string): string => createHmac('sha256', secret()).update(id).digest('base64url');
  const checkOne = async (passphrase: string | undefined): Promise<void> => {
    const record = readRecord(settings.get(PASSPHRASE));
    if (record === null) return;
    if (clock.nowMs() < blockedUntilMs) throw new AppError('RATE_LIMITED', 'Too many wrong passphrases; wait half a minute');
    if (passphrase !== undefined && (await isPassword(passphrase, record, passphraseBlocks))) {
      failures = 0;
      return;
    }
    failures += passphrase === undefined ? 0 : 1;
    if (failures >= FREE_TRIES) {
      failures = 0;
      blockedUntilMs = clock.nowMs() + WAIT_MS;
    }
    throw new AppError('FORBIDDEN', passphrase === undefined ? 'The desk asks for its passphrase' : 'The passphrase is wrong');
  };

  /** One guess at a time, however many come at once: each is counted before the next, and costs 128 MiB while it runs. */
  const check = (passphrase: string | undefined): Promise<void> => {
    if (waiting >= FREE_TRIES) throw new AppError('RATE_LIMITED', 'Too many passphrases at once; wait a moment');
    waiting += 1;
    const checked = tail.then(() => checkOne(passphrase)).finally(() => {
      waiting -= 1;
    });
    tail = checked.catch(() => undefined);
    return checked;
  };

  return {
    hasPassphrase: (): boolean => readRecord(settings.get(PASSPHRASE)) !== null,
    isOpen: (key: string | undefined): boolean => key !== undefined && openKeys.has(key),
    /** @throws AppError FORBIDDEN, or RATE_LIMITED after five wrong ones */
    async open(passphrase: string | undefined): Promise<string> {
      await check(passphrase);
      const key = randomBytes(24).toString('base64url');
      openKeys.add(key);
      return key;
    },
    close: (): void => openKeys.clear(),
    /** @param next null removes the passphrase. @throws AppError FORBIDDEN when `current` is wrong */
    async setPassphrase(current: string | undefined, next: string | null): Promise<void> {
      await check(current);
      if (next === null) return settings.remove(PASSPHRASE);
      settings.set(PASSPHRASE, await hashPassword(next, passphraseBlocks));
    },
    interviewKey,
    holdsInterview: (id: string, key: string | undefined): boolean => isSameSecret(key, interviewKey(id)),
  };
}

export type DeskLock = ReturnType<typeof createDeskLock>;
