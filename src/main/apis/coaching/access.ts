/** Who is signed in. */
import type { RequestContext } from '../../http/context.ts';
import { bearerToken } from '../../http/guards.ts';
import type { Accounts } from '../../interview/coaching/accounts.ts';
import type { CoachingUser } from '../../ports/coaching.ts';

const OPEN = new Set(['register', 'token']);

export function createCoachingAccess(accounts: Accounts) {
  const userOf = (header: string | undefined): Promise<CoachingUser> => accounts.whose(bearerToken(header));
  return {
    /** Before anything else of the request is looked at. @throws AppError UNAUTHORIZED */
    async authorise(header: string | undefined, routeName: string): Promise<void> {
      if (!OPEN.has(routeName)) await userOf(header);
    },
    /** @throws AppError UNAUTHORIZED */
    user: (context: RequestContext): Promise<CoachingUser> => userOf(context.header('authorization')),
  };
}

export type CoachingAccess = ReturnType<typeof createCoachingAccess>;
