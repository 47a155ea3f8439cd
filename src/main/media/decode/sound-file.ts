/** A file of sound as 16 kHz mono: container, codec, channels, holes and sample rate are dealt with here, once for all APIs. */
import { ALL_FORMATS, AudioSampleSink, BufferSource, FilePathSource, Input, type AudioSample, type InputAudioTrack } from 'mediabunny';
import { SAMPLE_RATE_HZ } from '../../base/audio.ts';
import { AppError, messageOf } from '../../base/errors.ts';
import type { SoundSource } from '../../ports/media.ts';
import { createResampler, type Resampler } from '../resample.ts';
import { registerPacketDecoders } from './packet-decoders.ts';
import { toSample, toUsableRate } from './sample-rate.ts';

/** Packets overlap or gape by a little in every container; only a longer hole is filled. */
const MIN_HOLE_S = 0.05;
/** Containers round their durations. */
const MISSING_S = 0.5;
const ACCEPTED = 'WAV, FLAC, MP3, Ogg with Opus, WebM with Opus, MP4 with Opus';

export interface SoundFile {
  readonly durationS: number | null;
  readonly format: string;
  readonly pieces: AsyncGenerator<Float32Array<ArrayBuffer>>;
  /** After the last piece: why the sound ended before its file did; null when it is whole. */
  problem(): string | null;
  close(): Promise<void>;
}

registerPacketDecoders();

/** Belongs in a worker: decoding computes. @throws AppError as `SoundDecoder.open` does */
export async function openSoundFile(source: SoundSource, maxSeconds: number): Promise<SoundFile> {
  const input = new Input({ source: 'path' in source ? new FilePathSource(source.path) : new BufferSource(source.bytes), formats: ALL_FORMATS });
  try {
    const format = await input.getFormat().catch((cause: unknown) => {
      throw new AppError('UNSUPPORTED_MEDIA', `Not a known sound file. Accepted: ${ACCEPTED}`, { cause });
    });
    const track = await input.getPrimaryAudioTrack();
    if (track === null) throw new AppError('INVALID_REQUEST', `The file (${format.name}) holds no sound`);
    if (!(await track.canDecode())) {
      throw new AppError('UNSUPPORTED_MEDIA', `${format.name} with ${track.codec ?? 'unknown'} sound is not supported. Accepted: ${ACCEPTED}`, { details: { codec: track.codec ?? 'unknown' } });
    }
    const durationS = await durationOf(track);
    let problem: string | null = null;
    const pieces = decode(track, maxSeconds, durationS, (why) => (problem = why));
    const close = async (): Promise<void> => {
      await pieces.return(undefined).catch(() => undefined);
      input.dispose();
    };
    if (durationS !== null && durationS > maxSeconds) throw tooLong(maxSeconds);
    return { durationS, format: `${format.name}, ${track.codec ?? 'unknown'}`, pieces, problem: () => problem, close };
  } catch (error) {
    input.dispose();
    throw error instanceof AppError ? error : damaged(error);
  }
}

async function* decode(track: InputAudioTrack, maxSeconds: number, durationS: number | null, onProblem: (why: string) => void): AsyncGenerator<Float32Array<ArrayBuffer>> {
  let resampler: { readonly rateHz: number; readonly line: Resampler } | null = null;
  /** Seconds of the source's time line that went into the resampler. */
  let positionS = 0;
  let decodedS = 0;
  try {
    for await (using sample of new AudioSampleSink(track).samples()) {
      const rateHz = toUsableRate(sample.sampleRate);
      if (resampler === null) resampler = { rateHz, line: createResampler(rateHz, SAMPLE_RATE_HZ) };
      if (resampler.rateHz !== rateHz) throw new AppError('INVALID_REQUEST', 'The sample rate changes in the middle of the file');
      const holeS = sample.timestamp - positionS;
      if (sample.timestamp + sample.duration > maxSeconds || decodedS > maxSeconds) throw tooLong(maxSeconds);
      for (let leftS = holeS > MIN_HOLE_S ? holeS : 0; leftS > 0; leftS -= 1) {
        yield resampler.line.push(new Float32Array(Math.round(Math.min(1, leftS) * rateHz)));
      }
      positionS = Math.max(positionS, sample.timestamp) + sample.duration;
      decodedS += sample.duration;
      const piece = resampler.line.push(toMono(sample));
      if (piece.length > 0) yield piece;
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    // A recording that was cut off still holds what came before.
    if (decodedS === 0) throw damaged(error);
    onProblem(`after ${positionS.toFixed(1)} s: ${messageOf(error).slice(0, 200)}`);
  }
  if (resampler === null) throw new AppError('INVALID_REQUEST', 'The file holds no sound that can be decoded');
  if (durationS !== null && positionS < durationS - MISSING_S) onProblem(`after ${positionS.toFixed(1)} of ${durationS.toFixed(1)} s`);
  const rest = resampler.line.flush();
  if (rest.length > 0) yield rest;
}

/** The mean of all channels. */
function toMono(sample: AudioSample): Float32Array {
  const frames = sample.numberOfFrames;
  const mono = new Float32Array(frames);
  const plane = new Float32Array(frames);
  for (let channel = 0; channel < sample.numberOfChannels; channel++) {
    sample.copyTo(plane, { planeIndex: channel, format: 'f32-planar' });
    for (let i = 0; i < frames; i++) {
      mono[i] = (mono[i] ?? 0) + toSample(plane[i] ?? 0) / sample.numberOfChannels;
    }
  }
  return mono;
}

/** Recordings of a browser carry none, and finding it out would mean to read them twice. */
async function durationOf(track: InputAudioTrack): Promise<number | null> {
  const seconds = await track.getDurationFromMetadata().catch(() => null);
  return seconds === null || !Number.isFinite(seconds) || seconds <= 0 ? null : seconds;
}

const tooLong = (maxSeconds: number): AppError => new AppError('INVALID_REQUEST', `The recording is longer than ${Math.round(maxSeconds / 60)} min`, { details: { maxSeconds } });
const damaged = (cause: unknown): AppError => new AppError('INVALID_REQUEST', `The file is damaged: ${messageOf(cause).slice(0, 200)}`, { cause });
