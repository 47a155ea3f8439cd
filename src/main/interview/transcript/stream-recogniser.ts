/** Streaming recognition of one speaker: audio in, partials and finals with times out. Engines and clock are given. */
import { SAMPLE_RATE_HZ } from '../../base/audio.ts';
import { AppError, toAppError } from '../../base/errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Recognition, SpeechToText, VoiceActivity } from '../../ports/engines.ts';
import type { Language } from '../../ports/language.ts';
import { createDecodeLoop, type Utterance } from './decode-loop.ts';
import { isInvented } from './invented-text.ts';
import { createPartialThrottle } from './partial-throttle.ts';
import { createSampleWindow } from './sample-window.ts';
import { createSpeechIntake } from './speech-intake.ts';
import { joinWords, mergeFinals, toFinalText, toSeconds, type FinalText, type PartialText } from './transcript-chunk.ts';
import { isUnfinished } from './unfinished-clause.ts';
import { type UtteranceSpan } from './utterance-segmenter.ts';

const PARTIAL_EVERY_MS = 250;
/** Audio kept while engines load or fall behind: 38 MB. */
const MAX_HELD_SAMPLES = 600 * SAMPLE_RATE_HZ;
/** A sender that is faster than the engines waits at this much work. */
const MAX_WAITING_SAMPLES = 60 * SAMPLE_RATE_HZ;
/** Engines that could not be had (a model may be downloading) are asked for again while audio comes. */
const ASK_AGAIN_MS = 15_000;

export interface StreamRecogniserOptions {
  readonly stt: SpeechToText;
  readonly vad: VoiceActivity;
  readonly clock: Clock;
  /** Null: detected from the first utterance that has text, then kept. */
  readonly language: Language | null;
  /** Words that are likely to be said. */
  readonly prompt?: string;
  /** Whose audio it is: streams take turns at the recogniser. */
  readonly source?: string;
  /** False where nobody needs to know when each word was said: finals come sooner, and their words have rough times. */
  readonly wordTimes?: boolean;
  /** Time of the first sample, for a stream that goes on after a break. */
  readonly startS: number;
  /** The utterance in progress; at most every 250 ms and only when changed. Callbacks must not throw. */
  readonly onPartial: (partial: PartialText) => void;
  /** An utterance that ended by 608 ms of silence (1.12 s where the words ask for more), by 25 s of length (cut at its best pause), or by `flush`. */
  readonly onFinal: (final: FinalText) => void;
  readonly onLanguage?: (language: Language) => void;
  /** Speech is heard for certain, or a pause began: words come later. */
  readonly onSound?: (isOn: boolean) => void;
  /** An utterance is over in which no words were: a cough, a door. */
  readonly onNoWords?: () => void;
  /** Told once until something works again; the recogniser lives on. ENGINE_UNAVAILABLE: audio is not recognised. */
  readonly onProblem?: (error: AppError) => void;
}

export interface StreamRecogniser {
  /**
   * Takes 16 kHz audio of any length. A promise is for senders that are faster than recognition: it resolves when a
   * minute of work or less is left. While engines load, up to ten minutes are kept, then the oldest is dropped and
   * reported.
   */
  push(samples: Float32Array): Promise<void> | void;
  /**
   * Ends the utterance in progress and resolves after exactly one `onFinal` for all that was not final yet; its text
   * is empty, at the current time, when that was nothing. The stream may go on afterwards.
   */
  flush(): Promise<void>;
  /** Everything said before this time of the stream was called back as final, or was no speech; seconds. */
  settledS(): number;
  /** Drops what is pending and frees the engines; nothing is called back afterwards. */
  close(): void;
}

/** Finals win over partials: the last decode has heard everything. See `toFinalText` for the one exception. */
export function createStreamRecogniser(options: StreamRecogniserOptions): StreamRecogniser {
  const { stt, vad, clock, startS } = options;
  const window = createSampleWindow();
  let language = options.language;
  let state: 'loading' | 'ready' | 'deaf' | 'closed' = 'loading';
  let loading: Promise<void> | null = null;
  let askAgainMs = 0;
  let lastProblem = '';
  let flushing: FinalText[] | null = null;
  /** What is found during a flush is called back at its end. */
  let flushFrom = 0;
  let flushes: Promise<void> = Promise.resolve();
  let senders: (() => void)[] = [];
  const closed = Promise.withResolvers<void>();

  const report = (error: unknown): void => {
    const problem = toAppError(error);
    const name = `${problem.code} ${problem.message}`;
    if (state === 'closed' || name === lastProblem) return;
    lastProblem = name;
    options.onProblem?.(problem);
  };
  const latencyOf = (sample: number): number | null => {
    const arrivedMs = window.arrivedMs(sample);
    return arrivedMs === null ? null : Math.max(0, clock.nowMs() - arrivedMs) / 1_000;
  };

  const partials = createPartialThrottle({ clock, everyMs: PARTIAL_EVERY_MS, send: options.onPartial });
  const loop = createDecodeLoop({
    stt,
    clock,
    ...(options.wordTimes === undefined ? {} : { wordTimes: options.wordTimes }),
    read: ({ startSample, endSample }) => window.slice(startSample, endSample),
    openSpan: () => intake.openSpan(),
    context: () => ({ language, prompt: options.prompt, source: options.source }),
    onHypothesis,
    onPaused(recognition) {
      if (recognition === null || !isUnfinished(recognition.text)) intake.conclude();
    },
    onWhole,
    onFailure: report,
  });
  const intake = createSpeechIntake({
    vad,
    window,
    onEvent(event) {
      if (event.type === 'start') partials.reset();
      options.onSound?.(event.type === 'start' || event.type === 'resume');
      loop.apply(event);
    },
    onProgress: progress,
    onFailure: report,
  });

  function onHypothesis(utterance: Utterance, span: UtteranceSpan, recognition: Recognition): void {
    lastProblem = '';
    if (flushing !== null || isInvented(recognition.text, span)) return;
    const { committed, tentative } = utterance.agreement.update(recognition.words);
    const text = joinWords([...committed, ...tentative]) || recognition.text.trim();
    const { confidence } = recognition;
    const t1 = toSeconds(span.endSample, startS);
    partials.offer({ text, t0: toSeconds(span.speechStartSample, startS), t1, confidence, latencyS: latencyOf(span.endSample) });
  }

  function onWhole({ span, agreement }: Utterance, recognition: Recognition | null): void {
    partials.reset();
    if (recognition !== null) lastProblem = '';
    const final = toFinalText({ span, recognition, agreement: agreement.current(), startS, latencyS: latencyOf(span.speechEndSample) });
    if (final !== null) {
      if (language === null && recognition !== null && !isInvented(recognition.text, span)) {
        language = recognition.language;
        options.onLanguage?.(language);
      }
      if (flushing === null) options.onFinal(final);
      else flushing.push(final);
    } else if (flushing === null) {
      options.onNoWords?.();
    }
    tidy();
  }

  const settledTo = (): number => Math.min(intake.keepFrom(), ...loop.waiting().map(({ startSample }) => startSample));

  function waitingSamples(): number {
    return loop.waiting().reduce((sum, { startSample, endSample }) => sum + endSample - startSample, window.endSample() - intake.judgedTo());
  }

  /** Forgets audio that nobody will ask for and lets waiting senders go on. */
  function tidy(): void {
    window.keepOnly([...loop.waiting().map(({ startSample, endSample }) => [startSample, endSample] as const), [intake.keepFrom(), Infinity]]);
    if (senders.length === 0 || (state === 'ready' && waitingSamples() > MAX_WAITING_SAMPLES)) return;
    const released = senders;
    senders = [];
    for (const release of released) release();
  }

  function progress(): void {
    loop.wake();
    tidy();
  }

  function shed(): void {
    for (tidy(); window.heldSamples() > MAX_HELD_SAMPLES; tidy()) {
      if (!loop.dropOldest()) intake.skipTo(window.endSample() - MAX_HELD_SAMPLES + SAMPLE_RATE_HZ);
      report(new AppError('ENGINE_UNAVAILABLE', 'Recognition is too far behind: the oldest speech was left out', { recoverable: true }));
    }
  }

  async function load(): Promise<void> {
    state = 'loading';
    try {
      await Promise.all([
        stt.ready(),
        vad.ready().then(() => intake.open()).then(() => void intake.settle()),
      ]);
    } catch (error) {
      report(error);
      if (state === 'loading') state = 'deaf';
      askAgainMs = clock.nowMs() + ASK_AGAIN_MS;
      skipAll();
      return;
    }
    if (state !== 'loading') return;
    state = 'ready';
    loop.start();
    void intake.settle();
  }

  function begin(): void {
    loading = load().finally(() => {
      loading = null;
    });
  }

  function skipAll(): void {
    while (loop.waiting().length > 0) loop.dropOldest();
    intake.skipTo(window.endSample());
    tidy();
  }

  async function finish(): Promise<void> {
    flushFrom = settledTo();
    flushing = [];
    partials.reset();
    // Nothing was heard: engines that still load have no say in that.
    if (window.endSample() > 0 && loading !== null) await Promise.race([loading, closed.promise]);
    await intake.settle();
    intake.flush();
    if (state === 'ready') await loop.drained();
    const found = flushing;
    flushing = null;
    if (state === 'closed') return;
    progress();
    const now = toSeconds(window.endSample(), startS);
    options.onFinal(mergeFinals(found) ?? { text: '', t0: now, t1: now, confidence: null, words: null, latencyS: null });
  }

  begin();
  return {
    push(samples) {
      if (state === 'closed') return;
      window.push(samples, clock.nowMs());
      if (state === 'deaf') {
        skipAll();
        if (clock.nowMs() >= askAgainMs && loading === null) begin();
        return;
      }
      shed();
      void intake.settle();
      if (state === 'ready' && waitingSamples() > MAX_WAITING_SAMPLES) return new Promise((resolve) => senders.push(resolve));
    },
    flush: () => (flushes = flushes.then(finish)),
    settledS: () => toSeconds(flushing === null ? settledTo() : flushFrom, startS),
    close() {
      state = 'closed';
      partials.reset();
      intake.close();
      loop.close();
      tidy();
      closed.resolve();
    },
  };
}
