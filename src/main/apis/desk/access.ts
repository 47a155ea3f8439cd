/** Who calls the desk: a page of this launch, the reviewer with an open desk, or the candidate of one interview. */
import type { IncomingMessage } from 'node:http';
import { AppError } from '../../base/errors.ts';
import { isSameSecret } from '../../base/secrets.ts';
import type { RequestContext } from '../../http/context.ts';
import { bearerToken, isSameOrigin } from '../../http/guards.ts';
import type { DeskLock } from '../../interview/privacy/desk-lock.ts';

/** Routes whose address is the permission: a player opens it without headers. */
const BY_TICKET = new Set(['coachingPlay']);

/** @throws AppError FORBIDDEN for a page of another origin, UNAUTHORIZED without the launch token where the route asks for it */
export function assertMayCall(request: IncomingMessage, routeName: string, token: string): void {
  if (!isSameOrigin(request)) throw new AppError('FORBIDDEN', 'Only the product’s own pages may call this');
  if (!BY_TICKET.has(routeName) && !isSameSecret(bearerToken(request.headers.authorization), token)) throw new AppError('UNAUTHORIZED', 'The launch token is missing or old: open the interface from the address that the program printed');
}

/** The same for sockets, which carry the token as `?token=`. */
export function hasSocketToken(request: IncomingMessage, token: string): boolean {
  const given = new URL(request.url ?? '/', 'http://local').searchParams.get('token') ?? undefined;
  return isSameOrigin(request) && isSameSecret(given, token);
}

export function createAccess(lock: DeskLock) {
  const isReviewer = (context: RequestContext): boolean => lock.isOpen(context.header('x-reviewer-key'));
  return {
    isReviewer,
    assertReviewer(context: RequestContext): void {
      if (!isReviewer(context)) throw new AppError('FORBIDDEN', 'The reviewer’s desk is locked');
    },
    /** The candidate whose interview it is, or the reviewer. */
    assertParty(context: RequestContext, interviewId: string): void {
      if (!isReviewer(context) && !lock.holdsInterview(interviewId, context.header('x-interview-key'))) {
        throw new AppError('FORBIDDEN', 'This page does not hold that interview');
      }
    },
  };
}

export type Access = ReturnType<typeof createAccess>;
