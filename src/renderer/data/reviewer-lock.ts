/** Opening and closing the reviewer's desk, as the pages do it. */
import { desk } from './desk.ts';
import { forgetReviewerData, queries, queryClient } from './queries.ts';
import { interviewInHand, reviewerKey } from './session.ts';

/** Rejects with an ApiFailure of status 403 when the passphrase is wrong. */
export async function openReviewerDesk(passphrase?: string): Promise<void> {
  const opened = await desk.openLock({ body: passphrase === undefined ? {} : { passphrase } });
  reviewerKey.set(opened.reviewerKey);
  await queryClient.invalidateQueries({ queryKey: queries.status.queryKey });
}

export async function closeReviewerDesk(): Promise<void> {
  await desk.closeLock({}).finally(dropReviewerDesk);
  await queryClient.invalidateQueries({ queryKey: queries.status.queryKey });
}

/** Forgets the key and everything it opened, without asking the server. */
export function dropReviewerDesk(): void {
  reviewerKey.set(null);
  forgetReviewerData();
}

interface NewInHand {
  readonly id: string;
  readonly key: string;
  readonly streamId?: string;
  readonly kind?: 'screening' | 'coding' | 'voice' | 'proctored';
}

/** Begins a candidate's session in this window: from here on it holds the interview's key and no reviewer's. */
export function enterInterview({ id, key, streamId = '', kind = 'screening' }: NewInHand): void {
  dropReviewerDesk();
  interviewInHand.set({ id, key, streamId, kind });
}
