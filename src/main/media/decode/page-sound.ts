/** Sound that only a browser decodes (AAC): a page unpacks it, a worker of ours brings it to 16 kHz. Everything else stays as it was. */
import { AppError } from '../../base/errors.ts';
import type { OpenSoundOptions, Sound, SoundDecoder, SoundSource } from '../../ports/media.ts';
import type { PageTask, PageWorker } from '../../ports/page-worker.ts';
import { startLane } from './decode-lane.ts';
import { MAX_SECONDS } from './sound-decoder.ts';

const LANE_TIMEOUT_MS = 30_000;
/** What no package of ours decodes. */
const BROWSER_CODECS: ReadonlySet<unknown> = new Set(['aac']);

export interface PageSoundOptions {
  /** Decodes all else, and says what it cannot. */
  readonly decoder: SoundDecoder;
  readonly worker: PageWorker;
  readonly workerUrl: URL;
}

/** Where there is no browser the refusal stays what it is, with the formats that are accepted. */
export function withPageSound({ decoder, worker, workerUrl }: PageSoundOptions): SoundDecoder {
  return {
    async open(source, options = {}) {
      try {
        return await decoder.open(source, options);
      } catch (error) {
        const isForBrowser = error instanceof AppError && error.code === 'UNSUPPORTED_MEDIA' && BROWSER_CODECS.has(error.details.codec);
        if (!isForBrowser || !worker.isAvailable()) throw error;
        return openInPage(worker, workerUrl, source, options).catch((failure: unknown) => {
          throw failure instanceof AppError && ['ENGINE_UNAVAILABLE', 'UNSUPPORTED_MEDIA'].includes(failure.code) ? error : failure;
        });
      }
    },
  };
}

async function openInPage(worker: PageWorker, workerUrl: URL, source: SoundSource, { maxSeconds = MAX_SECONDS, signal }: OpenSoundOptions): Promise<Sound> {
  const task = await worker.begin({ type: 'sound', maxSeconds }, { input: source }, signal);
  try {
    const opened = await task.next();
    if (opened.type !== 'opened') throw new AppError('INTERNAL', 'The page gave no answer');
    const { durationS, format, sampleRateHz } = opened;
    let problem: string | null = null;
    const pieces = read({ task, workerUrl, sampleRateHz, onProblem: (why) => (problem = why) });
    return { durationS, format, pieces, problem: () => problem, close: task.end };
  } catch (error) {
    task.end();
    throw error;
  }
}

interface ReadOptions {
  readonly task: PageTask;
  readonly workerUrl: URL;
  readonly sampleRateHz: number;
  readonly onProblem: (why: string | null) => void;
}

async function* read({ task, workerUrl, sampleRateHz, onProblem }: ReadOptions): AsyncGenerator<Float32Array<ArrayBuffer>> {
  const lane = startLane(workerUrl, LANE_TIMEOUT_MS);
  const toOurRate = async (samples: Float32Array<ArrayBuffer> | null): Promise<Float32Array<ArrayBuffer>> => {
    const answer = await lane.ask({ type: 'feed', samples, sampleRateHz });
    return answer.type === 'piece' ? answer.samples : new Float32Array();
  };
  try {
    for (;;) {
      task.more();
      const report = await task.next();
      if (report.type === 'piece') {
        const piece = await toOurRate(report.samples);
        if (piece.length > 0) yield piece;
      } else if (report.type === 'end') {
        onProblem(report.problem);
        const rest = await toOurRate(null);
        if (rest.length > 0) yield rest;
        return;
      }
    }
  } finally {
    task.end();
    void lane.end();
  }
}
