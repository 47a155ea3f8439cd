/** Everything that the room shows, as one value. */
import { createObservable, type Observable } from '../../data/observable.ts';
import type { ApiFailure } from '../../data/api-failure.ts';
import type { Room, RoomTurn } from '../../data/desk.ts';
import type { LinkState } from '../../capture/stream-client.ts';
import type { MicrophoneProblem } from '../../capture/microphone.ts';

/**
 * `opening` restores the room; `thinking` waits for the machine (see `busyWith`); `complete`: all has been asked,
 * answers can still be corrected; `ending` scores and saves; `ended` is over; `failed` cannot go on without a retry.
 */
export type Phase = 'opening' | 'thinking' | 'speaking' | 'listening' | 'paused' | 'complete' | 'ending' | 'ended' | 'failed';
export type BusyWith = 'question' | 'voice' | 'words' | 'answer';

export interface RoomView {
  readonly phase: Phase;
  readonly busyWith: BusyWith | null;
  readonly room: Pick<Room, 'candidate' | 'vacancy' | 'language'> | null;
  readonly turns: readonly RoomTurn[];
  /** Recognised and not yet sent. */
  readonly finals: Room['unsentFinals'];
  readonly partial: string;
  readonly microphone: 'closed' | 'opening' | 'open' | 'lost' | MicrophoneProblem;
  readonly link: LinkState;
  /** Why speech is not recognised here, in the server's words; null while it is. */
  readonly recogniserProblem: string | null;
  readonly voiceMissing: boolean;
  /** The person chose to type; the microphone rests meanwhile. */
  readonly typing: boolean;
  /** The ring that announces the end of the answer is shown. */
  readonly ring: boolean;
  readonly notice: 'notHeard' | 'restored' | 'full' | null;
  /** The last failed try to send an answer; it is kept and tried again. */
  readonly sendTrouble: ApiFailure | null;
  readonly failure: ApiFailure | null;
}

export const createRoomView = (): Observable<RoomView> =>
  createObservable<RoomView>({
    phase: 'opening',
    busyWith: null,
    room: null,
    turns: [],
    finals: [],
    partial: '',
    microphone: 'closed',
    link: 'connecting',
    recogniserProblem: null,
    voiceMissing: false,
    typing: false,
    ring: false,
    notice: null,
    sendTrouble: null,
    failure: null,
  });

export type RoomViewStore = Observable<RoomView>;

export const questionOf = (view: RoomView): RoomTurn | null => view.turns.findLast((turn) => turn.role === 'assistant') ?? null;

/** The question that waits for an answer; null when the last one has been answered. */
export function openQuestionOf(view: RoomView): RoomTurn | null {
  const last = view.turns.at(-1);
  return last?.role === 'assistant' ? last : null;
}

export const heardText = (view: RoomView): string => view.finals.map((final) => final.text.trim()).join(' ').trim();

export const isRecording = (view: RoomView): boolean => view.phase === 'listening' && view.microphone === 'open' && !view.typing;

export const canSpeak = (view: RoomView): boolean => view.microphone === 'open' && view.recogniserProblem === null;
