/** The recording of one talk's candidate: opened at the first sound, closed with the talk. */
import type { AudioJournal } from '../../ports/interviews.ts';
import { createSoundBehind, type SoundBehind } from './sound-behind.ts';
import type { VoiceParts } from './voice-parts.ts';

export interface TalkRecorder {
  /** Null where nothing can be recorded (a full disk): the talk goes on. */
  journal(): Promise<AudioJournal | null>;
  readonly behind: SoundBehind;
  close(): Promise<void>;
}

export function createTalkRecorder({ archive, log }: Pick<VoiceParts, 'archive' | 'log'>, key: () => string): TalkRecorder {
  let opening: Promise<AudioJournal | null> | null = null;
  const behind = createSoundBehind({ archive, log }, key);
  return {
    journal: () => (opening ??= archive.openJournal(key()).catch((error: unknown) => {
      log.error({ err: error }, 'a talk is not recorded');
      return null;
    })),
    behind,
    async close() {
      await behind.close();
      const journal = await opening;
      opening = null;
      await journal?.close().catch((error: unknown) => log.error({ err: error }, 'a recording was not closed'));
    },
  };
}
