/** Speech as Opus packets for a film. */
import OpusScript from 'opusscript';
import { joinSamples, toPcm16 } from '../media/pcm.ts';
import { resample } from '../media/resample.ts';
import type { FilmScript, FilmSegment } from './protocol.ts';
import type { SpokenSound } from '../../character/lips.ts';

export const SOUND_RATE_HZ = 48_000;
const PACKET_SAMPLES = 960;
/** Speech is told from the original by nobody. */
const BITS_PER_SECOND = 48_000;
/** What the codec needs to look ahead, in samples: the player leaves out so many at the beginning. */
const LOOK_AHEAD = 312;
/** OPUS_SET_COMPLEXITY of 5 out of 10: at this rate nobody hears the rest, and it takes half of the time. */
const COMPLEXITY = [4010, 5] as const;

export interface FilmSpeech {
  readonly samples: Float32Array<ArrayBuffer>;
  readonly durationS: number;
  /** Null where one of the segments has none. */
  readonly sounds: readonly SpokenSound[] | null;
}

/** All of the speech as one sound, with its phonemes on one axis of time. */
export function toFilmSpeech({ segments }: Pick<FilmScript, 'segments'>): FilmSpeech {
  const pieces: Float32Array[] = [];
  const sounds: SpokenSound[] = [];
  let startS = 0;
  for (const { samples, sampleRateHz, phonemes } of segments) {
    const piece = resample(samples, sampleRateHz, SOUND_RATE_HZ);
    pieces.push(piece);
    for (const phoneme of phonemes) sounds.push({ symbol: phoneme.symbol, startS: startS + phoneme.startS, endS: startS + phoneme.endS });
    startS += piece.length / SOUND_RATE_HZ;
  }
  const isTold = segments.every((segment: FilmSegment) => segment.phonemes.length > 0 || segment.samples.length === 0);
  return { samples: joinSamples(pieces), durationS: startS, sounds: isTold ? sounds : null };
}

/** Packets of 20 ms each; the last ones are filled up with silence. */
export function* toOpus(samples: Float32Array): Generator<Uint8Array<ArrayBuffer>> {
  const encoder = new OpusScript(SOUND_RATE_HZ, 1, OpusScript.Application.AUDIO);
  try {
    encoder.setBitrate(BITS_PER_SECOND);
    encoder.encoderCTL(...COMPLEXITY);
    const count = Math.ceil((samples.length + LOOK_AHEAD) / PACKET_SAMPLES);
    for (let i = 0; i < count; i++) {
      const piece = new Float32Array(PACKET_SAMPLES);
      piece.set(samples.subarray(i * PACKET_SAMPLES, (i + 1) * PACKET_SAMPLES));
      yield Uint8Array.from(encoder.encode(Buffer.from(toPcm16(piece).buffer), PACKET_SAMPLES));
    }
  } finally {
    encoder.delete();
  }
}

export const PACKET_S = PACKET_SAMPLES / SOUND_RATE_HZ;

/** The head that tells a decoder about the stream (RFC 7845, 5.1). */
export function opusHead(): Uint8Array<ArrayBuffer> {
  const head = new Uint8Array(19);
  const view = new DataView(head.buffer);
  head.set(new TextEncoder().encode('OpusHead'));
  head[8] = 1;
  head[9] = 1;
  view.setUint16(10, LOOK_AHEAD, true);
  view.setUint32(12, SOUND_RATE_HZ, true);
  return head;
}
