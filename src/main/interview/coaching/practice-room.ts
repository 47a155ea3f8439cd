/** Practices of their owner: sessions, answers, recordings. Whoever asks for another's is refused. */
import { randomUUID } from 'node:crypto';
import { AppError } from '../../base/errors.ts';
import type { Language } from '../../ports/language.ts';
import type { CoachingStore, InterviewerType, Practice, PracticeAnswer, PracticeMedia } from '../../ports/coaching.ts';
import type { PartialFileStore } from '../../ports/partial-files.ts';
import type { FileStore } from '../../ports/transcriptions.ts';

/** Looks at a file's content. @throws AppError UNPROCESSABLE when it is no recording */
export type MediaProbe = (path: string) => Promise<{ readonly contentType: string; readonly hasVideo: boolean; readonly hasAudio: boolean }>;

export interface PracticeRoomOptions {
  readonly store: CoachingStore;
  readonly files: FileStore;
  readonly probe: MediaProbe;
  /** Where recordings of a practice come in parts; what is noted of each has its `practiceId`. */
  readonly uploads?: Pick<PartialFileStore, 'drop'>;
  /** Lets go of a recording that was erased, before its file goes. */
  readonly release?: (mediaId: string) => Promise<void>;
}

export interface NewPractice {
  readonly jobTitle: string | null;
  readonly jobDescription: string | null;
  readonly interviewerType: InterviewerType;
  readonly durationMinutes: number;
  readonly language?: Language | null;
}

export interface NewRecording {
  readonly mediaType: 'audio' | 'video';
  readonly filename: string;
  readonly questionId: string | null;
}

/** On this disk already. */
export interface WholeRecording extends NewRecording {
  /** Names the recording from now on. */
  readonly id: string;
  readonly path: string;
  readonly byteLength: number;
}

export type PracticeRoom = ReturnType<typeof createPracticeRoom>;

/** Every method that names a practice or a recording throws AppError NOT_FOUND, or FORBIDDEN when it is another's. */
export function createPracticeRoom({ store, files, probe, uploads, release }: PracticeRoomOptions) {
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
  /** @throws AppError UNPROCESSABLE when the content is no recording of its kind */
  const contentTypeOf = async (path: string, mediaType: 'audio' | 'video'): Promise<string> => {
    const { contentType, hasVideo, hasAudio } = await probe(path);
    if (mediaType === 'video' && !hasVideo) throw new AppError('UNPROCESSABLE', 'The file has no picture: upload it as audio');
    if (mediaType === 'audio' && !hasAudio) throw new AppError('UNPROCESSABLE', 'The file has no sound');
    return contentType;
  };
  /** Rows go first and at once, so that nothing is added to what is being erased; a file whose row is gone goes at the next start at the latest. */
  const eraseFiles = async (practiceIds: readonly string[], recordings: readonly PracticeMedia[]): Promise<void> => {
    await uploads?.drop((about) => practiceIds.includes((about as { readonly practiceId?: string }).practiceId ?? ''));
    for (const { id } of recordings) {
      await release?.(id);
      await files.erase(id);
    }
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
    async upload(userId: string, id: string, { stream, ...recording }: NewRecording & { readonly stream: AsyncIterable<Uint8Array> }): Promise<PracticeMedia> {
      practice(userId, id);
      const mediaId = randomUUID();
      const byteLength = await files.write(mediaId, stream);
      try {
        if (byteLength === 0) throw new AppError('INVALID_REQUEST', 'The file is empty');
        const contentType = await contentTypeOf(files.path(mediaId), recording.mediaType);
        // The practice may have been erased while the file came.
        practice(userId, id);
        return store.addMedia({ ...recording, id: mediaId, practiceId: id, contentType, byteLength });
      } catch (error) {
        await files.erase(mediaId);
        throw error;
      }
    },
    /** Takes over a file without copying it; the file stays where it is when it is no recording. @throws AppError UNPROCESSABLE as `upload` */
    async adopt(userId: string, practiceId: string, { path, ...recording }: WholeRecording): Promise<PracticeMedia> {
      practice(userId, practiceId);
      const contentType = await contentTypeOf(path, recording.mediaType);
      try {
        practice(userId, practiceId);
        await files.adopt(recording.id, path);
        practice(userId, practiceId);
        return store.addMedia({ ...recording, practiceId, contentType });
      } catch (error) {
        await files.erase(recording.id);
        throw error;
      }
    },
    /** Null where there is none. */
    findMedia: (userId: string, id: string): PracticeMedia | null => (store.media(id) === null ? null : media(userId, id)),
    mediaOf: (userId: string, id: string): readonly PracticeMedia[] => store.mediaOf(practice(userId, id).id),
    pathOf: (userId: string, id: string): string => files.path(media(userId, id).id),
    /** The file and all that was derived from it. */
    async removeMedia(userId: string, id: string): Promise<void> {
      const recording = media(userId, id);
      store.eraseMedia(id);
      await eraseFiles([], [recording]);
    },
    /** With its recordings, what was derived from them, and what was still on its way. */
    async erase(userId: string, id: string): Promise<void> {
      practice(userId, id);
      const recordings = store.mediaOf(id);
      store.erasePractice(id);
      await eraseFiles([id], recordings);
    },
    /** The person with all practices. */
    async eraseUser(userId: string): Promise<void> {
      const practiceIds = store.practices(userId).map(({ id }) => id);
      const recordings = practiceIds.flatMap((id) => store.mediaOf(id));
      store.eraseUser(userId);
      await eraseFiles(practiceIds, recordings);
    },
    /** Files that no row knows, of uploads that broke off with the program. */
    sweep: (): Promise<void> => files.sweep(store.mediaIds()),
  };
}
