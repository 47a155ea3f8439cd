/** A screening interview from its first question to its result, over stored turns: nothing lives in memory. */
import { randomUUID } from 'node:crypto';
import { AppError } from '../../base/errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Language } from '../../ports/language.ts';
import type { Interview, InterviewStore, InterviewTurn, StreamFinal, StreamStore } from '../../ports/interviews.ts';
import type { JobDescription } from '../../ports/screening.ts';
import type { DialogueInput } from '../dialogue/next-action.ts';
import { createPromptWords } from '../job/prompt-words.ts';
import type { ScreeningEngine } from '../screening/screening-engine.ts';
import { isAnswer } from './answer-chunks.ts';
import { PLANNED_MINUTES, timeBudget } from './interview-time.ts';
import { createQuestionsAhead, type PrepareSpeech } from './questions-ahead.ts';
import { createScreeningScore } from './screening-score.ts';

export interface ScreeningRoomOptions {
  readonly interviews: InterviewStore;
  readonly streams: StreamStore;
  readonly engine: ScreeningEngine;
  readonly clock: Clock;
  /** Aborts when the program ends. A page that goes away does not cancel what it asked for: the interview goes on. */
  readonly signal: AbortSignal;
  /** Speaks the likely next question ahead; none by default. */
  readonly prepare?: PrepareSpeech | null;
  /** How long an interview shall take; about half an hour by default. */
  readonly plannedMinutes?: number;
}

export interface NewScreening {
  readonly candidate: string;
  readonly vacancy: string;
  readonly jobText: string;
  /** Parsed from the text when null. */
  readonly job: JobDescription | null;
  readonly language: Language;
}

export interface Answer {
  /** The client's own id: sending the same answer twice stores it once. */
  readonly clientId: string;
  readonly text: string;
  readonly recognisedText: string | null;
  readonly source: 'speech' | 'typed';
  /** Seconds in the recording. */
  readonly t0: number | null;
  readonly t1: number | null;
}

/** Whoever answers fast is not asked for ever; whatever is still open then is shown as not covered. */
const MAX_QUESTIONS = 12;

/** Every method throws AppError NOT_FOUND for an unknown interview and CONFLICT after its end. */
export function createScreeningRoom({ interviews, streams, engine, clock, signal, prepare = null, plannedMinutes = PLANNED_MINUTES }: ScreeningRoomOptions) {
  const { unsentFinals, score } = createScreeningScore({ interviews, streams, engine, clock, signal });
  const ahead = createQuestionsAhead({ engine, prepare, signal });
  /** One question at a time for one interview, however often the page asks. */
  const asking = new Map<string, Promise<InterviewTurn | null>>();
  /** Interviews that are being scored: what is scored is what is stored. */
  const finishing = new Map<string, Promise<void>>();

  const find = (id: string): Interview => {
    const interview = interviews.find(id);
    if (interview === null) throw new AppError('NOT_FOUND', 'There is no such interview');
    return interview;
  };
  const findOpen = (id: string): Interview => {
    const interview = find(id);
    if (interview.state === 'finished' || finishing.has(id)) throw new AppError('CONFLICT', 'This interview has ended');
    return interview;
  };

  const inputOf = ({ job: jd }: Interview, turns: readonly InterviewTurn[], answer = ''): DialogueInput => ({
    jd,
    turns: [...turns.map(({ role, text }) => ({ role, text })), ...(answer === '' ? [] : [{ role: 'user' as const, text: answer }])],
    coverage: null,
    budget: timeBudget(turns, plannedMinutes, clock.date()),
  });

  const ask = async (interview: Interview, turns: readonly InterviewTurn[]): Promise<InterviewTurn | null> => {
    if (turns.filter((turn) => turn.role === 'assistant').length >= MAX_QUESTIONS) return null;
    const action = await ahead.next(interview, inputOf(interview, turns));
    if (action.action === 'end' || action.question === null) return null;
    // Ended or erased while the question was chosen.
    findOpen(interview.id);
    return interviews.addTurn(interview.id, {
      role: 'assistant',
      text: action.question,
      recognisedText: null,
      source: 'dialogue',
      t0: null,
      t1: null,
      targetSkill: action.targetSkill,
      reason: action.reason,
    });
  };

  return {
    create(input: NewScreening): Interview {
      const job = input.job ?? engine.job({ text: input.jobText, language: input.language, role: input.vacancy });
      const id = randomUUID();
      streams.open(id, input.language);
      return interviews.create({ ...input, id, kind: 'screening', job, streamId: id, consentAt: clock.date().toISOString() });
    },

    find,

    /** What the recogniser may expect to hear in a stream: names and jargon of its interview's job; undefined when it has none. */
    promptWords(streamId: string): string | undefined {
      // An interview's stream has its id.
      const interview = interviews.find(streamId);
      return interview === null ? undefined : createPromptWords(interview.job);
    },

    /** The question in hand, or the next one; null when all has been asked. */
    async next(id: string): Promise<InterviewTurn | null> {
      const interview = findOpen(id);
      const turns = interviews.turns(id);
      const last = turns.at(-1);
      if (last?.role === 'assistant') return last;
      const underWay = asking.get(id);
      if (underWay !== undefined) return underWay;
      const asked = ask(interview, turns).finally(() => asking.delete(id));
      asking.set(id, asked);
      return asked;
    },

    answer(id: string, answer: Answer): InterviewTurn {
      const interview = findOpen(id);
      return interviews.addTurn(interview.id, {
        id: `${id}.${answer.clientId}`,
        role: 'user',
        text: answer.text,
        recognisedText: answer.recognisedText,
        source: answer.source,
        t0: answer.t0,
        t1: answer.t1,
        targetSkill: null,
        reason: null,
      });
    },

    /** Both versions are kept; only answers can be corrected, and only until the end. */
    correct(id: string, turnId: string, text: string): InterviewTurn {
      findOpen(id);
      const turn = interviews.turns(id).find((candidate) => candidate.id === turnId);
      if (turn === undefined || !isAnswer(turn)) throw new AppError('NOT_FOUND', 'There is no such answer');
      const corrected = interviews.correctTurn(id, turnId, text);
      if (corrected === null) throw new AppError('NOT_FOUND', 'There is no such answer');
      return corrected;
    },

    /**
     * What a stream hears, while it hears it: the likely next question is prepared. Streams of no open interview are none of ours.
     * @param partial words of the utterance that goes on; finals are read from the store
     */
    hear(streamId: string, partial: string): void {
      const interview = interviews.find(streamId);
      if (interview === null || interview.state === 'finished' || finishing.has(interview.id)) return;
      const turns = interviews.turns(interview.id);
      if (turns.at(-1)?.role !== 'assistant' || turns.filter((turn) => !isAnswer(turn)).length >= MAX_QUESTIONS) return;
      const answer = [...unsentFinals(interview).map(({ text }) => text), partial].join(' ').trim();
      ahead.hear(interview, answer.length, () => inputOf(interview, turns, answer));
    },

    /** Resolves when nothing is being prepared for the interview. */
    prepared: (id: string): Promise<void> => ahead.settled(id),

    /** Finals that no stored answer holds yet, e.g. because the page was closed before it could send them. */
    unsentFinals: (id: string): readonly StreamFinal[] => unsentFinals(find(id)),

    /** "Start over": what was said since the last answer does not come back. @param recordedS seconds recorded so far */
    discard(id: string, recordedS: number): void {
      const { streamId } = findOpen(id);
      streams.discardUntil(streamId, Math.max(recordedS, ...streams.finals(streamId).map(({ t1 }) => t1)));
    },

    /** Scores and closes. Called again after the end it changes nothing. */
    async finish(id: string): Promise<void> {
      const interview = find(id);
      if (interview.state === 'finished') return;
      const underWay = finishing.get(id);
      if (underWay !== undefined) return underWay;
      ahead.close(id);
      const finished = score(interview).finally(() => finishing.delete(id));
      finishing.set(id, finished);
      return finished;
    },
  };
}

export type ScreeningRoom = ReturnType<typeof createScreeningRoom>;
