/** Binary frames become whole 16 kHz samples, however the sender cut them and whatever rate it declared. */
import { SAMPLE_RATE_HZ } from '../../base/audio.ts';
import { toFloat32, toPcm16 } from '../../media/pcm.ts';
import { createResampler } from '../../media/resample.ts';

export interface StreamInput {
  /** PCM16LE at the declared rate in; PCM16LE at 16 kHz out, whole samples. */
  push(bytes: Uint8Array): Uint8Array;
  /** The last samples of a change of rate; a lone last byte is no sample. Nothing may be pushed afterwards. */
  flush(): Uint8Array;
}

export function createStreamInput(rateHz: number): StreamInput {
  const resampler = rateHz === SAMPLE_RATE_HZ ? null : createResampler(rateHz, SAMPLE_RATE_HZ);
  let oddByte: number | null = null;
  return {
    push(bytes) {
      // A frame may end in the middle of a sample: its byte waits for the next frame.
      const joined = oddByte === null ? bytes : Buffer.concat([Uint8Array.of(oddByte), bytes]);
      const wholeBytes = joined.length - (joined.length % 2);
      oddByte = joined[wholeBytes] ?? null;
      const whole = joined.subarray(0, wholeBytes);
      return resampler === null ? whole : toPcm16(resampler.push(toFloat32(whole)));
    },
    flush: () => (resampler === null ? new Uint8Array() : toPcm16(resampler.flush())),
  };
}
