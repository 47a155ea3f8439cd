/** What a recording of one's own practice showed, and what the coach says about it. */
import type { TimeSpan } from './voice-tracks.ts';

export const STAR_PARTS = ['situation', 'task', 'action', 'result'] as const;
export type StarPart = (typeof STAR_PARTS)[number];
export const COACHING_DIMENSIONS = [...STAR_PARTS, 'specificity', 'relevance', 'pace', 'pauses', 'fillers', 'voice', 'eyeContact', 'posture'] as const;
/** What can be practised. */
export type CoachingDimension = (typeof COACHING_DIMENSIONS)[number];

export interface FeedbackPoint {
  readonly about: CoachingDimension;
  /** A sentence or two, kind and specific. */
  readonly text: string;
  /** Where to listen again; null where there is no such moment. */
  readonly moment: TimeSpan | null;
  /** The speaker's own words, verbatim; null where it is about the whole. */
  readonly quote: string | null;
}

export interface Change {
  readonly about: CoachingDimension;
  /** With its unit, in the report's language, e.g. `pace, words a minute`. */
  readonly measure: string;
  /** The median of the person's own earlier recordings, at most the last five. */
  readonly before: number;
  readonly now: number;
  readonly direction: 'better' | 'worse' | 'same';
  readonly text: string;
}

export interface Feedback {
  /** The whole as paragraphs: what the documented API calls `feedback`. */
  readonly text: string;
  readonly worked: readonly FeedbackPoint[];
  /** The one thing to try next; null where there was too little to hear. */
  readonly next: FeedbackPoint | null;
  /** Where each part of the answer is told; a part is null where it is missing. Null as a whole where the question does not ask for a story. */
  readonly star: Readonly<Record<StarPart, { readonly quote: string; readonly moment: TimeSpan | null } | null>> | null;
  readonly changes: readonly Change[];
  /** How well each was done, 0..1; those that could not be judged are absent. The next question and the drills follow the weakest. */
  readonly levels: Readonly<Partial<Record<CoachingDimension, number>>>;
  /** `rules`, or the language model's name. */
  readonly by: string;
}

/** An exercise for a weak point. */
export interface Drill {
  /** The resource's own name of it. */
  readonly key: string;
  readonly about: CoachingDimension;
  readonly title: string;
  /** What to do, step by step. */
  readonly steps: readonly string[];
  /** Why it is offered, with the person's own figures. */
  readonly because: string;
  readonly minutes: number;
}

/** What could not be done with a recording, in the words of a code; the wire says it in sentences. */
export const ANALYSIS_GAPS = [
  'no-recogniser', 'no-speech', 'no-sound', 'sound-unreadable', 'sound-too-long', 'no-browser', 'no-face-model', 'picture-interrupted', 'picture-unreadable', 'no-face',
] as const;
export type AnalysisGap = (typeof ANALYSIS_GAPS)[number];
