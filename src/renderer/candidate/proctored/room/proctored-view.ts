/** Everything that the room of an interview on camera shows, as one value. */
import type { ApiFailure } from '../../../data/api-failure.ts';
import { createObservable, type Observable } from '../../../data/observable.ts';
import type { AnswerBody } from '../../../data/proctored-outbox.ts';
import type { ProctoredRoom } from '../../../data/proctored.ts';
import type { HeardView } from '../../room/hearing.ts';

/**
 * `ready` waits for the first press; `asking` prepares the voice or speaks; `settling` writes down the last words;
 * `checking`: the answer is kept and can be corrected; `review`: all of them; `finishing` grades; `failed` needs a retry.
 */
export type Phase = 'opening' | 'ready' | 'asking' | 'answering' | 'settling' | 'checking' | 'review' | 'finishing' | 'ended' | 'failed';

export interface ProctoredView extends HeardView {
  readonly phase: Phase;
  readonly isPaused: boolean;
  /** The question is being spoken, not only prepared. */
  readonly isSpeaking: boolean;
  /** By a film, which has its own picture. */
  readonly isFilm: boolean;
  readonly room: ProctoredRoom | null;
  /** By the number of the question. */
  readonly answers: ReadonlyMap<number, AnswerBody>;
  readonly index: number;
  /** How far one has come; the number of questions once the review was reached. */
  readonly reached: number;
  readonly typing: boolean;
  readonly voiceMissing: boolean;
  /** The last failed try to send an answer; it is kept and tried again. */
  readonly sendTrouble: ApiFailure | null;
  readonly failure: ApiFailure | null;
}

export type ProctoredViewStore = Observable<ProctoredView>;

export const createProctoredView = (): ProctoredViewStore =>
  createObservable<ProctoredView>({
    phase: 'opening', isPaused: false, isSpeaking: false, isFilm: false, room: null, answers: new Map(), index: 0, reached: 0, typing: false, voiceMissing: false,
    finals: [], partial: '', microphone: 'closed', link: 'connecting', recogniserProblem: null, notice: null, sendTrouble: null, failure: null,
  });

export const questionOf = ({ room, index }: ProctoredView): string => room?.questions[index]?.text ?? '';
export const heardText = ({ finals }: ProctoredView): string => finals.map(({ text }) => text.trim()).join(' ').trim();
export const canSpeak = ({ microphone, recogniserProblem }: ProctoredView): boolean => microphone === 'open' && recogniserProblem === null;
export const isRecording = (view: ProctoredView): boolean => view.phase === 'answering' && !view.isPaused && !view.typing && view.microphone === 'open';

/** The take that an answer given now would be; null when no more are allowed. */
export function nextTake({ room, answers }: ProctoredView, index: number): number | null {
  const given = answers.get(index);
  if (given === undefined) return 0;
  return given.take < (room?.retakes ?? 0) ? given.take + 1 : null;
}

/** Whether time is measured: while questions are asked and answered. */
export const isMeasured = ({ phase, isPaused }: ProctoredView): boolean => !isPaused && ['asking', 'answering', 'settling', 'checking'].includes(phase);
