/** Signed tokens (JWT, HS256) that tell whose call it is. */
import { errors, jwtVerify, SignJWT } from 'jose';

export interface WebTokens {
  /** A token for this subject, from now on. */
  issue(subject: string): Promise<string>;
  /** The subject; null when the token is bad, old or of another audience. */
  verify(token: string | undefined): Promise<string | null>;
}

export interface WebTokensOptions {
  /** 32 random bytes or more; whoever has them can make tokens. */
  readonly secret: Uint8Array;
  readonly lifetimeMinutes: number;
  /** A token of one API is worth nothing in another. */
  readonly audience: string;
  /** Wall time. */
  readonly now: () => Date;
}

export function createWebTokens({ secret, lifetimeMinutes, audience, now }: WebTokensOptions): WebTokens {
  return {
    issue(subject) {
      const issuedAt = Math.floor(now().getTime() / 1_000);
      return new SignJWT()
        .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
        .setSubject(subject)
        .setAudience(audience)
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + lifetimeMinutes * 60)
        .sign(secret);
    },
    async verify(token) {
      if (token === undefined) return null;
      try {
        const { payload } = await jwtVerify(token, secret, { algorithms: ['HS256'], audience, currentDate: now(), requiredClaims: ['sub', 'exp'] });
        return payload.sub ?? null;
      } catch (error) {
        if (error instanceof errors.JOSEError) return null;
        throw error;
      }
    },
  };
}
