/**
 * Who has the floor. Pure: it is told what is heard and said, a clock is given, and it decides when an answer is over and when the
 * interviewer is interrupted. A pause ends an answer by its length and by what was said before it; while the interviewer speaks only
 * three words of one's own, or a second and a half of them, take the floor: never “yeah”, a cough, a door or the loudspeaker's echo.
 */
import type { Clock } from '../../ports/clock.ts';
import type { Pace } from '../../ports/voice.ts';
import { patienceMs } from './patience.ts';
import { isBackchannel, isOnlyHesitation, realWords, toWords } from './spoken-words.ts';

const BARGE_IN_WORDS = 3;
const BARGE_IN_S = 1.5;
/** A longer wait is shown: the interviewer has understood that somebody is thinking. */
const THINKING_MS = 1_000;

export interface HeardPiece {
  readonly text: string;
  /** Seconds in the recording. */
  readonly t0: number;
  readonly t1: number;
}

export interface TakenAnswer extends HeardPiece {
  /** When the candidate fell silent, by the clock. */
  readonly silentSinceMs: number;
  /** How long after that the last words were there. */
  readonly textLatencyMs: number;
}

export interface TurnTakingOptions {
  readonly clock: Pick<Clock, 'nowMs' | 'after'>;
  readonly pace: Pace;
  /** Callbacks must not throw. */
  readonly onWait: (wait: 'listening' | 'thinking_pause' | 'taken') => void;
  readonly onAnswer: (answer: TakenAnswer) => void;
  /** The candidate took the floor from the interviewer, who speaks or is about to. */
  readonly onInterrupt: () => void;
  /** The reply to an answer was given up for words that came to nothing: the answer is still to be replied to. */
  readonly onFalseAlarm: () => void;
}

export interface TurnTaking {
  /** Somebody began to make a sound, or fell silent. */
  sound(isOn: boolean): void;
  /** Words of the utterance in progress. */
  partial(piece: HeardPiece): void;
  /** Words of an utterance that is over; `latencyMs` ago it fell silent. Null: there were none. */
  utterance(piece: HeardPiece | null, latencyMs: number): void;
  /** What is said from now on is said over the interviewer, whose words these are. */
  interviewerSpeaks(words: string): void;
  interviewerDone(): void;
  /** The candidate holds the floor by a key: no pause ends the answer, and all that is said counts. Let go, pauses count again. */
  hold(isOn: boolean): void;
  /** What was heard so far is the answer, whatever the pause; false when there is nothing. */
  takeNow(): boolean;
  /** What was heard of the answer so far; forgets it. */
  takeBack(): HeardPiece | null;
  heard(): HeardPiece | null;
  close(): void;
}

export function createTurnTaking({ clock, pace, onWait, onAnswer, onInterrupt, onFalseAlarm }: TurnTakingOptions, draft: HeardPiece | null = null): TurnTaking {
  let pieces: HeardPiece[] = draft === null ? [] : [draft];
  /** The interviewer's words while they are being said. */
  let speaking: string | null = null;
  /** What the utterance in progress was begun over; null: over silence. */
  let begunOver: string | null = null;
  /** An answer was taken and the reply has not begun: whoever goes on now was not finished. */
  let isAwaited = false;
  /** The reply was given up for the utterance in progress. */
  let owesReply = false;
  let isUtteranceOpen = false;
  let isSound = false;
  let isHeld = false;
  let silentSinceMs = clock.nowMs();
  let textLatencyMs = 0;
  let wait: 'listening' | 'thinking_pause' | 'taken' = 'listening';
  let cancel = (): void => undefined;

  const show = (next: typeof wait): void => {
    if (next === wait) return;
    wait = next;
    onWait(next);
  };
  const heard = (): HeardPiece | null => {
    const [first] = pieces;
    const last = pieces.at(-1);
    return first === undefined || last === undefined ? null : { text: pieces.map(({ text }) => text).join(' '), t0: first.t0, t1: last.t1 };
  };
  const take = (): boolean => {
    cancel();
    const answer = heard();
    if (answer === null) return false;
    pieces = [];
    isAwaited = true;
    owesReply = false;
    show('taken');
    onAnswer({ ...answer, silentSinceMs, textLatencyMs });
    return true;
  };
  const settle = (): void => {
    cancel();
    const answer = heard();
    if (answer === null || isHeld || isSound || isUtteranceOpen || speaking !== null) return;
    const neededMs = patienceMs(answer.text, pace);
    if (neededMs > THINKING_MS) show('thinking_pause');
    if (Number.isFinite(neededMs)) cancel = clock.after(Math.max(0, silentSinceMs + neededMs - clock.nowMs()), () => void take());
  };
  const takesFloor = ({ text, t0, t1 }: HeardPiece, over: string): boolean => {
    if (isHeld) return toWords(text).length > 0;
    const own = realWords(text, over).length;
    return own >= BARGE_IN_WORDS || (own > 0 && t1 - t0 >= BARGE_IN_S);
  };
  const interrupt = (): void => {
    speaking = null;
    owesReply ||= isAwaited;
    isAwaited = false;
    begunOver = null;
    show('listening');
    onInterrupt();
  };

  settle();
  return {
    sound(isOn) {
      if (isOn && !isUtteranceOpen) begunOver = isHeld ? null : speaking;
      if (isOn) isUtteranceOpen = true;
      isSound = isOn;
      if (isOn) cancel();
    },
    partial(piece) {
      if (!isUtteranceOpen) begunOver = isHeld ? null : speaking;
      isUtteranceOpen = true;
      cancel();
      if (speaking !== null) {
        if (takesFloor(piece, speaking)) interrupt();
      } else if (isAwaited) {
        if (takesFloor(piece, '')) interrupt();
      } else if (begunOver === null) {
        show('listening');
      }
    },
    utterance(piece, latencyMs) {
      const over = isUtteranceOpen ? begunOver : speaking;
      isUtteranceOpen = false;
      isSound = false;
      begunOver = null;
      if (piece !== null && piece.text !== '') {
        silentSinceMs = clock.nowMs() - latencyMs;
        textLatencyMs = latencyMs;
        if ((speaking !== null || isAwaited) && takesFloor(piece, speaking ?? '')) interrupt();
        // Over the interviewer only own words count, and those of an utterance that went on after the interviewer's last word.
        const counts = speaking === null && (over === null || !isBackchannel(piece.text) && realWords(piece.text, over).length > 0);
        if (counts) pieces.push(piece);
      }
      settle();
      if (!owesReply || !isOnlyHesitation(heard()?.text ?? '')) return;
      owesReply = false;
      isAwaited = true;
      onFalseAlarm();
    },
    interviewerSpeaks(words) {
      speaking = words;
      isAwaited = owesReply = false;
      cancel();
    },
    interviewerDone() {
      if (speaking === null) return;
      speaking = null;
      show('listening');
      settle();
    },
    hold(isOn) {
      isHeld = isOn;
      if (!isOn) return settle();
      cancel();
      speaking = null;
      begunOver = null;
      show('listening');
    },
    takeNow: take,
    takeBack() {
      const all = heard();
      pieces = [];
      owesReply = false;
      cancel();
      return all;
    },
    heard,
    close: () => cancel(),
  };
}
