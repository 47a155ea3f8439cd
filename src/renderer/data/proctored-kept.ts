/** What the proctored room keeps on this computer: where the candidate is, what was heard, and what the server still has to get. */
import { z } from 'zod';
import { AttentionSpan, ProctoredAnswer } from '../../contracts/desk-proctored.ts';
import { createStored } from './stored.ts';

const Place = z.object({
  interviewId: z.string(),
  /** The question in hand. */
  index: z.number().int().min(0),
  /** How far one has come; the number of questions once the review was reached. */
  reached: z.number().int().min(0),
  stage: z.enum(['answering', 'checking', 'review']),
  /** Heard and not yet kept as an answer. */
  finals: z.array(z.object({ text: z.string(), t0: z.number(), t1: z.number() })),
  /** Where in the recording the answer in hand began, seconds. */
  sinceS: z.number().default(0),
  /** When attention began to be counted, ms of the epoch; null before. */
  startMs: z.number().nullable(),
});
export type ProctoredPlace = z.output<typeof Place>;

/** Outlives the window: the interview goes on where it was. */
export const proctoredPlace = createStored(localStorage, 'viva.proctored.place', Place.nullable(), null);

const KeptAnswer = z.object({ interviewId: z.string(), index: z.number().int(), body: ProctoredAnswer.omit({ index: true, at: true }) });
/** The newest answer of each question that the server does not have yet. */
export const unsentAnswers = createStored(localStorage, 'viva.proctored.answers', z.array(KeptAnswer), []);

/** Stretches of attention that the server does not have yet. */
export const unsentSpans = createStored(localStorage, 'viva.proctored.spans', z.array(z.object({ interviewId: z.string(), span: AttentionSpan })), []);

/** Nothing of an interview that is over, or of another one, stays in the browser. */
export function forgetProctored(isOver: (interviewId: string) => boolean): void {
  const place = proctoredPlace.get();
  if (place && isOver(place.interviewId)) proctoredPlace.set(null);
  if (unsentAnswers.get().some((row) => isOver(row.interviewId))) unsentAnswers.update((rows) => rows.filter((row) => !isOver(row.interviewId)));
  if (unsentSpans.get().some((row) => isOver(row.interviewId))) unsentSpans.update((rows) => rows.filter((row) => !isOver(row.interviewId)));
}
