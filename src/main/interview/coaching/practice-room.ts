/** Practices of their owner: sessions, answers, recordings. Whoever asks for another's is refused. */
import { randomUUID } from 'node:crypto';
import { AppError } from '../../base/errors.ts';
import type { CoachingStore, InterviewerType, Practice, PracticeAnswer, PracticeMedia } from '../../ports/coaching.ts';
import type { FileStore } from '../../ports/transcriptions.ts';

/** Looks at a file's content. @throws AppError UNPROCESSABLE when it is no recording */
export type MediaProbe = (path: string) => Promise<{ readonly contentType: string; readonly hasVideo: boolean; readonly hasAudio: boolean }>;

export interface PracticeRoomOptions {
  readonly store: CoachingStore;
  readonly files: FileStore;
  readonly probe: MediaProbe;
  /** Lets go of a recording that is about to be erased. */
  readonly release?: (mediaId: string) => Promise<void>;
}

export interface NewPractice {
  readonly jobTitle: string | null;
  readonly jobDescription: string | null;
  readonly interviewerType: InterviewerType;
  readonly durationMinutes: number;
}

export interface NewRecording {
  readonly mediaType: 'audio' | 'video';
  readonly filename: string;
  readonly questionId: string | null;
  readonly stream: AsyncIterable<Uint8Array>;
}

export type PracticeRoom = ReturnType<typeof createPracticeRoom>;

/** Every method that names a practice or a recording throws AppError NOT_FOUND, or FORBIDDEN when it is another's. */
export function createPracticeRoom({ store, files, probe, release }: PracticeRoomOptions) {
  const practice = (userId: string, id: string): Practice => {
    const found = store.practice(id);
    if (found === null) throw new AppError('NOT_FOUND', 'Interview session not found');
    if (found.userId !== userId) throw new AppError('FORBIDDEN', 'Not authorized to access this session');
    return found;
  };
  const media = (userId: string, id: string): PracticeMedia => {
    const found = store.media(id);
    if (found === null) throw new AppError('NOT_FOUND', 'Media not found');
    if (store.practice(found.practiceId)?.userId !== userId) throw new AppError('FORBIDDEN', 'Not authorized to access this media');
    return found;
  };

  return {
    practice,
    media,
    create: (userId: string, wish: NewPractice): Practice => store.addPractice({ ...wish, id: randomUUID(), userId }),
    list: (userId: string): readonly Practice[] => store.practices(userId),
    /** Again keeps the first start. @throws AppError INVALID_REQUEST for a finished one */
    start(userId: string, id: string): Practice {
      if (practice(userId, id).status === 'finished') throw new AppError('INVALID_REQUEST', 'Interview session is already finished');
      return store.start(id);
    },
    end: (userId: string, id: string): Practice => store.end(practice(userId, id).id),
    /** @throws AppError INVALID_REQUEST for a finished one */
    answer(userId: string, id: string, answer: { readonly questionId: string | null; readonly text: string }): PracticeAnswer {
      if (practice(userId, id).status === 'finished') throw new AppError('INVALID_REQUEST', 'Interview session is already finished');
      return store.addAnswer({ ...answer, id: randomUUID(), practiceId: id });
    },
    answers: (userId: string, id: string): readonly PracticeAnswer[] => store.answers(practice(userId, id).id),

    /** Nothing of it is left when it fails. @throws AppError UNPROCESSABLE when the content is no recording of its kind */
    async upload(userId: string, id: string, { stream, ...recording }: NewRecording): Promise<PracticeMedia> {
      practice(userId, id);
      const mediaId = randomUUID();
      const byteLength = await files.write(mediaId, stream);
      try {
        if (byteLength === 0) throw new AppError('INVALID_REQUEST', 'The file is empty');
        const { contentType, hasVideo, hasAudio } = await probe(files.path(mediaId));
        if (recording.mediaType === 'video' && !hasVideo) throw new AppError('UNPROCESSABLE', 'The file has no picture: upload it as audio');
        if (recording.mediaType === 'audio' && !hasAudio) throw new AppError('UNPROCESSABLE', 'The file has no sound');
        // The practice may have been erased while the file came.
        practice(userId, id);
        return store.addMedia({ ...recording, id: mediaId, practiceId: id, contentType, byteLength });
      } catch (error) {
        await files.erase(mediaId);
        throw error;
      }
    },
    mediaOf: (userId: string, id: string): readonly PracticeMedia[] => store.mediaOf(practice(userId, id).id),
    pathOf: (userId: string, id: string): string => files.path(media(userId, id).id),
    /** The file and all that was derived from it. */
    async removeMedia(userId: string, id: string): Promise<void> {
      media(userId, id);
      await release?.(id);
      await files.erase(id);
      store.eraseMedia(id);
    },
    async erase(userId: string, id: string): Promise<void> {
      practice(userId, id);
      for (const recording of store.mediaOf(id)) {
        await release?.(recording.id);
        await files.erase(recording.id);
      }
      store.erasePractice(id);
    },
    /** Files that no row knows, of uploads that broke off with the program. */
    sweep: (): Promise<void> => files.sweep(store.mediaIds()),
  };
}
