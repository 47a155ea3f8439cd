import { useEffect } from 'react';
import { ApiFailure } from '../data/api-failure.ts';
import { dropReviewerDesk } from '../data/reviewer-lock.ts';

/** The server no longer takes the reviewer's key (closed elsewhere, or restarted): back to the lock. */
export function useLockedOut(error: unknown): void {
  useEffect(() => {
    if (error instanceof ApiFailure && error.status === 403) dropReviewerDesk();
  }, [error]);
}
