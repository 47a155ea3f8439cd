/** The keys that this window holds: launch token and the open reviewer's desk; and the interview in hand, which outlives the window. */
import { z } from 'zod';
import { createStored } from './stored.ts';

const token = createStored(sessionStorage, 'viva.token', z.string().nullable(), null);

/**
 * The interview in hand; null when there is none. `key` opens this interview and no other; `streamId` names the
 * stream of a screening. It outlives the window, so that an interview goes on after a crash or a power cut; it is
 * cleared when the interview has ended.
 */
export const interviewInHand = createStored(
  localStorage,
  'viva.interview',
  z
    .object({ id: z.string(), key: z.string(), streamId: z.string().default(''), kind: z.enum(['screening', 'coding', 'voice', 'proctored']).default('screening') })
    .nullable(),
  null,
);

/** The key of the open reviewer's desk; null while it is locked. */
export const reviewerKey = createStored(sessionStorage, 'viva.reviewer', z.string().nullable(), null);

export const launchToken = (): string | null => token.get();

/**
 * Takes the launch token from the desktop's bridge or from the address (`#token=…`), and cleans the
 * address. To be awaited before the router reads the hash. False when there is no token at all.
 */
export async function loadLaunchToken(): Promise<boolean> {
  const given = /^#token=([^&/]+)/.exec(location.hash)?.[1];
  if (window.viva) token.set((await window.viva.context()).token);
  else if (given !== undefined) token.set(decodeURIComponent(given));
  if (given !== undefined) history.replaceState(null, '', `${location.pathname}${location.search}#/`);
  return token.get() !== null;
}
