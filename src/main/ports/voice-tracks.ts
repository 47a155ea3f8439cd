/** What is measured in a voice: pitch, loudness, syllables, silences. Nothing here says what it means. */

export interface TimeSpan {
  /** Seconds from the start of the recording. */
  readonly startS: number;
  readonly endS: number;
}

/** A held, steady vowel: how a filled pause sounds, and sometimes only a vowel that was drawn out. */
export interface SteadyVowel extends TimeSpan {
  readonly pitchHz: number;
}

export interface VoiceTracks {
  readonly durationS: number;
  /** One value for each `frameS`; frame i is about (i + 0.5) * frameS. Never NaN. */
  readonly frameS: number;
  /** Fundamental frequency; 0 where no voice sounds. */
  readonly f0Hz: Float32Array;
  /** Root mean square of the frame's own samples, 0..1. */
  readonly rms: Float32Array;
  /** How periodic the sound is, 0..1. */
  readonly clarity: Float32Array;
  /** Times of the syllables' loudest points, rising. */
  readonly nucleiS: Float32Array;
  /** Stretches of a tenth of a second or more without speech, in order; at the edges too. */
  readonly silences: readonly TimeSpan[];
  readonly speechBy: 'voice activity' | 'energy';
  readonly steadyVowels: readonly SteadyVowel[];
  /** Over voiced frames; null for less than half a second of them. */
  readonly pitch: PitchSummary | null;
  /** Over frames of speech; null where there are none. */
  readonly level: LevelSummary | null;
  readonly chart: VoiceChart;
}

export interface PitchSummary {
  readonly meanHz: number;
  readonly sdHz: number;
  readonly medianHz: number;
  /** Spread around the median, in semitones: the same for a low voice and a high one. */
  readonly sdSemitones: number;
  readonly voicedS: number;
}

export interface LevelSummary {
  /** Of the mean power, in dB below full scale. */
  readonly meanDbfs: number;
  /** 5th and 95th percentile of the frames. */
  readonly lowDbfs: number;
  readonly highDbfs: number;
}

/** The tracks with at most 2,000 points. */
export interface VoiceChart {
  readonly stepS: number;
  /** Median of the step's voiced frames. */
  readonly f0Hz: readonly (number | null)[];
  /** -100 at the lowest. */
  readonly levelDbfs: readonly number[];
}

export interface VoiceTracker {
  /**
   * Reads a recording to its end, as fast as it is measured; what is kept grows by 16 bytes for a hundredth of a second.
   * Recordings are measured one after another. Who aborts gets the signal's reason.
   * @param pieces 16 kHz mono in -1..1, of any length
   * @throws AppError RATE_LIMITED when too many recordings wait
   */
  track(pieces: AsyncIterable<Float32Array>, signal?: AbortSignal): Promise<VoiceTracks>;
  /** Ends what runs and rejects what waits. */
  close(): Promise<void>;
}
