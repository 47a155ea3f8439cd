/** Probabilities of speech of a whole recording, where a detector is ready. */
import { joinSamples } from '../pcm.ts';
import type { VoiceActivity, VoiceActivityStream } from '../../ports/engines.ts';

/** What the detector takes at once. */
const BLOCK = 512;

export interface Probabilities {
  push(piece: Float32Array): Promise<void>;
  /** One for each 512 samples, the last one of what was left; null where no detector listened to the end. */
  finish(): Promise<Float32Array | null>;
  close(): void;
}

/** A detector that fails on the way is left out: loudness finds the pauses then. */
export async function createProbabilities(voiceActivity: VoiceActivity | undefined): Promise<Probabilities> {
  let stream: VoiceActivityStream | null = voiceActivity?.status().state === 'ready' ? await voiceActivity.open().catch(() => null) : null;
  let rest = new Float32Array();
  const heard: Float32Array[] = [];
  const close = (): void => {
    stream?.close();
    stream = null;
  };
  const push = async (piece: Float32Array): Promise<void> => {
    if (stream === null) return;
    const samples = joinSamples([rest, piece]);
    const whole = samples.length - (samples.length % BLOCK);
    rest = samples.slice(whole);
    if (whole === 0) return;
    try {
      heard.push(await stream.push(samples.slice(0, whole)));
    } catch {
      close();
    }
  };
  return {
    push,
    async finish() {
      if (rest.length > 0) await push(new Float32Array(BLOCK - rest.length));
      return stream === null ? null : joinSamples(heard);
    },
    close,
  };
}
