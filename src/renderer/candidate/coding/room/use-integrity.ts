import { useEffect, useMemo } from 'react';
import type { OpenedRoom } from './coding-room.ts';
import { createPasteJudge, watchLeaving, watchTools, type PasteJudge } from './integrity.ts';

/** Watches as long as the room is shown. The editor tells the returned judge of copies and pastes. */
export function useIntegrity(room: OpenedRoom): PasteJudge {
  const { record } = room.events;
  useEffect(() => {
    const tools = watchTools(record);
    const stopLeaving = watchLeaving(record, tools.isOpening);
    return () => {
      stopLeaving();
      tools.close();
    };
  }, [record]);
  return useMemo(() => createPasteJudge(record), [record]);
}
