import { Skeleton } from '../../../ui/states.tsx';

/** Own sessions with their trends and drills: sections of the page of coaching, without a heading of its own. */
export function PracticeHistory() {
  return <Skeleton lines={6} />;
}
