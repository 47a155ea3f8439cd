/**
 * Sound that waits behind a whole recording, as a file beside the talk's own: whatever happens to the program, the next run has it.
 * It moves into the talk's recording when its turn has come. What waited between two recordings is behind both after a kill.
 */
import { createWholeSamples } from '../../base/audio.ts';
import type { AudioArchive, AudioJournal } from '../../ports/interviews.ts';
import { WAV_HEADER_BYTES } from './unheard-sound.ts';
import type { VoiceParts } from './voice-parts.ts';

/** Its key in the archive, to be erased with the talk's own. */
export const behindKey = (key: string): string => `${key}-behind`;

/** Nothing of it throws: what cannot be written is logged, and is heard unless the program is killed. */
export interface SoundBehind {
  /** PCM16LE, cut anywhere; on the disk when it resolves. */
  add(pcm: Uint8Array): Promise<void>;
  /** Only this still waits. */
  replace(pcm: Uint8Array): Promise<void>;
  /** What an earlier run left; null where that is nothing. Only to be asked before anything is added. */
  left(): Promise<Uint8Array | null>;
  close(): Promise<void>;
}

export function createSoundBehind({ archive, log }: Pick<VoiceParts, 'archive' | 'log'>, key: () => string): SoundBehind {
  let journal: AudioJournal | null = null;
  let toWhole = createWholeSamples();
  let tail: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T | null> => {
    const done = tail.then(work).catch((error: unknown) => {
      log.error({ err: error }, 'sound that waits is not on the disk');
      return null;
    });
    tail = done;
    return done;
  };
  const append = async (pcm: Uint8Array): Promise<void> => {
    const whole = toWhole(pcm);
    if (whole.length === 0) return;
    journal ??= await archive.openJournal(behindKey(key()));
    await journal.append(Uint8Array.from(whole));
  };
  const shut = async (): Promise<void> => {
    const open = journal;
    journal = null;
    await open?.close();
  };
  return {
    add: async (pcm) => void (await inTurn(() => append(pcm))),
    replace: async (pcm) => void (await inTurn(async () => {
      await shut();
      toWhole = createWholeSamples();
      await archive.erase(behindKey(key()));
      await append(pcm);
    })),
    left: () => inTurn(() => readBehind(archive, key())),
    close: async () => void (await inTurn(shut)),
  };
}

/** Where a talk ends that nobody is connected to: what waited lies at the end of its recording then. */
export async function settleBehind({ archive, log }: Pick<VoiceParts, 'archive' | 'log'>, key: string): Promise<void> {
  try {
    const pcm = await readBehind(archive, key);
    if (pcm === null) return;
    const journal = await archive.openJournal(key);
    await journal.append(pcm).finally(() => journal.close());
    await archive.erase(behindKey(key));
  } catch (error) {
    log.error({ err: error }, 'sound that waited is not in the recording');
  }
}

async function readBehind(archive: AudioArchive, key: string): Promise<Uint8Array | null> {
  const wav = await archive.read(behindKey(key));
  return wav === null ? null : wav.subarray(WAV_HEADER_BYTES);
}
