/** The voice document's REST endpoints. */
import type { voiceApi } from '../../../contracts/voice.ts';
import type { Handlers } from '../../http/mount.ts';
import type { ResumeReader } from '../../ports/resume.ts';
import { readResumeUpload } from '../wire/resume-upload.ts';
import { fromResume } from '../wire/voice.ts';

export interface VoiceApiOptions {
  readonly resumes: ResumeReader;
}

export function createVoiceHandlers({ resumes }: VoiceApiOptions): Handlers<typeof voiceApi> {
  return {
    health: () => ({ status: 200, json: { status: 'healthy' } }),
    async parseResume({ upload, context }) {
      const { resume } = await readResumeUpload(resumes, upload, context.signal);
      return { status: 200, json: fromResume(resume) };
    },
  };
}
