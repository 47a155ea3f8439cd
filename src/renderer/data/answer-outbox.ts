/** Answers on their way to the server: kept on this computer, also without a window, until the server has them. */
import { z } from 'zod';
import { ApiFailure, toApiFailure } from './api-failure.ts';
import { desk, type RoomTurn } from './desk.ts';
import { pause } from './pause.ts';
import { createStored } from './stored.ts';

const KeptAnswer = z.object({
  interviewId: z.string(),
  body: z.object({
    clientId: z.string(),
    text: z.string(),
    recognisedText: z.string().nullable(),
    source: z.enum(['speech', 'typed']),
    t0: z.number().nullable(),
    t1: z.number().nullable(),
  }),
});

export type KeptBody = z.output<typeof KeptAnswer>['body'];

const kept = createStored(localStorage, 'viva.answers', z.array(KeptAnswer), []);
const longestWaitMs = 8_000;

export const keptAnswers = (interviewId: string): readonly KeptBody[] =>
  kept.get().filter((answer) => answer.interviewId === interviewId).map((answer) => answer.body);

/** Forgets what was kept of interviews that have ended, or whose key is gone. */
export const dropAnswers = (isOver: (interviewId: string) => boolean): void =>
  kept.update((answers) => (answers.some((answer) => isOver(answer.interviewId)) ? answers.filter((answer) => !isOver(answer.interviewId)) : answers));

/**
 * Stores the answer, trying again until the server has it: the same `clientId` twice is the same answer.
 * `onTrouble` is told of each failed try (null once it went through). Rejects with ApiFailure only when
 * trying again cannot help, or with the signal's reason when it is aborted; the answer is then still kept
 * unless the server refused it for good.
 */
export async function deliverAnswer(
  interviewId: string,
  body: KeptBody,
  onTrouble: (failure: ApiFailure | null) => void,
  signal: AbortSignal,
): Promise<RoomTurn> {
  const isThis = (answer: z.output<typeof KeptAnswer>) => answer.body.clientId === body.clientId;
  if (!kept.get().some(isThis)) kept.update((answers) => [...answers, { interviewId, body }]);
  const forget = () => kept.update((answers) => answers.filter((answer) => !isThis(answer)));
  try {
    const turn = await untilThere(() => desk.answer({ params: { id: interviewId }, body }), onTrouble, signal);
    forget();
    return turn;
  } catch (error) {
    if (error instanceof ApiFailure && error.status !== 401 && error.status !== 403) forget();
    throw error;
  }
}

/** Makes the call until it goes through, with the promises of {@link deliverAnswer}. */
export async function untilThere<T>(call: () => Promise<T>, onTrouble: (failure: ApiFailure | null) => void, signal: AbortSignal): Promise<T> {
  for (let waitMs = 500; ; waitMs = Math.min(waitMs * 2, longestWaitMs)) {
    try {
      const result = await call();
      onTrouble(null);
      return result;
    } catch (error) {
      const failure = toApiFailure(error);
      if (!failure.isPassing) throw failure;
      onTrouble(failure);
      await pause(waitMs, signal);
    }
  }
}
