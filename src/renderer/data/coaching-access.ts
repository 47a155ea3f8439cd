/** The token of the documented coaching API: asked for once, renewed before it ends, and once more when the server refuses it. */
import { ApiFailure } from './api-failure.ts';

export interface GivenToken {
  readonly access_token: string;
  readonly expiresInS: number;
}

export interface CoachingAccess {
  /** Rejects with {@link ApiFailure} when signing in does. */
  token(): Promise<string>;
  /** What the server no longer takes is not offered again; a token that came meanwhile stays. */
  refuse(token: string): void;
  /** Makes the call with a token; after a 401 once more with a new one. */
  with<T>(call: (token: string) => Promise<T>): Promise<T>;
}

/** Time left at which a token is no longer begun with. */
const SPARE_MS = 60_000;

/** @param nowMs a clock that only goes on */
export function createCoachingAccess(signIn: () => Promise<GivenToken>, nowMs: () => number): CoachingAccess {
  let held: { readonly token: string; readonly untilMs: number } | null = null;
  let asked: Promise<string> | null = null;

  const ask = async (): Promise<string> => {
    const given = await signIn();
    held = { token: given.access_token, untilMs: nowMs() + given.expiresInS * 1_000 };
    return held.token;
  };
  const token = (): Promise<string> => {
    if (held && nowMs() < held.untilMs - SPARE_MS) return Promise.resolve(held.token);
    asked ??= ask().finally(() => (asked = null));
    return asked;
  };
  const refuse = (refused: string): void => {
    if (held?.token === refused) held = null;
  };
  return {
    token,
    refuse,
    async with(call) {
      const first = await token();
      try {
        return await call(first);
      } catch (error) {
        if (!(error instanceof ApiFailure) || error.status !== 401) throw error;
        refuse(first);
        return call(await token());
      }
    },
  };
}
