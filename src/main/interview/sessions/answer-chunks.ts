/** Stored answers as a transcript. */
import type { InterviewTurn, StreamFinal } from '../../ports/interviews.ts';
import type { TranscriptChunk } from '../../ports/screening.ts';
import type { AskedCondition } from '../scoring/knockouts.ts';

export const isAnswer = (turn: InterviewTurn): boolean => turn.role === 'user';

/** The recogniser's words of a spoken answer that nobody corrected; null for any other. */
function heardIn({ source, corrected, t0, t1 }: InterviewTurn, finals: readonly StreamFinal[]): TranscriptChunk['heard'] {
  if (source !== 'speech' || corrected || t0 === null || t1 === null) return null;
  const own = finals.filter((final) => final.t0 >= t0 - 0.01 && final.t1 <= t1 + 0.01);
  return own.flatMap(({ words }) => (words ?? []).map(({ text, confidence }) => ({ text, confidence })));
}

/** What the candidate said, as chunks of transcript in order; each with what was asked; with `finals`, how surely each word was heard. */
export function answerChunks(turns: readonly InterviewTurn[], finals: readonly StreamFinal[] = []): TranscriptChunk[] {
  return turns.flatMap((turn, index) => {
    if (!isAnswer(turn)) return [];
    const question = turns.slice(0, index).findLast((before) => !isAnswer(before));
    return [{ text: turn.text, t0: turn.t0 ?? 0, t1: turn.t1 ?? turn.t0 ?? 0, heard: heardIn(turn, finals), answersTo: question?.targetSkill ?? null }];
  });
}

const DOUBTFUL = 0.5;
const MAY_DENY = /^(?:не|нет|неа|увы|без|сожалению|no|not|nope|cannot|without|unfortunately|\p{L}+n['’]t)[^\p{L}]*$/iu;

/** Conditions that were asked about, with the answers. */
export function askedConditions(turns: readonly InterviewTurn[], finals: readonly StreamFinal[]): AskedCondition[] {
  return turns.flatMap((turn, index) => {
    const answer = turns[index + 1];
    if (turn.reason !== 'knockout' || turn.targetSkill === null || answer === undefined || !isAnswer(answer)) return [];
    const isHeard = (heardIn(answer, finals) ?? []).every(({ text, confidence }) => confidence >= DOUBTFUL || !MAY_DENY.test(text));
    return [{ condition: turn.targetSkill, answer: answer.text, isHeard }];
  });
}
