/** Everything that the voice room shows, as one value. */
import { createObservable, type Observable } from '../../../data/observable.ts';
import type { ApiFailure } from '../../../data/api-failure.ts';
import type { ServerMessage, TalkRoom, TalkTurn } from '../../../data/voice.ts';
import type { DetectorKind } from '../../../capture/voice-detector.ts';
import type { LinkState } from '../../../capture/stream-client.ts';
import type { MicrophoneProblem } from '../../../capture/microphone.ts';

/**
 * `opening` restores the interview; `ready` waits for a press, without which a browser plays nothing; `talking`;
 * `ending` writes the report; `ended`; `failed` cannot go on without a retry.
 */
export type TalkPhase = 'opening' | 'ready' | 'talking' | 'ending' | 'ended' | 'failed';
export type ServerState = Extract<ServerMessage, { type: 'status' }>['state'];
export type TalkNotice = 'notHeard' | 'processing' | 'full';
export type Stages = Readonly<Record<string, number>>;

export interface TalkView {
  readonly phase: TalkPhase;
  readonly room: TalkRoom | null;
  readonly turns: readonly TalkTurn[];
  /** What the server does now. */
  readonly state: ServerState;
  /** The interviewer is heard. */
  readonly isPlaying: boolean;
  readonly isPaused: boolean;
  /** The candidate speaks, as the page hears it. */
  readonly isSpeaking: boolean;
  /** Hold-to-talk is held. */
  readonly isHeld: boolean;
  /** A pause in the answer that is not taken for its end. */
  readonly isThinkingPause: boolean;
  /** Sentences of the reply being spoken, before its transcript is there. */
  readonly sentences: readonly string[];
  readonly partial: string;
  /** Typed and sent, not yet in the transcript. */
  readonly sentText: string | null;
  /** The person types for now; the microphone is off. */
  readonly isTyping: boolean;
  readonly microphone: 'closed' | 'opening' | 'open' | 'lost' | MicrophoneProblem;
  readonly detector: DetectorKind;
  readonly link: LinkState;
  readonly stage: string | null;
  readonly secondsLeft: number | null;
  readonly timings: readonly Stages[];
  readonly notice: TalkNotice | null;
  readonly failure: ApiFailure | null;
}

export type TalkViewStore = Observable<TalkView>;

export const createTalkView = (): TalkViewStore =>
  createObservable<TalkView>({
    phase: 'opening', room: null, turns: [], state: 'ready', isPlaying: false, isPaused: false, isSpeaking: false, isHeld: false,
    isThinkingPause: false, sentences: [], partial: '', sentText: null, isTyping: false, microphone: 'closed', detector: 'loudness',
    link: 'connecting', stage: null, secondsLeft: null, timings: [], notice: null, failure: null,
  });

/** The one word of the room. */
export type TalkState = 'listening' | 'waiting' | 'thinking' | 'speaking' | 'paused';

export function stateOf(view: TalkView): TalkState {
  if (view.phase === 'ending' || view.phase === 'opening') return 'thinking';
  if (view.isPaused || view.phase === 'ready' || view.link === 'elsewhere') return 'paused';
  if (view.isPlaying) return 'speaking';
  // The interviewer has the first word.
  if (view.turns.length === 0) return 'thinking';
  if (view.sentText !== null || view.state === 'processing_stt' || view.state === 'generating' || view.state === 'speaking') return 'thinking';
  return view.microphone === 'open' && !view.isTyping ? 'listening' : 'waiting';
}

/** What the interviewer said last, as far as it is known. */
export function questionOf(view: TalkView): string | null {
  const last = view.turns.at(-1);
  if (view.sentences.length > 0 && last?.role !== 'interviewer') return view.sentences.join(' ');
  return view.turns.findLast((turn) => turn.role === 'interviewer')?.text ?? null;
}

/** The turn in its place by its number. */
export function withTurn(turns: readonly TalkTurn[], turn: TalkTurn): readonly TalkTurn[] {
  return [...turns.filter(({ sequence }) => sequence !== turn.sequence), turn].sort((a, b) => a.sequence - b.sequence);
}
