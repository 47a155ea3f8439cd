/**
 * Decides what the recogniser hears next, one decode at a time: finished utterances first, then the one that may be
 * over (its decode is kept when the silence goes on), then the one in progress. Work that became stale is aborted.
 */
import { SAMPLE_RATE_HZ } from '../../base/audio.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Recognition, RecognitionOptions, SpeechToText, TimedWord } from '../../ports/engines.ts';
import { createLocalAgreement, type LocalAgreement } from './local-agreement.ts';
import { type SegmenterEvent, type UtteranceSpan } from './utterance-segmenter.ts';

/** Pace of decodes while somebody speaks: twice a second, or four fifths of the time on slow machines. */
const PARTIAL_EVERY_MS = 500;
const PARTIAL_SHARE = 1.25;
/** Less speech than that is too short to guess from. */
const FIRST_PARTIAL_VOICED_S = 0.4;
const MIN_NEW_SAMPLES = 0.3 * SAMPLE_RATE_HZ;

export interface Utterance {
  span: UtteranceSpan;
  isPaused: boolean;
  readonly agreement: LocalAgreement<TimedWord>;
  /** The decode of the whole utterance up to `endSample`; a null recognition is a failed one. */
  whole: { readonly endSample: number; readonly recognition: Recognition | null } | null;
  decodedTo: number;
}

interface Job {
  readonly utterance: Utterance;
  readonly span: UtteranceSpan;
  readonly isWhole: boolean;
  readonly abort: AbortController;
}

export interface DecodeLoopOptions {
  readonly stt: SpeechToText;
  readonly clock: Clock;
  /** The samples of a span. */
  readonly read: (span: UtteranceSpan) => Float32Array;
  /** The utterance in progress, as far as it is now. */
  readonly openSpan: () => UtteranceSpan | null;
  readonly context: () => Pick<RecognitionOptions, 'language' | 'prompt' | 'source'>;
  /** Whether the words of a whole utterance need their times, which cost a quarter of its decode; true by default. */
  readonly wordTimes?: boolean;
  /** A decode of the utterance in progress, up to the end of `span`. */
  readonly onHypothesis: (utterance: Utterance, span: UtteranceSpan, recognition: Recognition) => void;
  /** The utterance in progress pauses, and this is all of it so far; null when the engine failed. */
  readonly onPaused: (recognition: Recognition | null) => void;
  /** In the order of the utterances, each once. */
  readonly onWhole: (utterance: Utterance, recognition: Recognition | null) => void;
  /** The engine failed twice on the same utterance. */
  readonly onFailure: (error: unknown) => void;
}

export interface DecodeLoop {
  /** From now on decodes may run. */
  start(): void;
  apply(event: SegmenterEvent): void;
  /** Something changed: more audio, more time. */
  wake(): void;
  /** Finished utterances that wait for their decode. */
  waiting(): readonly UtteranceSpan[];
  /** Gives up the oldest of them; false when there is none. */
  dropOldest(): boolean;
  /** Resolves when no finished utterance waits, or after `close`. */
  drained(): Promise<void>;
  close(): void;
}

export function createDecodeLoop(options: DecodeLoopOptions): DecodeLoop {
  const { stt, clock } = options;
  let queue: Utterance[] = [];
  let open: Utterance | null = null;
  let running: Job | null = null;
  let isStarted = false;
  let isClosed = false;
  let nextPartialMs = -Infinity;
  let waiters: (() => void)[] = [];

  const isSettled = ({ whole, span }: Utterance): boolean => whole !== null && whole.endSample === span.endSample;

  const nextJob = (): Job | null => {
    const abort = new AbortController();
    const [head] = queue;
    if (head !== undefined) return { utterance: head, span: head.span, isWhole: true, abort };
    if (open === null) return null;
    if (open.isPaused) return isSettled(open) ? null : { utterance: open, span: open.span, isWhole: true, abort };
    const span = options.openSpan();
    if (span === null || span.voicedS < FIRST_PARTIAL_VOICED_S || clock.nowMs() < nextPartialMs) return null;
    return span.endSample - open.decodedTo < MIN_NEW_SAMPLES ? null : { utterance: open, span, isWhole: false, abort };
  };

  const recognise = async ({ span, isWhole, abort }: Job): Promise<Recognition | null> => {
    const decode = (): Promise<Recognition> =>
      stt.recognise(options.read(span), { ...options.context(), wordTimes: isWhole && (options.wordTimes ?? true), isFinal: isWhole, signal: abort.signal });
    try {
      return await decode();
    } catch (error) {
      // A failed partial is not worth a word: the next one is due in half a second anyway.
      if (!isWhole || abort.signal.aborted) return null;
      try {
        return await decode();
      } catch (again) {
        if (!abort.signal.aborted) options.onFailure(again ?? error);
        return null;
      }
    }
  };

  const settle = (): void => {
    for (let head = queue[0]; head !== undefined && isSettled(head); head = queue[0]) {
      queue.shift();
      options.onWhole(head, head.whole?.recognition ?? null);
    }
    if (queue.length > 0) return;
    const resolved = waiters;
    waiters = [];
    for (const resolve of resolved) resolve();
  };

  const wake = (): void => {
    if (!isStarted || isClosed) return;
    settle();
    if (running !== null) return;
    const job = nextJob();
    if (job === null) return;
    running = job;
    const startedMs = clock.nowMs();
    void recognise(job).then((recognition) => {
      running = null;
      if (isClosed) return;
      const { utterance, span, isWhole, abort } = job;
      if (!isWhole) nextPartialMs = startedMs + Math.max(PARTIAL_EVERY_MS, (clock.nowMs() - startedMs) * PARTIAL_SHARE);
      if (recognition !== null) utterance.decodedTo = span.endSample;
      if (isWhole && (recognition !== null || !abort.signal.aborted)) utterance.whole = { endSample: span.endSample, recognition };
      if (recognition !== null && utterance === open) options.onHypothesis(utterance, span, recognition);
      if (utterance === open && isSettled(open)) options.onPaused(recognition);
      wake();
    });
  };

  /** Stops the running decode unless it is of a finished utterance, or of just this end of the open one. */
  const abortStale = ({ type, span }: SegmenterEvent): void => {
    if (running === null || queue.includes(running.utterance)) return;
    // On a slow machine a speaker who pauses often would otherwise never see a word before the end.
    const isFirst = running.utterance.decodedTo === running.utterance.span.startSample;
    if (isFirst && type !== 'end') return;
    if (!running.isWhole || running.span.endSample !== span.endSample) running.abort.abort();
  };

  return {
    start() {
      isStarted = true;
      wake();
    },
    apply(event) {
      const { type, span } = event;
      if (type === 'start') {
        open = { span, isPaused: false, agreement: createLocalAgreement(), whole: null, decodedTo: span.startSample };
      }
      if (open === null) return;
      open.span = span;
      open.isPaused = type === 'pause';
      if (type !== 'start') abortStale(event);
      if (type === 'end') {
        queue.push(open);
        open = null;
      }
      wake();
    },
    wake,
    waiting: () => queue.map(({ span }) => span),
    dropOldest() {
      const dropped = queue.shift();
      if (running !== null && running.utterance === dropped) running.abort.abort();
      if (queue.length === 0) settle();
      return dropped !== undefined;
    },
    drained: () => (queue.length === 0 || isClosed ? Promise.resolve() : new Promise((resolve) => waiters.push(resolve))),
    close() {
      isClosed = true;
      running?.abort.abort();
      queue = [];
      open = null;
      settle();
    },
  };
}
