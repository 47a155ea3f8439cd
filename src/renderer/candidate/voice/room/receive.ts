/** What the server's messages change in the view. Sound and the order of things are the talk's own. */
import type { ServerMessage, TalkTurn } from '../../../data/voice.ts';
import { shareOf } from './heard-part.ts';
import { carries } from './sent-answer.ts';
import { withTurn, type TalkNotice, type TalkView } from './talk-view.ts';

const keptTimings = 200;
const notices: Partial<Record<Extract<ServerMessage, { type: 'error' }>['code'], TalkNotice>> = {
  EMPTY_TRANSCRIPTION: 'notHeard',
  PROCESSING_ERROR: 'processing',
};

/** The view after a message. */
export function receive(view: TalkView, message: ServerMessage, now: string): TalkView {
  switch (message.type) {
    case 'status':
      return { ...view, state: message.state };
    case 'transcript':
      return { ...view, ...withTranscript(view, message, now) };
    case 'audio':
      return message.text === undefined ? view : { ...view, sentences: message.seq === 0 ? [message.text] : [...view.sentences, message.text] };
    case 'partial':
      // One that comes after the microphone was shut would never be replaced.
      return view.microphone === 'open' ? { ...view, partial: message.text, notice: null } : view;
    case 'interrupt':
      return { ...view, turns: withCut(view.turns, message.heard) };
    case 'turn':
      return { ...view, isThinkingPause: message.wait === 'thinking_pause' };
    case 'phase':
      return { ...view, stage: message.phase, secondsLeft: message.seconds_left };
    case 'paused':
      return { ...view, isPaused: message.paused };
    case 'timing':
      return { ...view, timings: [...view.timings, message.stages].slice(-keptTimings) };
    case 'error':
      return { ...view, partial: '', notice: notices[message.code] ?? view.notice };
    default:
      return view;
  }
}

function withTranscript(view: TalkView, { role, text, sequence }: Extract<ServerMessage, { type: 'transcript' }>, now: string): Partial<TalkView> {
  const before = view.turns.find((each) => each.sequence === sequence);
  // Spoken words may be written down while a typed answer is on its way.
  const isTyped = role === 'candidate' && view.sentText !== null && !before && carries(text, view.sentText);
  const isSpoken = role === 'candidate' && !isTyped;
  const turn: TalkTurn = before ? { ...before, text } : {
    sequence, role, text, recognisedText: isSpoken ? text : null, corrected: false,
    source: role === 'interviewer' ? 'dialogue' : isSpoken ? 'speech' : 'typed', hasAudio: false, heard: 1, at: now,
  };
  const turns = withTurn(view.turns, turn);
  // A reply's sentences may come before its transcript, so they go only when the candidate has answered.
  const answered = { turns, partial: '', isThinkingPause: false, sentences: [], notice: null };
  return role === 'interviewer' ? { turns } : isTyped ? { ...answered, sentText: null } : answered;
}

/** The interviewer's last words, marked with how much of them was heard. Nothing heard: the next words were not begun yet. */
function withCut(turns: readonly TalkTurn[], heard: string): readonly TalkTurn[] {
  const last = turns.findLast((turn) => turn.role === 'interviewer');
  if (!last || heard.trim() === '') return turns;
  return withTurn(turns, { ...last, heard: shareOf(heard, last.text) });
}

/** The interviewer's last words were played to their end, if not the first time. */
export function withWhole(turns: readonly TalkTurn[]): readonly TalkTurn[] {
  const last = turns.findLast((turn) => turn.role === 'interviewer');
  return !last || last.heard === 1 ? turns : withTurn(turns, { ...last, heard: 1 });
}
