import { useEffect, useState } from 'react';
import type { InterviewRoom } from './interview-room.ts';
import { createInterviewRoom } from './room.ts';

/** The room lives as long as the page that shows it. Null for the first moment. */
export function useRoom(id: string): InterviewRoom | null {
  const [room, setRoom] = useState<InterviewRoom | null>(null);
  useEffect(() => {
    const created = createInterviewRoom(id);
    setRoom(created);
    void created.open();
    return () => {
      created.close();
      setRoom(null);
    };
  }, [id]);
  return room;
}
