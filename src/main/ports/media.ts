/** Sound in files, as the domain asks for it. */

/** A file on disk, or the bytes of one. What it holds is told from its content, never from its name. */
export type SoundSource = { readonly path: string } | { readonly bytes: Uint8Array };

export interface OpenSoundOptions {
  /** Longer files are refused; two hours and a half by default. */
  readonly maxSeconds?: number;
  readonly signal?: AbortSignal;
}

export interface Sound {
  /** As its container says; null when it does not (recordings of a browser). */
  readonly durationS: number | null;
  /** Container and codec, e.g. `WebM, opus`. */
  readonly format: string;
  /** 16 kHz mono in -1..1, in pieces of at most a second, on one time line from 0: holes are silence. May be read once.
   *  Ends early with what was decoded when the file is cut short. */
  readonly pieces: AsyncIterable<Float32Array<ArrayBuffer>>;
  /** After the last piece: why the sound ended before its file did; null when it is whole. */
  problem(): string | null;
  /** For whoever opened it and does not read it; reading to the end, or leaving a loop over the pieces, closes it too. */
  close(): void;
}

export interface SoundDecoder {
  /**
   * Opens a file of speech: WAV, FLAC, MP3, Ogg/Opus, WebM/Opus, MP4 with Opus, FLAC or MP3 inside. Decoding happens in a worker,
   * as far ahead as is read. Whoever opens reads to the end, stops reading, or aborts `signal`.
   * @throws AppError UNSUPPORTED_MEDIA when it is no such file, INVALID_REQUEST when it is damaged, empty or too long
   */
  open(source: SoundSource, options?: OpenSoundOptions): Promise<Sound>;
}

/** Speech as it travels: MP3. */
export interface SpeechEncoder {
  /** @param samples mono in -1..1; they are copied. A whole MP3 file. @throws AppError RATE_LIMITED when too much waits */
  encode(samples: Float32Array, sampleRateHz: number): Promise<Uint8Array>;
}

/** What is done with samples where no worker is worth its while. */
export interface PcmCodec {
  /** 16-bit little-endian, as on disks and wires. */
  toPcm16(samples: Float32Array): Uint8Array;
  toFloat32(pcm16le: Uint8Array): Float32Array;
  /** One after another. */
  join(pieces: readonly Float32Array[]): Float32Array;
  resample(samples: Float32Array, fromHz: number, toHz: number): Float32Array;
}
