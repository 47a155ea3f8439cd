/**
 * Whisper's log-mel spectrogram, of the audio at hand only: 25 ms windows (Hann) every 10 ms, 80 mel filters, log10,
 * at most 8 below the loudest, (x + 4) / 4. The same numbers as OpenAI's `log_mel_spectrogram` of the padded audio.
 */
import { SAMPLE_RATE_HZ } from '../../base/audio.ts';
import { createMelFilters } from './mel-filters.ts';
import { createPowerSpectra, WINDOW_SAMPLES } from './mel-fourier.ts';

export const MEL_BANDS = 80;
export const HOP_SAMPLES = 160;
const FLOOR = 1e-10;
const RANGE = 8;

export interface Spectrogram {
  /** `MEL_BANDS` rows of `frames` values. */
  readonly data: Float32Array;
  readonly frames: number;
}

/** Built once for each recogniser: it owns its tables and buffers. */
export function createMelSpectrogram(): (samples: Float32Array, frames: number) => Spectrogram {
  const filters = createMelFilters(MEL_BANDS, SAMPLE_RATE_HZ);
  const spectra = createPowerSpectra();
  const hann = Float64Array.from({ length: WINDOW_SAMPLES }, (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / WINDOW_SAMPLES));

  /** The window around the frame's middle; before the start and after the end the audio is mirrored. */
  const fill = (window: Float64Array, samples: Float32Array, paddedLength: number, frame: number): void => {
    const start = frame * HOP_SAMPLES - WINDOW_SAMPLES / 2;
    for (let i = 0; i < WINDOW_SAMPLES; i++) {
      let at = Math.abs(start + i);
      if (at >= paddedLength) at = 2 * (paddedLength - 1) - at;
      window[i] = (samples[at] ?? 0) * (hann[i] as number);
    }
  };

  /** @param frames 10 ms each: the audio is taken as followed by silence, or cut, to that length */
  return (samples, frames) => {
    const data = new Float32Array(MEL_BANDS * frames);
    const paddedLength = frames * HOP_SAMPLES;
    const audio = samples.subarray(0, paddedLength);
    // What follows hears silence only.
    const heard = Math.min(frames, Math.ceil((audio.length + WINDOW_SAMPLES / 2) / HOP_SAMPLES));
    let loudest = Math.log10(FLOOR);
    const write = (power: Float64Array, frame: number): void => {
      for (let band = 0; band < MEL_BANDS; band++) {
        const { start, weights } = filters[band] as (typeof filters)[number];
        let sum = 0;
        for (let i = 0; i < weights.length; i++) sum += (power[start + i] as number) * (weights[i] as number);
        const value = Math.log10(Math.max(FLOOR, sum));
        if (value > loudest) loudest = value;
        data[band * frames + frame] = value;
      }
    };
    for (let frame = 0; frame < heard; frame += 2) {
      fill(spectra.first, audio, paddedLength, frame);
      if (frame + 1 < heard) fill(spectra.second, audio, paddedLength, frame + 1);
      else spectra.second.fill(0);
      spectra.transform();
      write(spectra.firstPower, frame);
      if (frame + 1 < heard) write(spectra.secondPower, frame + 1);
    }
    const least = loudest - RANGE;
    const silent = Math.log10(FLOOR);
    for (let band = 0; band < MEL_BANDS; band++) {
      data.fill(silent, band * frames + heard, (band + 1) * frames);
    }
    for (let i = 0; i < data.length; i++) data[i] = (Math.max(least, data[i] as number) + 4) / 4;
    return { data, frames };
  };
}
