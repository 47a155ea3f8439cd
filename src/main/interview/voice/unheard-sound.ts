/** What was said before a program ended or a connection was lost, and was not heard yet: it is heard first. */
import { SAMPLE_RATE_HZ } from '../../base/audio.ts';
import type { TalkRecorder } from './talk-recorder.ts';
import type { TalkStage } from './talk-stage.ts';

export const WAV_HEADER_BYTES = 44;
/** More was not pending when a program ended: it was silence. */
const MAX_UNHEARD_S = 120;
const MIN_UNHEARD_S = 0.3;

export interface UnheardSound {
  /** Where hearing goes on, in seconds of the recording. */
  readonly startS: number;
  /** PCM16LE from there to the recording's end; null where nothing is left to hear, or it cannot be read. */
  readonly pcm: Uint8Array | null;
}

/** Whether there is any, silence too. */
export async function isUnheard({ parts, id }: TalkStage, recorder: TalkRecorder): Promise<boolean> {
  const journal = await recorder.journal();
  return (journal?.sampleCount ?? 0) / SAMPLE_RATE_HZ - parts.store.progress(id).heardUntilS >= MIN_UNHEARD_S;
}

export async function unheardSound({ parts, id, session }: TalkStage, recorder: TalkRecorder): Promise<UnheardSound> {
  const journal = await recorder.journal();
  const endS = (journal?.sampleCount ?? 0) / SAMPLE_RATE_HZ;
  const fromS = Math.max(parts.store.progress(id).heardUntilS, endS - MAX_UNHEARD_S);
  if (endS - fromS < MIN_UNHEARD_S) return { startS: endS, pcm: null };
  try {
    const wav = await parts.archive.read(session().key, { t0: fromS, t1: endS });
    if (wav !== null) return { startS: fromS, pcm: wav.subarray(WAV_HEADER_BYTES) };
  } catch (error) {
    parts.log.error({ err: error }, 'what was said before cannot be read');
  }
  return { startS: endS, pcm: null };
}
