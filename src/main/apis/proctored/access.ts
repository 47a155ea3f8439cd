/** Whose call it is: protected endpoints carry the token that `/interview/start` gave. */
import { AppError } from '../../base/errors.ts';
import type { WebTokens } from '../../base/web-tokens.ts';
import { bearerToken } from '../../http/guards.ts';

const PROTECTED = new Set(['append', 'finalize']);

export function createProctoredAccess(tokens: WebTokens) {
  const subjectOf = async (header: string | undefined): Promise<string> => {
    const token = bearerToken(header);
    if (token === undefined) throw new AppError('UNAUTHORIZED', 'Missing credentials');
    const subject = await tokens.verify(token);
    if (subject === null) throw new AppError('UNAUTHORIZED', 'Invalid token');
    return subject;
  };
  return {
    issue: (sessionId: string): Promise<string> => tokens.issue(sessionId),
    /** Before anything else of the request is looked at. @throws AppError UNAUTHORIZED */
    async authorise(header: string | undefined, routeName: string): Promise<void> {
      if (PROTECTED.has(routeName)) await subjectOf(header);
    },
    /** @throws AppError UNAUTHORIZED, FORBIDDEN for the token of another session */
    async assertSession(header: string | undefined, sessionId: string): Promise<void> {
      if ((await subjectOf(header)) !== sessionId) throw new AppError('FORBIDDEN', 'Token does not match session');
    },
  };
}

export type ProctoredAccess = ReturnType<typeof createProctoredAccess>;
