/** Binary frames become whole 16 kHz samples, however the sender cut them and whatever rate it declared. */
import { createWholeSamples, SAMPLE_RATE_HZ } from '../../base/audio.ts';
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
  const toWhole = createWholeSamples();
  return {
    push(bytes) {
      const whole = toWhole(bytes);
      return resampler === null ? whole : toPcm16(resampler.push(toFloat32(whole)));
    },
    flush: () => (resampler === null ? new Uint8Array() : toPcm16(resampler.flush())),
  };
}
