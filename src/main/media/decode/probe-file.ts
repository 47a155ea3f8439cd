/** What a file of sound or film is, told from its content alone. */
import { EncodedPacketSink, FilePathSource, FLAC, Input, MATROSKA, MP3, MP4, OGG, QTFF, WAVE, WEBM, type InputFormat, type InputTrack } from 'mediabunny';
import { AppError } from '../../base/errors.ts';

export interface ProbedFile {
  /** E.g. `video/webm`. */
  readonly contentType: string;
  readonly hasVideo: boolean;
  readonly hasAudio: boolean;
}

/** Play lists are not among them: they name other files. */
const KINDS: ReadonlyMap<InputFormat, { readonly name: string; readonly canHoldVideo: boolean }> = new Map([
  [WEBM, { name: 'webm', canHoldVideo: true }],
  [MATROSKA, { name: 'webm', canHoldVideo: true }],
  [MP4, { name: 'mp4', canHoldVideo: true }],
  [QTFF, { name: 'mp4', canHoldVideo: true }],
  [WAVE, { name: 'wav', canHoldVideo: false }],
  [OGG, { name: 'ogg', canHoldVideo: false }],
  [FLAC, { name: 'flac', canHoldVideo: false }],
  [MP3, { name: 'mpeg', canHoldVideo: false }],
]);

/** A track counts when at least one packet of a known codec is there. */
async function holdsSomething(track: InputTrack): Promise<boolean> {
  if (track.codec === null) return false;
  return (await new EncodedPacketSink(track).getFirstPacket().catch(() => null)) !== null;
}

/** Belongs in a worker: reading a hostile container computes. @throws AppError UNPROCESSABLE when it is no recording */
export async function probeFile(path: string): Promise<ProbedFile> {
  using input = new Input({ source: new FilePathSource(path), formats: [...KINDS.keys()] });
  const unknown = (cause?: unknown): AppError => new AppError('UNPROCESSABLE', 'Not a recording. Accepted: WebM, MP4, WAV, MP3, Ogg and FLAC', { cause });
  try {
    const kind = KINDS.get(await input.getFormat());
    if (kind === undefined) throw unknown();
    const tracks = await input.getTracks();
    const holds = async (type: 'video' | 'audio'): Promise<boolean> => {
      for (const track of tracks) if (track.type === type && (await holdsSomething(track))) return true;
      return false;
    };
    const hasVideo = kind.canHoldVideo && (await holds('video'));
    const hasAudio = await holds('audio');
    if (!hasVideo && !hasAudio) throw unknown();
    return { contentType: `${hasVideo ? 'video' : 'audio'}/${kind.name}`, hasVideo, hasAudio };
  } catch (error) {
    throw error instanceof AppError ? error : unknown(error);
  }
}
