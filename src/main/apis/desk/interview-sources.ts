/** Where interviews come from: each kind lists and erases its own, the desk shows and erases them all. */
import type { z } from 'zod';
import type { InterviewSummary } from '../../../contracts/desk.ts';
import { AppError } from '../../base/errors.ts';
import type { CodingRoom } from '../../interview/coding/coding-room.ts';
import type { Task } from '../../interview/tasks/task.ts';
import type { CodingState, CodingStore } from '../../ports/coding.ts';
import type { AudioArchive, InterviewStore, StreamStore } from '../../ports/interviews.ts';
import { fromSummary } from './wire.ts';

type Summary = z.input<typeof InterviewSummary>;

export interface InterviewSource {
  readonly kind: Summary['kind'];
  list(): readonly Summary[];
  /** Rows and files, everywhere. @returns false when it is not one of these */
  erase(id: string): Promise<boolean>;
}

export interface ScreeningSourceOptions {
  readonly interviews: InterviewStore;
  readonly streams: StreamStore;
  readonly archive: AudioArchive;
  /** Ends the stream's connection, and refuses it from now on. */
  readonly dropStream: (streamId: string) => Promise<void>;
}

export function screeningSource({ interviews, streams, archive, dropStream }: ScreeningSourceOptions): InterviewSource {
  return {
    kind: 'screening',
    list: () => interviews.list().map((interview) => fromSummary(interview, interview.final)),
    async erase(id) {
      const interview = interviews.find(id);
      if (interview === null) return false;
      const { streamId, language } = interview;
      await dropStream(streamId);
      // Files first: rows that point to nothing are harmless, files without rows would never be found again.
      await archive.erase(streams.open(streamId, language).key);
      streams.erase(streamId);
      interviews.erase(id);
      return true;
    },
  };
}

export interface CodingSourceOptions {
  readonly room: CodingRoom;
  readonly store: CodingStore;
  readonly tasks: readonly Task[];
}

const toState = (state: CodingState): Summary['state'] => (state === 'FINISHED' ? 'finished' : state === 'CREATED' ? 'created' : 'running');

export function codingSource({ room, store, tasks }: CodingSourceOptions): InterviewSource {
  return {
    kind: 'coding',
    list: () => store.list().map(({ id, state, candidateName, taskId, language, createdAt, report }) => ({
      id, kind: 'coding', language, createdAt,
      state: toState(state),
      candidate: candidateName ?? '',
      // A task that the product has no more is still an interview.
      vacancy: tasks.find((task) => task.id === taskId)?.title[language] ?? taskId,
      finishedAt: report?.createdAt ?? null,
      decision: null,
      level: report?.level ?? null,
      overall: report?.metrics.overall ?? null,
    })),
    erase(id) {
      if (store.find(id) === null) return Promise.resolve(false);
      room.erase(id);
      return Promise.resolve(true);
    },
  };
}

/** All kinds, newest first. */
export const listAll = (sources: readonly InterviewSource[]): Summary[] =>
  sources.flatMap((source) => source.list()).sort((a, b) => b.createdAt.localeCompare(a.createdAt));

/** @throws AppError NOT_FOUND */
export async function eraseOne(sources: readonly InterviewSource[], id: string): Promise<void> {
  for (const source of sources) if (await source.erase(id)) return;
  throw new AppError('NOT_FOUND', 'There is no such interview');
}
