/** Proctored interviews in the desk's list. */
import type { ProctoredRoom } from '../../interview/proctored/proctored-room.ts';
import type { AudioArchive, StreamStore } from '../../ports/interviews.ts';
import { GRADED_CRITERIA, type ProctoredResult } from '../../ports/proctored.ts';
import type { InterviewSource } from './interview-sources.ts';

export interface ProctoredSourceOptions {
  readonly room: ProctoredRoom;
  readonly streams: StreamStore;
  readonly archive: AudioArchive;
  /** Ends the stream's connection, and refuses it from now on. */
  readonly dropStream: (streamId: string) => Promise<void>;
}

export function proctoredSource({ room, streams, archive, dropStream }: ProctoredSourceOptions): InterviewSource {
  return {
    kind: 'proctored',
    list: () => room.list().map(({ id, state, role, language, own, createdAt, finishedAt, result }) => ({
      id, kind: 'proctored', state, language, createdAt, finishedAt,
      candidate: own?.candidate ?? '',
      vacancy: role,
      decision: null,
      level: null,
      overall: result === null ? null : overallOf(result),
    })),
    async erase(id) {
      if (!room.has(id)) return false;
      const session = room.find(id);
      if (session.own !== null) {
        const { streamId } = session.own;
        await dropStream(streamId);
        // Files first: rows that point to nothing are harmless, files without rows would never be found again.
        await archive.erase(streams.open(streamId, session.language).key);
        streams.erase(streamId);
      }
      await room.erase(id);
      return true;
    },
  };
}

/** Mean of all criteria of all answers, 0..1: all at their lowest is 0. */
function overallOf({ answers }: ProctoredResult): number | null {
  const scores = answers.flatMap(({ scores: own }) => GRADED_CRITERIA.map((criterion) => own[criterion]));
  return scores.length === 0 ? null : (scores.reduce((sum, score) => sum + score, 0) / scores.length - 1) / 4;
}
