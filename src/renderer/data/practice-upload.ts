/** Uploads of takes over the desk's part of the coaching API. */
import { coachingDesk } from './coaching.ts';
import { languageChoice } from './preferences.ts';
import { takeFilename, type Take } from './practice-takes.ts';

/** The server's side of one take's upload. Calls reject with ApiFailure. */
export function createUploadWire(take: Take) {
  const filename = takeFilename(take);
  const params = { id: take.practiceId };
  const { questionId, byteLength } = take;
  const mediaType = take.mediaType;
  return {
    begin: (signal: AbortSignal) => coachingDesk.coachingUploadBegin({ params, body: { filename, mediaType, byteLength, questionId }, signal }),
    state: (id: string, signal: AbortSignal) => coachingDesk.coachingUpload({ params: { id }, signal }),
    part: (id: string, offset: number, part: Blob, signal: AbortSignal) =>
      coachingDesk.coachingUploadPart({ params: { id }, query: { offset }, file: new File([part], filename), signal }),
    finish: async (id: string, signal: AbortSignal) => (await coachingDesk.coachingUploadFinish({ params: { id }, signal })).id,
    async find(signal: AbortSignal) {
      const { recordings } = await coachingDesk.coachingPractice({ params, signal });
      return recordings.find((recording) => recording.filename === filename)?.id ?? null;
    },
    /** Nothing of it stays with the server. */
    forget: (id: string) => coachingDesk.coachingUploadCancel({ params: { id } }),
    analyse: (id: string, signal: AbortSignal) => coachingDesk.coachingAnalyse({ params: { id }, query: { language: languageChoice.get() }, signal }),
  };
}

export type TakeWire = ReturnType<typeof createUploadWire>;
