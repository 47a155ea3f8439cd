/** Looks at a recording from beginning to end, as fast as the machine does. */
import type { Input, InputVideoTrack } from 'mediabunny';
import type { WorkOrder } from '../../../contracts/desk-work.ts';
import { loadFaceReader, type FaceReader } from '../../vision/face-reader.ts';
import { JobFailure, type Job } from '../job.ts';
import { openRecording } from '../recording.ts';
import { loadBodyReader, type BodyReader } from './body-reader.ts';
import { toLook, type Look, type Shoulders } from './look.ts';
import { picturesAt } from './pictures.ts';
import { toExpression } from './to-expression.ts';

type ExpressionOrder = Extract<WorkOrder, { type: 'expression' }>;

/** Larger pictures show the models nothing more, and cost time. */
const LARGEST_SIDE = 960;
/** Longer recordings are looked at less often. */
const MOST_PICTURES = 12_000;
const PROGRESS_MS = 250;
/** Bodies move less than faces, and looking at them costs more. */
const BODY_EVERY_S = 0.5;
/** A recording that breaks off counts with what came before, if it is this much. */
const LEAST_S = 1;

interface Film {
  readonly track: InputVideoTrack;
  readonly fromS: number;
  readonly durationS: number;
}

/** Tells the expression, or throws why not. */
export async function readExpression(order: ExpressionOrder, job: Job): Promise<void> {
  const recording = openRecording(order.input);
  let reader: FaceReader | null = null;
  let body: BodyReader | null = null;
  try {
    const film = await openFilm(recording);
    reader = await openReader(order.faceModel, job.signal);
    // Posture has its other parts without it.
    if (order.poseModel !== null) body = await loadBodyReader(await fetchModel(order.poseModel, job.signal)).catch(() => null);
    const picturesPerS = Math.min(order.picturesPerS, MOST_PICTURES / film.durationS);
    const looks = await watch({ film, reader, body, picturesPerS, job });
    const durationS = looks.isWhole ? film.durationS : looks.seen.length / picturesPerS;
    job.signal.throwIfAborted();
    job.say({ type: 'expression', id: job.id, expression: toExpression(looks.seen, { durationS, picturesPerS }) });
  } finally {
    reader?.close();
    body?.close();
    recording.dispose();
  }
}

async function openFilm(recording: Input): Promise<Film> {
  const unreadable = (why: string): JobFailure => new JobFailure('UNPROCESSABLE', why);
  const track = await recording.getPrimaryVideoTrack().catch(() => {
    throw unreadable('The file is no recording that can be read');
  });
  if (track === null) throw unreadable('The recording has no picture');
  if (!(await track.canDecode())) throw unreadable(`Pictures in ${track.codec ?? 'this format'} cannot be decoded on this machine`);
  try {
    const [fromS, toS] = [await track.getFirstTimestamp(), await track.computeDuration()];
    if (!(toS > fromS)) throw unreadable('The recording has no picture');
    return { track, fromS, durationS: toS - fromS };
  } catch (error) {
    throw error instanceof JobFailure ? error : unreadable('The recording is damaged');
  }
}

async function fetchModel(path: string, signal: AbortSignal): Promise<ArrayBuffer> {
  const answer = await fetch(path, { signal });
  if (!answer.ok) throw new JobFailure('ENGINE_UNAVAILABLE', 'A model that looks at pictures cannot be read');
  return answer.arrayBuffer();
}

async function openReader(modelPath: string, signal: AbortSignal): Promise<FaceReader> {
  const model = await fetchModel(modelPath, signal);
  try {
    return await loadFaceReader({ model, withShapes: true });
  } catch (error) {
    throw new JobFailure('ENGINE_UNAVAILABLE', `The model that finds faces does not start: ${error instanceof Error ? error.message : String(error)}`);
  }
}

interface WatchOptions {
  readonly film: Film;
  readonly reader: FaceReader;
  readonly body: BodyReader | null;
  readonly picturesPerS: number;
  readonly job: Job;
}

async function watch({ film: { track, fromS, durationS }, reader, body, picturesPerS, job }: WatchOptions): Promise<{ readonly seen: readonly Look[]; readonly isWhole: boolean }> {
  const count = Math.max(1, Math.ceil(durationS * picturesPerS - 1e-6));
  // The last stretch may be shorter than half of one.
  const timeOf = (index: number): number => Math.min((index + 0.5) / picturesPerS, Math.max(0, durationS - 1e-3));
  const times = Array.from({ length: count }, (_none, index) => fromS + timeOf(index));
  const scale = Math.min(1, LARGEST_SIDE / Math.max(track.displayWidth, track.displayHeight));
  const [width, height] = [track.displayWidth, track.displayHeight].map((side) => Math.max(2, Math.round(side * scale))) as [number, number];
  const canvas = new OffscreenCanvas(width, height);
  const paper = canvas.getContext('2d');
  if (paper === null) throw new JobFailure('ENGINE_UNAVAILABLE', 'The browser cannot draw');
  const seen: Look[] = [];
  let toldMs = 0;
  let bodyAtS = -Infinity;
  let shoulders: Shoulders | null = null;
  const trouble: { reader: Error | null } = { reader: null };
  const look = async (frame: VideoFrame, atS: number): Promise<void> => {
    try {
      if (body !== null && atS - bodyAtS >= BODY_EVERY_S - 1e-6) {
        bodyAtS = atS;
        shoulders = await body.read(frame.clone(), atS * 1_000);
      }
      const answer = await reader.read(frame, atS * 1_000);
      if (answer !== null) seen.push(toLook(answer.reading, atS, shoulders));
    } catch (error) {
      trouble.reader = error instanceof Error ? error : new Error(String(error));
    }
    if (performance.now() - toldMs < PROGRESS_MS) return;
    toldMs = performance.now();
    job.say({ type: 'progress', id: job.id, share: Math.min(1, atS / durationS) });
  };

  // The next picture is decoded while the last one is looked at.
  let looking: Promise<void> = Promise.resolve();
  let index = 0;
  let damage: unknown = null;
  try {
    for await (const picture of picturesAt(track, times)) {
      const atS = timeOf(index);
      index += 1;
      job.signal.throwIfAborted();
      picture.draw(paper, 0, 0, width, height);
      const frame = new VideoFrame(canvas, { timestamp: Math.round(atS * 1e6) });
      await looking;
      if (trouble.reader !== null) {
        frame.close();
        throw trouble.reader;
      }
      looking = look(frame, atS);
    }
  } catch (error) {
    job.signal.throwIfAborted();
    damage = error;
  }
  await looking;
  if (trouble.reader !== null) throw new JobFailure('ENGINE_UNAVAILABLE', `Looking at the pictures failed: ${trouble.reader.message}`);
  if (seen.length === 0 || (damage !== null && seen.length < LEAST_S * picturesPerS)) throw new JobFailure('UNPROCESSABLE', 'The pictures cannot be decoded');
  return { seen, isWhole: damage === null };
}
