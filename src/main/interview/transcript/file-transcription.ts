/** The words of a whole recording, utterance by utterance; memory holds one utterance, however long the recording is. */
import { SAMPLE_RATE_HZ } from '../../base/audio.ts';
import { AppError } from '../../base/errors.ts';
import type { Recognition, SpeechToText, VoiceActivity } from '../../ports/engines.ts';
import type { Language } from '../../ports/language.ts';
import type { Utterance } from '../../ports/transcriptions.ts';
import { createSampleWindow } from './sample-window.ts';
import { toFinalText } from './transcript-chunk.ts';
import { WINDOW_SAMPLES, createUtteranceSegmenter, type SegmenterEvent, type UtteranceSpan } from './utterance-segmenter.ts';

/** Windows judged in one call: a second. */
const BATCH_SAMPLES = 32 * WINDOW_SAMPLES;
const NOTHING_AGREED = { committed: [], tentative: [] };

export interface FileTranscriptionOptions {
  readonly stt: SpeechToText;
  readonly vad: VoiceActivity;
  /** Null: the first utterance decides for the whole file. */
  readonly language: Language | null;
  readonly prompt?: string;
  /** Seconds that were transcribed before: the file is heard from there on. */
  readonly fromS?: number;
  /** Names the file among the recogniser's callers. */
  readonly source: string;
  /** `batch` by default: people who speak go first. `live` where somebody waits for it. */
  readonly priority?: 'live' | 'batch';
  /** False where nobody needs to know when each word was said; true by default. */
  readonly wordTimes?: boolean;
  readonly signal: AbortSignal;
  /** How far the file is judged, seconds; whatever was said before has been yielded. */
  readonly onProgress?: (doneS: number) => void;
  readonly onLanguage?: (language: Language) => void;
}

/**
 * @param pieces 16 kHz mono, as a `SoundDecoder` gives them
 * @throws AppError ENGINE_UNAVAILABLE when an engine is away, after one more try; the signal's reason when aborted
 */
export async function* transcribeSound(pieces: AsyncIterable<Float32Array>, options: FileTranscriptionOptions): AsyncGenerator<Utterance> {
  const { vad, signal, onProgress, fromS = 0 } = options;
  const window = createSampleWindow();
  const segmenter = createUtteranceSegmenter();
  const recognise = createRecogniser(options);
  const detector = await vad.open();
  let judged = Math.floor((fromS * SAMPLE_RATE_HZ) / WINDOW_SAMPLES) * WINDOW_SAMPLES;
  segmenter.skipTo(judged);

  async function* settle(events: readonly SegmenterEvent[]): AsyncGenerator<Utterance> {
    for (const { type, span } of events) {
      if (type !== 'end') continue;
      const recognition = await recognise(window.slice(span.startSample, span.endSample));
      const utterance = toUtterance(span, recognition);
      if (utterance !== null) yield utterance;
    }
  }
  try {
    for await (const piece of pieces) {
      window.push(piece, 0);
      while (window.endSample() - judged >= WINDOW_SAMPLES) {
        signal.throwIfAborted();
        const to = judged + Math.min(BATCH_SAMPLES, Math.floor((window.endSample() - judged) / WINDOW_SAMPLES) * WINDOW_SAMPLES);
        const probabilities = await detector.push(window.slice(judged, to));
        judged = to;
        for (const probability of probabilities) yield* settle(segmenter.push(probability));
        window.keepOnly([[Math.min(judged, segmenter.keepFrom()), Infinity]]);
        onProgress?.(judged / SAMPLE_RATE_HZ);
      }
    }
    yield* settle(segmenter.flush(window.endSample()));
    onProgress?.(window.endSample() / SAMPLE_RATE_HZ);
  } finally {
    detector.close();
  }
}

function createRecogniser({ stt, source, prompt, signal, onLanguage, priority = 'batch', wordTimes = true, ...options }: FileTranscriptionOptions) {
  let { language } = options;
  const once = (samples: Float32Array): Promise<Recognition> =>
    stt.recognise(samples, { language, wordTimes, isFinal: true, source, priority, signal, ...(prompt === undefined ? {} : { prompt }) });
  return async (samples: Float32Array): Promise<Recognition> => {
    const recognition = await once(samples).catch((error: unknown) => {
      signal.throwIfAborted();
      // The engine is restarted after a crash: the same utterance is decoded once more.
      if (error instanceof AppError && error.recoverable) return once(samples);
      throw error;
    });
    if (language === null && recognition.text !== '') {
      language = recognition.language;
      onLanguage?.(language);
    }
    return recognition;
  };
}

function toUtterance(span: UtteranceSpan, recognition: Recognition): Utterance | null {
  const final = toFinalText({ span, recognition, agreement: NOTHING_AGREED, startS: 0, latencyS: null });
  return final === null ? null : { text: final.text, t0: final.t0, t1: final.t1, confidence: final.confidence, words: final.words };
}
