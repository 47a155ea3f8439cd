import { useEffect, useState } from 'react';
import type { Talk } from './talk-controls.ts';
import { createTalk } from './talk.ts';

/** The talk lives as long as the page that shows it. Null for the first moment. */
export function useTalk(id: string): Talk | null {
  const [talk, setTalk] = useState<Talk | null>(null);
  useEffect(() => {
    const created = createTalk(id);
    setTalk(created);
    void created.open();
    return () => {
      created.close();
      setTalk(null);
    };
  }, [id]);
  return talk;
}
