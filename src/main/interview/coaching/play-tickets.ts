/** Addresses that a player can open without headers: who holds one may play one recording for two hours. */
import { randomBytes } from 'node:crypto';
import { AppError } from '../../base/errors.ts';
import type { Clock } from '../../ports/clock.ts';

const LIFETIME_MS = 2 * 3_600_000;
/** The oldest goes first. */
const MAX_TICKETS = 500;

export type PlayTickets = ReturnType<typeof createPlayTickets>;

export function createPlayTickets({ nowMs }: Pick<Clock, 'nowMs'>) {
  const tickets = new Map<string, { readonly mediaId: string; readonly untilMs: number }>();
  return {
    issue(mediaId: string): string {
      const ticket = randomBytes(24).toString('base64url');
      tickets.set(ticket, { mediaId, untilMs: nowMs() + LIFETIME_MS });
      const oldest = tickets.keys().next().value;
      if (tickets.size > MAX_TICKETS && oldest !== undefined) tickets.delete(oldest);
      return ticket;
    },
    /** The recording that it opens. @throws AppError NOT_FOUND */
    mediaOf(ticket: string): string {
      const found = tickets.get(ticket);
      if (found !== undefined && found.untilMs > nowMs()) return found.mediaId;
      tickets.delete(ticket);
      throw new AppError('NOT_FOUND', 'This address is no longer valid');
    },
  };
}
