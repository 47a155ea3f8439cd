/** From judgements of single pictures to stretches of time in one state. Pure: time comes with each call. */
import type { Judgement, UnknownReason } from './judgement.ts';

export type AttentionEvent = 'looking_ahead' | 'looking_away' | 'no_face_detected' | 'multiple_faces_detected';

/** The state of this moment, held for as long as it takes to be sure. */
export interface AttentionNow {
  readonly state: 'focused' | 'distracted' | 'unknown';
  /** While it is unknown: what was seen last before it became so. */
  readonly event: AttentionEvent;
  /** Null unless unknown. */
  readonly reason: UnknownReason | null;
  /** 0..1, mean over the stretch. */
  readonly confidence: number;
}

/** A finished stretch, or a finished piece of a long one; as the desk's `AttentionSpan` keeps it, times in seconds. */
export interface MeasuredSpan extends AttentionNow {
  readonly t0: number;
  readonly t1: number;
}

/** How long something must last before it counts, milliseconds. A glance of less than 2 s is no distraction. */
export const HOLD_MS = { ahead: 500, away: 2_000, absent: 2_000, several: 1_000, unclear: 1_000 } as const;
/** Eyes close to think; the state before goes on for this long. */
const CLOSED_HOLD_MS = 3_000;
/** A picture or two of something else does not break what builds up. */
const FLICKER_MS = 350;
/** No picture for this long is no state. */
const STALL_MS = 1_500;
/** Neither the old state nor any other for this long: it is not known. */
const UNSTEADY_MS = 2_500;
/** What builds up began this long after the old state was last seen: something else was in between. */
const CHANGING_MS = 1_000;
/** Long stretches are told in pieces, so that a crash loses little. */
const PIECE_MS = 10_000;

interface Stretch {
  readonly kind: Judgement['kind'];
  readonly reason: UnknownReason | null;
  readonly fromMs: number;
  /** When it was last seen. */
  lastMs: number;
  sum: number;
  count: number;
}

const reasonOf = (judgement: Judgement): UnknownReason | null =>
  judgement.kind === 'unclear' ? judgement.reason : judgement.kind === 'several' ? 'several_faces' : null;
const unknownSince = (reason: UnknownReason, fromMs: number): Stretch => ({ kind: 'unclear', reason, fromMs, lastMs: fromMs, sum: 0, count: 0 });
const holdOf = ({ kind, reason }: Stretch): number => (reason === 'eyes_closed' ? CLOSED_HOLD_MS : HOLD_MS[kind]);

const EVENTS = { ahead: 'looking_ahead', away: 'looking_away', absent: 'no_face_detected', several: 'multiple_faces_detected' } as const;

export interface AttentionStates {
  /** Times never go back. */
  push(judgement: Judgement, atMs: number): void;
  /** Nothing is measured until the next `push`. */
  pause(reason: UnknownReason, atMs: number): void;
  /** To be called every second or so: notices that no pictures come, and tells a long pause in pieces. */
  tick(atMs: number): void;
  now(): AttentionNow;
  /** Tells the rest. */
  end(atMs: number): void;
}

/**
 * @param startMs where seconds begin to be counted: the start of the interview; where it was told by a clock that is ahead, `fromMs`
 * @param fromMs where the first stretch begins: when measuring began
 */
export function createAttentionStates(startMs: number, fromMs: number, onSpan: (span: MeasuredSpan) => void): AttentionStates {
  // A millisecond before the start would be a time that nobody takes.
  const zeroMs = Math.min(startMs, fromMs);
  let current = unknownSince('starting', fromMs);
  let pending: Stretch | null = null;
  let toldMs = fromMs;
  let lastMs: number | null = null;
  let event: AttentionEvent = 'looking_ahead';

  const now = (): AttentionNow => {
    const { kind, reason, sum, count } = current;
    const state = kind === 'ahead' ? 'focused' : kind === 'away' || kind === 'absent' ? 'distracted' : 'unknown';
    return { state, event, reason, confidence: count === 0 ? 0 : Math.round((sum / count) * 100) / 100 };
  };
  const tell = (untilMs: number): void => {
    if (untilMs <= toldMs) return;
    onSpan({ t0: (toldMs - zeroMs) / 1_000, t1: (untilMs - zeroMs) / 1_000, ...now() });
    toldMs = untilMs;
  };
  const turnTo = (next: Stretch): void => {
    tell(next.fromMs);
    current = next;
    pending = null;
    if (next.kind !== 'unclear') event = EVENTS[next.kind];
  };
  const add = (stretch: Stretch, { confidence }: Judgement, atMs: number): void => {
    stretch.lastMs = atMs;
    stretch.sum += confidence;
    stretch.count += 1;
  };
  const is = (stretch: Stretch, judgement: Judgement): boolean => stretch.kind === judgement.kind && stretch.reason === reasonOf(judgement);

  const noticeStall = (atMs: number): void => {
    if (lastMs === null || atMs - lastMs <= STALL_MS) return;
    turnTo(unknownSince('no_picture', lastMs));
    lastMs = null;
  };

  return {
    now,
    push(judgement, atMs) {
      noticeStall(atMs);
      lastMs = atMs;
      if (is(current, judgement)) {
        add(current, judgement, atMs);
        if (pending !== null && atMs - pending.lastMs > FLICKER_MS) pending = null;
      } else {
        if (pending === null || (!is(pending, judgement) && atMs - pending.lastMs > FLICKER_MS)) {
          pending = { kind: judgement.kind, reason: reasonOf(judgement), fromMs: atMs, lastMs: atMs, sum: 0, count: 0 };
        }
        if (is(pending, judgement)) add(pending, judgement, atMs);
        if (is(pending, judgement) && atMs - pending.fromMs >= holdOf(pending)) turnTo(pending);
        else if (current.count > 0 && atMs - current.lastMs > UNSTEADY_MS && pending.fromMs - current.lastMs > CHANGING_MS) {
          turnTo(unknownSince('low_confidence', current.lastMs));
        }
      }
      const sureMs = pending === null ? current.lastMs : Math.min(current.lastMs, pending.fromMs);
      if (sureMs - toldMs >= PIECE_MS) tell(sureMs);
    },
    pause(reason, atMs) {
      noticeStall(atMs);
      lastMs = null;
      if (current.reason !== reason || pending !== null) turnTo(unknownSince(reason, atMs));
    },
    tick(atMs) {
      noticeStall(atMs);
      if (lastMs === null && atMs - toldMs >= PIECE_MS) tell(atMs);
    },
    end(atMs) {
      noticeStall(atMs);
      tell(atMs);
    },
  };
}
