/** The interview about one's own resume, on the page's own origin: the desk's part, and the address of its socket. */
import type { z } from 'zod';
import { ResumeReading, voiceRoutes, type VoiceDetail, type VoiceReport, type VoiceRoomState, type VoiceTurn } from '../../contracts/desk-voice.ts';
import { voiceApi, type ParsedResume, type VoiceClientMessage, type VoiceServerMessage } from '../../contracts/voice.ts';
import { createApiClient } from './api-client.ts';
import { ApiFailure } from './api-failure.ts';
import { deskHeaders } from './desk.ts';
import { launchToken } from './session.ts';
import { uploadFile, type UploadOptions } from './upload-file.ts';

export const voiceDesk = createApiClient({ ...voiceApi, name: 'desk', routes: voiceRoutes }, '', deskHeaders);

export type Reading = z.output<typeof ResumeReading>;
export type Resume = z.output<typeof ParsedResume>;
export type TalkRoom = z.output<typeof VoiceRoomState>;
export type TalkTurn = z.output<typeof VoiceTurn>;
export type TalkReport = z.output<typeof VoiceReport>;
export type TalkDetail = z.output<typeof VoiceDetail>;
export type ClientMessage = z.input<typeof VoiceClientMessage>;
export type ServerMessage = z.output<typeof VoiceServerMessage>;

/** Reads a resume. Rejects with {@link ApiFailure}, or with the signal's reason. */
export async function readResume(file: File, options: UploadOptions): Promise<Reading> {
  const { path, upload } = voiceRoutes.readResume;
  const reading = ResumeReading.safeParse(await uploadFile(path, upload.field, file, options));
  if (!reading.success) throw new ApiFailure(200, 'The answer was not understood', { cause: reading.error });
  return reading.data;
}

/** The address of an interview's socket, with what our own interface needs beyond the document. */
export function talkUrl(id: string): string {
  const url = new URL(`/apis/voice${voiceApi.sockets.interview.path.replace('{session_id}', encodeURIComponent(id))}`, location.origin);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  url.searchParams.set('extras', '1');
  // Needed only where the server asks for API keys; it counts as one there.
  url.searchParams.set('api_key', launchToken() ?? '');
  return url.href;
}
