import type { Take, TakeStore } from '../../../data/practice-takes.ts';

/**
 * Tidies up after what went before: discarded takes go, broken off ones become takes that can be saved, and those of which
 * nothing was written go. Returns what is left, oldest first; one that is being recorded somewhere is not among it.
 */
export async function lookAfterTakes(store: TakeStore, isHeld: (id: string) => Promise<boolean>): Promise<readonly Take[]> {
  const left: Take[] = [];
  for (const take of await store.list()) {
    if (take.state === 'recording' && (await isHeld(take.id))) continue;
    if (take.state === 'discarded' || take.pieces === 0) {
      await store.remove(take.id);
      continue;
    }
    const kept = take.state === 'recording' ? await store.change(take.id, { state: 'kept', isRecovered: true }) : take;
    if (kept !== null) left.push(kept);
  }
  return left;
}
