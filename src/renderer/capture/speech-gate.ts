/**
 * Turns the probability of speech, frame by frame, into utterances, and says which frames are worth sending: a little
 * before the first word, all of the utterance, and the quiet after it by which the other side tells that it is over.
 */
export const gateFrameSamples = 512;
export const gateFrameMs = 32;

export type SpeechChange = 'start' | 'end' | 'misfire';

export interface GateStep {
  readonly change: SpeechChange | null;
  /** In order, the oldest first. */
  readonly send: readonly ArrayBuffer[];
}

export interface SpeechGate {
  /** @param probability 0..1, of speech in this frame of 32 ms */
  push(pcm: ArrayBuffer, probability: number): GateStep;
  /** Forgets everything. True when an utterance was under way. */
  reset(): boolean;
}

/** Silero's own advice: speech above 0.5, over below 0.35. */
const speechFrom = 0.5;
const silenceBelow = 0.35;
const preRollFrames = 10;
/** Two frames in a row, so that a click does not begin an utterance. */
const startFrames = 2;
/** Less speech than this (128 ms) is a door or a cough; "yes" takes about 200 ms. */
const leastSpeechFrames = 4;
/** A pause of 0.4 s ends an utterance; whether it ends the answer is the server's to say. */
const endFrames = 12;
/** After the end sound goes on for a second. */
const tailFrames = 31;

export function createSpeechGate(): SpeechGate {
  let before: ArrayBuffer[] = [];
  let isSpeaking = false;
  let inRow = 0;
  let spoken = 0;
  let quiet = 0;
  let tail = 0;

  const toChange = (probability: number): SpeechChange | null => {
    const isSpeech = probability >= speechFrom;
    if (!isSpeaking) {
      inRow = isSpeech ? inRow + 1 : 0;
      if (inRow < startFrames) return null;
      isSpeaking = true;
      spoken = inRow;
      quiet = 0;
      return 'start';
    }
    if (isSpeech) spoken += 1;
    quiet = probability < silenceBelow ? quiet + 1 : 0;
    if (quiet < endFrames) return null;
    isSpeaking = false;
    inRow = 0;
    tail = tailFrames;
    return spoken < leastSpeechFrames ? 'misfire' : 'end';
  };

  return {
    push(pcm, probability) {
      const inTail = !isSpeaking && tail > 0;
      const change = toChange(probability);
      if (isSpeaking || change !== null || inTail) {
        if (inTail) tail -= 1;
        const send = [...before, pcm];
        before = [];
        return { change, send };
      }
      before = [...before.slice(1 - preRollFrames), pcm];
      return { change, send: [] };
    },
    reset() {
      const was = isSpeaking;
      before = [];
      isSpeaking = false;
      inRow = 0;
      tail = 0;
      return was;
    },
  };
}
