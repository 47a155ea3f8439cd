/** What the practice room shows. */
import type { MicrophoneProblem } from '../../../capture/microphone.ts';
import type { LinkState } from '../../../capture/stream-client.ts';
import type { ApiFailure } from '../../../data/api-failure.ts';
import type { PracticeDetail, PracticeQuestion } from '../../../data/coaching.ts';
import type { Take } from '../../../data/practice-takes.ts';
import type { LiveWords } from './live-words.ts';
import type { RecordingProblem } from './take-recorder.ts';

/** `asking`: the next question is on its way; `ready`: it is one's turn; `taken`: a recording was made and waits for a word. */
export type PracticePhase = 'opening' | 'failed' | 'asking' | 'ready' | 'counting' | 'recording' | 'paused' | 'stopping' | 'taken' | 'ended';

export interface PracticeView {
  readonly phase: PracticePhase;
  /** Why the room could not be opened. */
  readonly failure: ApiFailure | null;
  /** What of the last press did not work. */
  readonly trouble: { readonly what: 'question' | 'answer' | 'end'; readonly failure: ApiFailure } | null;
  readonly practice: PracticeDetail | null;
  readonly questionId: string | null;
  /** 3, 2, 1 before a recording. */
  readonly count: number;
  /** Just recorded. */
  readonly take: Take | null;
  /** Why a recording ended by itself. */
  readonly problem: RecordingProblem | 'unable' | null;
  readonly typing: boolean;
  readonly isSendingAnswer: boolean;
  readonly microphone: 'closed' | 'opening' | 'open' | 'lost' | MicrophoneProblem;
  readonly isSpeaking: boolean;
  readonly voiceMissing: boolean;
  /** Null while nothing is recorded. */
  readonly link: LinkState | null;
  readonly live: LiveWords | null;
  readonly hint: { readonly text: string; readonly number: number } | null;
}

export const firstView: PracticeView = {
  phase: 'opening', failure: null, trouble: null, practice: null, questionId: null, count: 0, take: null, problem: null, typing: false, isSendingAnswer: false,
  microphone: 'closed', isSpeaking: false, voiceMissing: false, link: null, live: null, hint: null,
};

/** The question in hand; null while there is none. */
export function questionOf({ practice, questionId }: PracticeView): PracticeQuestion | null {
  return practice?.questions.find(({ id }) => id === questionId) ?? null;
}

/** Its number among all that were asked, from 1. */
export const numberOf = ({ practice, questionId }: PracticeView): number => (practice?.questions.findIndex(({ id }) => id === questionId) ?? -1) + 1;

/** The language in which it is written: what a voice must speak and a screen reader must know. */
export const languageOf = (text: string): 'en' | 'ru' => (/\p{Script=Cyrillic}/u.test(text) ? 'ru' : 'en');

export const isRecorded = ({ phase }: PracticeView): boolean => phase === 'recording' || phase === 'paused';
