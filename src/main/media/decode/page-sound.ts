/** Sound that only a browser decodes (AAC): a page unpacks it, a worker of ours brings it to 16 kHz. Everything else stays as it was. */
import { AppError } from '../../base/errors.ts';
import type { OpenSoundOptions, Sound, SoundDecoder, SoundSource } from '../../ports/media.ts';
import type { PageTask, PageWorker } from '../../ports/page-worker.ts';
import { startLane, type DecodeLane } from './decode-lane.ts';
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

/**
 * Where there is no browser the refusal stays what it is, with the formats that are accepted. A page that dies, falls silent or does
 * not come says nothing of the file: it is asked once more, and then the failure is thrown as it is.
 */
export function withPageSound({ decoder, worker, workerUrl }: PageSoundOptions): SoundDecoder {
  return {
    async open(source, options = {}) {
      try {
        return await decoder.open(source, options);
      } catch (error) {
        const isForBrowser = error instanceof AppError && error.code === 'UNSUPPORTED_MEDIA' && BROWSER_CODECS.has(error.details.codec);
        if (!isForBrowser || !worker.isAvailable()) throw error;
        const openOnce = (): Promise<Sound> => openInPage(worker, workerUrl, source, options);
        return openOnce().catch((failure: unknown) => {
          if (failure instanceof AppError && failure.code === 'ENGINE_UNAVAILABLE' && failure.recoverable) return openOnce();
          throw failure;
        }).catch((failure: unknown) => {
          throw failure instanceof AppError && failure.code === 'UNSUPPORTED_MEDIA' ? error : failure;
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
    let lane: DecodeLane | null = null;
    let problem: string | null = null;
    const close = (): void => {
      task.end();
      void lane?.end();
    };
    const toOurRate = async (samples: Float32Array<ArrayBuffer> | null): Promise<Float32Array<ArrayBuffer>> => {
      lane ??= startLane(workerUrl, LANE_TIMEOUT_MS);
      const answer = await lane.ask({ type: 'feed', samples, sampleRateHz });
      return answer.type === 'piece' ? answer.samples : new Float32Array();
    };
    return { durationS, format, pieces: read({ task, toOurRate, onProblem: (why) => (problem = why), close }), problem: () => problem, close };
  } catch (error) {
    task.end();
    throw error;
  }
}

interface ReadOptions {
  readonly task: PageTask;
  /** Null is the end. */
  readonly toOurRate: (samples: Float32Array<ArrayBuffer> | null) => Promise<Float32Array<ArrayBuffer>>;
  readonly onProblem: (why: string | null) => void;
  readonly close: () => void;
}

async function* read({ task, toOurRate, onProblem, close }: ReadOptions): AsyncGenerator<Float32Array<ArrayBuffer>> {
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
    close();
  }
}
