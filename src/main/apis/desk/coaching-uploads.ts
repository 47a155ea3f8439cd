/** Uploads of recordings that may be gone on with: parts, then the whole. */
import { z } from 'zod';
import type { UploadState } from '../../../contracts/desk-coaching.ts';
import type { PracticeRoom } from '../../interview/coaching/practice-room.ts';
import type { PartialFile, PartialFileStore } from '../../ports/partial-files.ts';
import { fromMedia } from '../wire/coaching.ts';
import type { CoachingDeskHandlers } from './coaching.ts';

export interface UploadOptions {
  readonly uploads: PartialFileStore;
  readonly room: PracticeRoom;
  readonly ownId: () => Promise<string>;
}

type UploadRoute = 'coachingUploadBegin' | 'coachingUpload' | 'coachingUploadPart' | 'coachingUploadFinish' | 'coachingUploadCancel';

/** What is noted of a file while it comes. */
const About = z.object({ practiceId: z.string(), filename: z.string(), mediaType: z.enum(['audio', 'video']), questionId: z.string().nullable() });

type AboutFile = z.output<typeof About>;
const isSameFile = (one: AboutFile | undefined, other: AboutFile): boolean => one?.practiceId === other.practiceId && one.filename === other.filename;

const toState = ({ id, byteLength, receivedBytes }: PartialFile): z.input<typeof UploadState> => ({ uploadId: id, byteLength, receivedBytes });

export function createUploadHandlers({ uploads, room, ownId }: UploadOptions): Pick<CoachingDeskHandlers, UploadRoute> {
  return {
    async coachingUploadBegin({ params, body }) {
      const { id } = room.practice(await ownId(), params.id);
      const about: AboutFile = { practiceId: id, filename: body.filename, mediaType: body.mediaType, questionId: body.questionId };
      // The reply to an earlier beginning was lost: nobody goes on with that one, and only a few may be open.
      await uploads.drop((earlier) => isSameFile(About.safeParse(earlier).data, about));
      const begun = await uploads.begin(body.byteLength, about);
      try {
        room.practice(await ownId(), id);
      } catch (error) {
        // Erased meanwhile.
        await uploads.cancel(begun.id);
        throw error;
      }
      return { status: 201, json: toState(begun) };
    },
    coachingUpload: async ({ params }) => ({ status: 200, json: toState(await uploads.find(params.id)) }),
    coachingUploadPart: async ({ params, query, upload }) => ({ status: 200, json: toState(await uploads.append(params.id, query.offset, upload.stream)) }),
    async coachingUploadFinish({ params }) {
      const userId = await ownId();
      // It keeps the upload's name: a finish that is asked again, since its reply was lost, finds what the first one kept.
      const media = room.findMedia(userId, params.id) ?? (await uploads.take(params.id, (path, { id, byteLength, about }) => {
        const { practiceId, ...recording } = About.parse(about);
        return room.adopt(userId, practiceId, { ...recording, id, path, byteLength });
      }));
      return { status: 201, json: fromMedia(media) };
    },
    async coachingUploadCancel({ params }) {
      await uploads.cancel(params.id);
      return { status: 200, json: { ok: true } };
    },
  };
}
