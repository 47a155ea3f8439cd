/** The end of a screening interview: what was said, as it is stored, is scored and the interview closed. */
import type { Clock } from '../../ports/clock.ts';
import type { Interview, InterviewStore, StreamFinal, StreamStore } from '../../ports/interviews.ts';
import { conditionsTold } from '../scoring/knockouts.ts';
import type { ScreeningEngine } from '../screening/screening-engine.ts';
import { answerChunks, askedConditions, isAnswer } from './answer-chunks.ts';

export interface ScreeningScoreOptions {
  readonly interviews: InterviewStore;
  readonly streams: StreamStore;
  readonly engine: ScreeningEngine;
  readonly clock: Clock;
  /** Aborts when the program ends. */
  readonly signal: AbortSignal;
}

/** Of what was recognised, 0..1; null when nothing was, or the recogniser cannot tell. */
export function meanConfidence(finals: readonly StreamFinal[]): number | null {
  const known = finals.flatMap(({ confidence }) => (confidence === null ? [] : [confidence]));
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}

export function createScreeningScore({ interviews, streams, engine, clock, signal }: ScreeningScoreOptions) {
  /** Finals that no stored answer holds yet. */
  const unsentFinals = (interview: Interview): readonly StreamFinal[] => {
    const heardUntil = Math.max(-1, streams.discardedUntil(interview.streamId) || -1, ...interviews.turns(interview.id).filter(isAnswer).map(({ t1 }) => t1 ?? -1));
    return streams.finals(interview.streamId).filter(({ t1, text }) => text !== '' && t1 > heardUntil + 0.01);
  };

  /** What was recognised and never sent, because a page was closed, is part of the interview all the same. */
  const keepUnsent = (interview: Interview): void => {
    const finals = unsentFinals(interview);
    const last = interviews.turns(interview.id).at(-1);
    if (finals.length === 0 || last?.role !== 'assistant') return;
    const text = finals.map((final) => final.text).join(' ');
    interviews.addTurn(interview.id, {
      role: 'user', text, recognisedText: text, source: 'speech', t0: finals[0]?.t0 ?? null, t1: finals.at(-1)?.t1 ?? null, targetSkill: null, reason: null,
    });
  };

  /** Scores the stored answers and closes the interview, unless it was erased meanwhile. */
  const score = async (interview: Interview): Promise<void> => {
    keepUnsent(interview);
    const { id, job: jd } = interview;
    const now = clock.date();
    const turns = interviews.turns(id);
    const finals = streams.finals(interview.streamId);
    const chunks = await engine.onSubject(jd, answerChunks(turns, finals), signal);
    const transcript = chunks.map(({ text }) => text).join('\n');
    const extraction = await engine.extract(chunks, { includeTimestamps: true, now, signal });
    const coverage = await engine.coverage(jd, transcript, signal, chunks);
    const { rubric, scoredBy } = await engine.scored({ jd, transcript, coverage, chunks, now }, { mock: false, signal });
    const { unmet, unclear } = conditionsTold(askedConditions(turns, finals));
    const aux = { asr_conf: meanConfidence(finals), ko_flags: unmet, ko_unclear: unclear };
    const request = { jd, extraction, coverage, rubric, aux, now, signal };
    const final = await engine.stabilised({ ...request, chunks, final: await engine.final(request) });
    // Erased while it was scored: there is nothing left to close.
    if (interviews.find(id) === null) return;
    interviews.finish(id, { extraction, coverage, rubric, final, scoredBy, createdAt: clock.date().toISOString() });
  };

  return { unsentFinals, score };
}
