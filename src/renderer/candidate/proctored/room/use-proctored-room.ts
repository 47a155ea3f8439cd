import { useEffect, useState } from 'react';
import { createProctoredRoom } from './proctored-room.ts';
import type { ProctoredRoomInHand } from './room-in-hand.ts';

/** The room lives as long as the page that shows it. Null for the first moment. */
export function useProctoredRoom(id: string): ProctoredRoomInHand | null {
  const [room, setRoom] = useState<ProctoredRoomInHand | null>(null);
  useEffect(() => {
    const created = createProctoredRoom(id);
    setRoom(created);
    return () => {
      created.close();
      setRoom(null);
    };
  }, [id]);
  return room;
}
