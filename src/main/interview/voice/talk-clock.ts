/** How long a talk has gone on: what stood still, by a pause or a lost connection, does not count. */
import type { Clock } from '../../ports/clock.ts';
import type { VoiceStore } from '../../ports/voice-store.ts';

/** Time of the interview so far, ms. */
export function elapsedMs(store: VoiceStore, id: string, now: Date): number {
  const session = store.find(id);
  if (session?.startedAt === null || session === null) return 0;
  const { standsSince } = store.progress(id);
  const standing = standsSince === null ? 0 : now.getTime() - Date.parse(standsSince);
  return Math.max(0, now.getTime() - Date.parse(session.startedAt) - session.pausedMs - Math.max(0, standing));
}

/** Goes on when somebody is connected and the candidate has not paused; stands still otherwise. */
export function setStanding(store: VoiceStore, clock: Clock, id: string, wanted: { readonly stands: boolean; readonly isPaused: boolean }): void {
  const session = store.find(id);
  if (session === null || session.state === 'ended') return;
  const { standsSince } = store.progress(id);
  const now = clock.date();
  const stoodMs = standsSince === null ? 0 : Math.max(0, now.getTime() - Date.parse(standsSince));
  if (wanted.stands) store.stand(id, standsSince ?? now.toISOString(), wanted.isPaused, session.pausedMs);
  else store.stand(id, null, wanted.isPaused, session.pausedMs + (session.state === 'running' ? stoodMs : 0));
}

/** A program that was killed could not stop the clock: since the last word the interview stood still. */
export function standSinceLastWord(store: VoiceStore, id: string): void {
  const session = store.find(id);
  const { standsSince, isPaused } = store.progress(id);
  if (session?.state !== 'running' || standsSince !== null) return;
  store.stand(id, store.turns(id).at(-1)?.at ?? session.startedAt, isPaused, session.pausedMs);
}
