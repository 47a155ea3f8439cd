/** Unpacks the sound of a recording with what the browser has (AAC above all), piece by piece as the server asks. */
import { AudioSampleSink, type AudioSample, type InputAudioTrack } from 'mediabunny';
import { PIECE_SAMPLES, type WorkOrder } from '../../../contracts/desk-work.ts';
import { JobFailure, type Job } from '../job.ts';
import { openRecording } from '../recording.ts';

/** Packets overlap or gape by a little in every container; only a longer hole is filled. */
const HOLE_S = 0.05;
/** Containers round their durations. */
const MISSING_S = 0.5;

export async function readSound({ input, maxSeconds }: Extract<WorkOrder, { type: 'sound' }>, job: Job): Promise<void> {
  const recording = openRecording(input);
  try {
    const track = await recording.getPrimaryAudioTrack();
    if (track === null) throw new JobFailure('INVALID_REQUEST', 'The file holds no sound');
    if (!(await track.canDecode())) throw new JobFailure('UNSUPPORTED_MEDIA', `Sound in ${track.codec ?? 'this format'} cannot be decoded on this machine`);
    const { name } = await recording.getFormat();
    const durationS = await track.getDurationFromMetadata().catch(() => null);
    if (durationS !== null && durationS > maxSeconds) throw tooLong(maxSeconds);
    let positionS = 0;
    let problem: string | null = null;
    let isOpen = false;
    let pieces = toPieces(0);
    try {
      for await (const { samples, sampleRateHz } of read(track, maxSeconds, (atS) => (positionS = atS))) {
        if (!isOpen) {
          job.say({ type: 'opened', id: job.id, durationS, format: `${name}, ${track.codec ?? 'unknown'}`, sampleRateHz });
          pieces = toPieces(Math.min(PIECE_SAMPLES, sampleRateHz));
          isOpen = true;
        }
        for (const piece of pieces(samples)) await give(piece, job);
      }
    } catch (error) {
      job.signal.throwIfAborted();
      // A recording that was cut off still holds what came before.
      if (!isOpen || error instanceof JobFailure) throw error instanceof JobFailure ? error : new JobFailure('INVALID_REQUEST', 'The file is damaged');
      problem = `after ${positionS.toFixed(1)} s: ${String(error).slice(0, 200)}`;
    }
    if (!isOpen) throw new JobFailure('INVALID_REQUEST', 'The file holds no sound that can be decoded');
    for (const piece of pieces(null)) await give(piece, job);
    if (problem === null && durationS !== null && positionS < durationS - MISSING_S) problem = `after ${positionS.toFixed(1)} of ${durationS.toFixed(1)} s`;
    await job.wanted();
    job.say({ type: 'end', id: job.id, problem });
  } finally {
    recording.dispose();
  }
}

async function give(piece: Float32Array<ArrayBuffer>, job: Job): Promise<void> {
  await job.wanted();
  job.give(piece);
}

/** One time line from 0: holes are silence. */
async function* read(track: InputAudioTrack, maxSeconds: number, onPosition: (atS: number) => void): AsyncGenerator<{ readonly samples: Float32Array; readonly sampleRateHz: number }> {
  let positionS = 0;
  let sampleRateHz = 0;
  for await (using sample of new AudioSampleSink(track).samples()) {
    if (sampleRateHz !== 0 && sampleRateHz !== sample.sampleRate) throw new JobFailure('INVALID_REQUEST', 'The sample rate changes in the middle of the file');
    sampleRateHz = sample.sampleRate;
    if (sample.timestamp + sample.duration > maxSeconds) throw tooLong(maxSeconds);
    const holeS = sample.timestamp - positionS;
    for (let leftS = holeS > HOLE_S ? holeS : 0; leftS > 0; leftS -= 1) yield { samples: new Float32Array(Math.round(Math.min(1, leftS) * sampleRateHz)), sampleRateHz };
    positionS = Math.max(positionS, sample.timestamp) + sample.duration;
    onPosition(positionS);
    yield { samples: toMono(sample), sampleRateHz };
  }
}

/** The mean of all channels. */
function toMono(sample: AudioSample): Float32Array {
  const { numberOfFrames: frames, numberOfChannels: channels } = sample;
  const mono = new Float32Array(frames);
  const plane = new Float32Array(frames);
  for (let channel = 0; channel < channels; channel += 1) {
    sample.copyTo(plane, { planeIndex: channel, format: 'f32-planar' });
    for (let at = 0; at < frames; at += 1) mono[at] = (mono[at] ?? 0) + Math.max(-1, Math.min(1, plane[at] ?? 0)) / channels;
  }
  return mono;
}

/** Packets travel together: gives pieces of that size, and with null what is left. */
function toPieces(size: number): (samples: Float32Array | null) => Float32Array<ArrayBuffer>[] {
  let piece = new Float32Array(size);
  let filled = 0;
  return (samples) => {
    if (samples === null) return filled === 0 ? [] : [piece.slice(0, filled)];
    const full: Float32Array<ArrayBuffer>[] = [];
    for (let at = 0; at < samples.length;) {
      const part = samples.subarray(at, at + size - filled);
      piece.set(part, filled);
      [at, filled] = [at + part.length, filled + part.length];
      if (filled < size) continue;
      full.push(piece);
      [piece, filled] = [new Float32Array(size), 0];
    }
    return full;
  };
}

const tooLong = (maxSeconds: number): JobFailure => new JobFailure('INVALID_REQUEST', `The recording is longer than ${Math.round(maxSeconds / 60)} min`);
