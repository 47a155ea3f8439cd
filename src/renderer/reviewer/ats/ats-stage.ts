import type { AtsItem } from '../../data/desk.ts';

/** What a person needs to know of an item: whether it arrived, goes on by itself, or waits for them. */
export type AtsStage = 'sent' | 'waiting' | 'givenUp' | 'refused';

export function toAtsStage({ state, nextTryAt }: Pick<AtsItem, 'state' | 'nextTryAt'>): AtsStage {
  if (state !== 'pending') return state;
  return nextTryAt === null ? 'givenUp' : 'waiting';
}
