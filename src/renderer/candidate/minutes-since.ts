import { useEffect, useState } from 'react';

/** Whole minutes; looked at every ten seconds and never read aloud. */
export function useMinutesSince(iso: string | null): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 10_000);
    return () => clearInterval(timer);
  }, []);
  return iso === null ? 0 : Math.max(0, Math.floor((now - Date.parse(iso)) / 60_000));
}
