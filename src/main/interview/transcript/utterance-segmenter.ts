/** Where speech begins and ends, told from a voice activity detector's probabilities. Pure: positions are samples. */
import { SAMPLE_RATE_HZ } from '../../base/audio.ts';

/** Silero judges windows of this many samples: 32 ms. */
export const WINDOW_SAMPLES = 512;

/** Silero's own hysteresis: speech begins at 0.5, silence below 0.35, and between them the present state stays. */
const BEGIN_PROBABILITY = 0.5;
const STAY_PROBABILITY = 0.35;
/** 224 ms: the shortest "да" and "yes" are longer, clicks and door slams are not. */
const MIN_SPEECH_WINDOWS = 7;
/** What was cut off by a flush cannot show its whole length: half is enough. */
const MIN_FLUSHED_WINDOWS = 4;
/** 192 ms: quiet for so long and nothing said yet, it was a noise. */
const NOISE_GAP_WINDOWS = 6;
/** 192 ms: time to decode what may be the whole utterance; the audio after its speech that is decoded too. */
const PAUSE_WINDOWS = 6;
/** 608 ms: slow speakers breathe shorter than that within a thought. */
const END_WINDOWS = 19;
/** 1.12 s: in the middle of a sentence speakers were seen to pause for 1.06 s. */
const UNSURE_END_WINDOWS = 35;
/** 12 s: what is longer has its context, and whoever reads along waits for it already. */
const MAX_UNSURE_SAMPLES = 12 * SAMPLE_RATE_HZ;
/** 320 ms before the first window of speech: quiet first consonants. */
const PRE_ROLL_SAMPLES = 10 * WINDOW_SAMPLES;
/** Recognisers take 30 s at most. */
const MAX_UTTERANCE_SAMPLES = 25 * SAMPLE_RATE_HZ;
/** A cut is looked for after this share of the longest utterance. */
const EARLIEST_CUT = 0.4;

/** A stretch of audio that holds speech. Samples are counted from the start of the audio. */
export interface UtteranceSpan {
  /** First sample to decode: a little before the speech. */
  readonly startSample: number;
  /** End of what to decode: a little after the speech. */
  readonly endSample: number;
  readonly speechStartSample: number;
  readonly speechEndSample: number;
  /** Seconds that the detector took for speech. */
  readonly voicedS: number;
  /** Mean probability of those windows. */
  readonly meanProbability: number;
}

/**
 * `start`: speech for certain. `pause`: it may be over, `span` is what an `end` would carry. `resume`: it was not
 * over. `end`: it is over (1.12 s of silence; 608 ms after a `conclude` or 12 s), or had to be cut. Between `start` and
 * `end` only `pause` and `resume` come.
 */
export interface SegmenterEvent {
  readonly type: 'start' | 'pause' | 'resume' | 'end';
  readonly span: UtteranceSpan;
}

export interface UtteranceSegmenter {
  /** The probability of the next window. */
  push(probability: number): readonly SegmenterEvent[];
  /** The utterance in progress, with its end so far; null while nothing is certain. */
  open(): UtteranceSpan | null;
  /** What was said up to the present pause is a whole: no more than 608 ms of silence are waited for. */
  conclude(): readonly SegmenterEvent[];
  /** Ends what is in progress; `endSample` may lie up to a window past what was judged. */
  flush(endSample: number): readonly SegmenterEvent[];
  /** Forgets what is in progress and goes on at `sample`. */
  skipTo(sample: number): void;
  /** First sample that may still be asked for. */
  keepFrom(): number;
}

interface Speech {
  startSample: number;
  speechStartSample: number;
  speechEndSample: number;
  probabilities: number[];
  speechWindows: number;
  probabilitySum: number;
  silentWindows: number;
  isCertain: boolean;
  isPaused: boolean;
  isConcluded: boolean;
}

export function createUtteranceSegmenter(): UtteranceSegmenter {
  let position = 0;
  /** End of the last utterance: no pre-roll reaches behind it, so no word is heard twice. */
  let floor = 0;
  let speech: Speech | null = null;

  const spanOf = (current: Speech, endSample: number): UtteranceSpan => ({
    startSample: current.startSample,
    endSample: Math.max(current.startSample, Math.min(endSample, current.speechEndSample + PAUSE_WINDOWS * WINDOW_SAMPLES)),
    speechStartSample: current.speechStartSample,
    speechEndSample: Math.min(endSample, current.speechEndSample),
    voicedS: (current.speechWindows * WINDOW_SAMPLES) / SAMPLE_RATE_HZ,
    meanProbability: current.speechWindows === 0 ? 0 : current.probabilitySum / current.speechWindows,
  });

  const end = (current: Speech, endSample: number): SegmenterEvent => {
    const span = spanOf(current, endSample);
    floor = span.endSample;
    speech = null;
    return { type: 'end', span };
  };

  const isOver = ({ silentWindows, isConcluded, startSample }: Speech): boolean =>
    silentWindows >= (isConcluded || position - startSample > MAX_UNSURE_SAMPLES ? END_WINDOWS : UNSURE_END_WINDOWS);

  const cut = (current: Speech): readonly SegmenterEvent[] => {
    const index = quietest(current.probabilities, Math.floor(current.probabilities.length * EARLIEST_CUT));
    const at = position - (current.probabilities.length - index) * WINDOW_SAMPLES;
    const before = beginSpeech(current.startSample, current.speechStartSample);
    const after = beginSpeech(at, at);
    for (const [i, probability] of current.probabilities.entries()) {
      count(i < index ? before : after, probability, current.speechStartSample + (i + 1) * WINDOW_SAMPLES);
    }
    before.speechEndSample = at;
    const ended: SegmenterEvent = { type: 'end', span: { ...spanOf(before, at), endSample: at } };
    floor = at;
    speech = after.speechWindows > 0 ? after : null;
    after.isCertain = after.speechWindows >= MIN_FLUSHED_WINDOWS;
    return after.isCertain ? [ended, { type: 'start', span: spanOf(after, position) }] : [ended];
  };

  return {
    push(probability) {
      position += WINDOW_SAMPLES;
      if (speech === null) {
        if (probability < BEGIN_PROBABILITY) return [];
        const from = position - WINDOW_SAMPLES;
        speech = beginSpeech(Math.max(floor, from - PRE_ROLL_SAMPLES), from);
      }
      const current = speech;
      count(current, probability, position);
      if (!current.isCertain) {
        if (current.silentWindows >= NOISE_GAP_WINDOWS) speech = null;
        if (current.speechWindows < MIN_SPEECH_WINDOWS) return [];
        current.isCertain = true;
        return [{ type: 'start', span: spanOf(current, position) }];
      }
      if (isOver(current)) return [end(current, position)];
      if (position - current.startSample >= MAX_UTTERANCE_SAMPLES) return current.isPaused ? [end(current, position)] : cut(current);
      const isPaused = current.silentWindows >= PAUSE_WINDOWS;
      if (isPaused === current.isPaused) return [];
      current.isPaused = isPaused;
      current.isConcluded = false;
      return [{ type: isPaused ? 'pause' : 'resume', span: spanOf(current, position) }];
    },
    conclude() {
      if (speech?.isPaused !== true) return [];
      speech.isConcluded = true;
      return isOver(speech) ? [end(speech, position)] : [];
    },
    open: () => (speech?.isCertain === true ? spanOf(speech, position) : null),
    flush(endSample) {
      const current = speech;
      speech = null;
      floor = Math.max(floor, endSample);
      if (current === null || current.speechWindows < MIN_FLUSHED_WINDOWS) return [];
      if (current.silentWindows === 0) current.speechEndSample = endSample;
      const start: SegmenterEvent = { type: 'start', span: spanOf(current, endSample) };
      const ended = end(current, endSample);
      floor = Math.max(floor, endSample);
      return current.isCertain ? [ended] : [start, ended];
    },
    skipTo(sample) {
      speech = null;
      position = sample;
      floor = sample;
    },
    keepFrom: () => speech?.startSample ?? Math.max(floor, position - PRE_ROLL_SAMPLES),
  };
}

function beginSpeech(startSample: number, speechStartSample: number): Speech {
  return {
    startSample, speechStartSample, speechEndSample: speechStartSample, probabilities: [], speechWindows: 0, probabilitySum: 0,
    silentWindows: 0, isCertain: false, isPaused: false, isConcluded: false,
  };
}

/** Counts one more window, which ends at `endSample`, as speech or silence. */
function count(speech: Speech, probability: number, endSample: number): void {
  speech.probabilities.push(probability);
  if (probability < (speech.silentWindows > 0 ? BEGIN_PROBABILITY : STAY_PROBABILITY)) {
    speech.silentWindows += 1;
    return;
  }
  speech.silentWindows = 0;
  speech.speechWindows += 1;
  speech.probabilitySum += probability;
  speech.speechEndSample = endSample;
}

/** The window with the least speech around it, the latest of equals. */
function quietest(probabilities: readonly number[], from: number): number {
  let best = probabilities.length - 1;
  let least = Infinity;
  for (let index = from; index < probabilities.length; index++) {
    const around = probabilities.slice(Math.max(0, index - 2), index + 3);
    const mean = around.reduce((sum, probability) => sum + probability, 0) / around.length;
    if (mean > least) continue;
    least = mean;
    best = index;
  }
  return best;
}
