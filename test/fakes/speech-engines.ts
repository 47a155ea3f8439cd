/** Recogniser and voice detector that understand `speech-audio.ts`, at once and exactly; tests hold them up or break them. */
import type {
  EngineStatus, EngineTask, Recognition, RecognitionOptions, SpeechToText, TimedWord, VoiceActivity,
} from '../../src/main/ports/engines.ts';
import { WORD_SAMPLES, isLoud, wordAt } from './speech-audio.ts';

export interface RecogniseCall {
  readonly samples: Float32Array;
  readonly options: RecognitionOptions;
  readonly aborted: () => boolean;
}

export interface ScriptedSpeechToText extends SpeechToText {
  readonly calls: RecogniseCall[];
  /** Calls that have not settled. */
  running(): number;
  /** From now on calls wait for `release`. */
  hold(): void;
  /** Lets the waiting calls (and, until the next `hold`, all others) go on. */
  release(): void;
  /** What the next calls do instead, one each: throw an error or say something else. */
  script(...steps: (Error | Partial<Recognition>)[]): void;
}

interface ScriptedOptions {
  readonly ready?: Promise<void>;
  /** Whether an aborted call rejects (as a queue would) or finishes regardless (as a running decode would). */
  readonly rejectsOnAbort?: boolean;
}

const statusOf = (task: EngineTask): EngineStatus => ({
  task, engine: 'scripted', state: 'ready', device: 'cpu', realTimeFactor: null, detail: null,
});

/** A word counts when half of it is there; cut ones come out as their first letter. */
export function wordsIn(samples: Float32Array): TimedWord[] {
  const words: TimedWord[] = [];
  for (let from = 0; from < samples.length; ) {
    const text = wordAt(samples[from] ?? 0);
    let to = from + 1;
    while (to < samples.length && to - from < WORD_SAMPLES && wordAt(samples[to] ?? 0) === text) to += 1;
    if (text !== null) {
      const said = to - from >= WORD_SAMPLES / 2 ? text : text.slice(0, 1);
      words.push({ text: said, startS: from / 16_000, endS: to / 16_000, confidence: 0.9 });
    }
    from = to;
  }
  return words;
}

export function createScriptedSpeechToText({ ready = Promise.resolve(), rejectsOnAbort = true }: ScriptedOptions = {}): ScriptedSpeechToText {
  // A test may hand in a rejected promise long before anybody asks.
  void ready.catch(() => undefined);
  const calls: RecogniseCall[] = [];
  let steps: (Error | Partial<Recognition>)[] = [];
  let gate: PromiseWithResolvers<void> | null = null;
  let running = 0;
  return {
    calls,
    running: () => running,
    hold: () => void (gate ??= Promise.withResolvers()),
    release() {
      gate?.resolve();
      gate = null;
    },
    script: (...more) => void (steps = more),
    status: () => statusOf('asr'),
    ready: () => ready,
    async recognise(samples, options) {
      const { signal } = options;
      calls.push({ samples, options, aborted: () => signal?.aborted === true });
      running += 1;
      try {
        const aborted = new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve()));
        if (gate !== null) await (rejectsOnAbort ? Promise.race([gate.promise, aborted]) : gate.promise);
        if (rejectsOnAbort) signal?.throwIfAborted();
        const step = steps.shift();
        if (step instanceof Error) throw step;
        const words = wordsIn(samples);
        return { text: words.map(({ text }) => text).join(' '), language: 'en', words, confidence: 0.9, elapsedMs: 1, ...step };
      } finally {
        running -= 1;
      }
    },
  };
}

export interface ScriptedVoiceActivity extends VoiceActivity {
  opened(): number;
  closed(): number;
  /** The next so many calls of `push` reject. */
  fail(times: number): void;
}

export function createScriptedVoiceActivity({ ready = Promise.resolve() }: { readonly ready?: Promise<void> } = {}): ScriptedVoiceActivity {
  let opened = 0;
  let closed = 0;
  let failures = 0;
  return {
    opened: () => opened,
    closed: () => closed,
    fail: (times) => void (failures = times),
    status: () => statusOf('vad'),
    ready: () => ready,
    async open() {
      opened += 1;
      let isClosed = false;
      return {
        async push(samples) {
          if (isClosed) throw new Error('the detector is closed');
          if (failures-- > 0) throw new Error('the detector broke');
          if (samples.length % 512 !== 0) throw new Error('not whole windows');
          return Float32Array.from({ length: samples.length / 512 }, (_, index) =>
            samples.subarray(index * 512, (index + 1) * 512).filter(isLoud).length / 512,
          );
        },
        close() {
          if (!isClosed) closed += 1;
          isClosed = true;
        },
      };
    },
  };
}

/** Lets every promise that can settle do so. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
}
