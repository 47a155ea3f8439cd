/** A proctored interview from its questions to its report: the one place that changes its state. */
import { randomUUID } from 'node:crypto';
import { AppError } from '../../base/errors.ts';
import type { Logger } from '../../base/log.ts';
import type { Clock } from '../../ports/clock.ts';
import type { StreamFinal, StreamStore } from '../../ports/interviews.ts';
import type { Language } from '../../ports/language.ts';
import type {
  AnswerGrader, AnswerToGrade, AttentionSpan, AttentionState, AttentionSummary, AvatarLook, AvatarStudio, ListedProctored, ProctoredAnswer, ProctoredResult, ProctoredSession, ProctoredStore,
} from '../../ports/proctored.ts';
import { createLanes } from '../../base/lanes.ts';
import { createClosing, type ProctoredReports } from './closing.ts';
import type { QuestionSets } from './question-sets.ts';

/** Calls that may wait on one interview. */
const WAITING = 8;
/** Times that differ by less are the same, seconds. */
const SAME_S = 0.01;
/** Who asks where a program did not say. */
const DEFAULT_LOOK: AvatarLook = 'maria';

export interface ProctoredRoomOptions {
  readonly store: ProctoredStore;
  readonly streams: StreamStore;
  readonly questions: QuestionSets;
  readonly grader: AnswerGrader;
  readonly studio: AvatarStudio;
  readonly reports: ProctoredReports;
  readonly clock: Clock;
  /** Aborts when the program ends. */
  readonly signal: AbortSignal;
  readonly log: Pick<Logger, 'warn'>;
}

export interface AttentionNote {
  readonly state: AttentionState;
  readonly event: string;
  readonly confidence: number;
  /** ISO; now where a program did not say. */
  readonly at: string | null;
}

/** What a program sends at the end, one for each question. */
export interface GivenTranscript {
  readonly question: string;
  readonly transcript: string;
}

export type ProctoredRoom = ReturnType<typeof createProctoredRoom>;

/** Every method throws AppError NOT_FOUND for an unknown interview. */
export function createProctoredRoom({ store, streams, questions, grader, studio, reports, clock, signal, log }: ProctoredRoomOptions) {
  const lanes = createLanes(WAITING);

  const find = (id: string): ProctoredSession => {
    const session = store.find(id);
    if (session === null) throw new AppError('NOT_FOUND', 'Session not found');
    return session;
  };
  const lookOf = ({ own }: ProctoredSession): AvatarLook => own?.look ?? DEFAULT_LOOK;
  const begin = (role: string, language: Language, own: ProctoredSession['own']): ProctoredSession => {
    const set = questions.choose(role, language);
    const session = store.create({ id: randomUUID(), role: set.role, language, questions: set.questions, own });
    studio.prepare({ questions: session.questions, language, look: lookOf(session) });
    return session;
  };

  const closing = createClosing({ store, grader, reports, clock, signal, log });
  /** Whatever waited for its turn finds an erased interview gone. */
  const inTurn = <T>(id: string, work: (session: ProctoredSession) => Promise<T>): Promise<T> => lanes.run(id, async () => work(find(id)));

  /** Words with times of a spoken answer that nobody corrected. */
  const wordsOf = ({ own }: ProctoredSession, { source, text, recognisedText, t0, t1 }: ProctoredAnswer): AnswerToGrade['words'] => {
    if (own === null || source !== 'speech' || t0 === null || t1 === null || (recognisedText !== null && recognisedText !== text)) return [];
    const spoken = streams.finals(own.streamId).filter((final) => final.t0 >= t0 - SAME_S && final.t1 <= t1 + SAME_S);
    return spoken.flatMap(({ words }) => (words ?? []).map((word) => ({ text: word.text, startS: word.startS, endS: word.endS })));
  };

  return {
    find,
    /** Through the API: no candidate is known, and nobody but the program records consent. */
    start: (role: string, language: Language): ProctoredSession => begin(role, language, null),
    /** In our own interface. */
    create(wish: Omit<NonNullable<ProctoredSession['own']>, 'streamId' | 'consentAt'> & { readonly role: string; readonly language: Language }): ProctoredSession {
      const { role, language, ...own } = wish;
      return begin(role, language, { ...own, streamId: `proctored-${randomUUID()}`, consentAt: clock.date().toISOString() });
    },

    record(id: string, note: AttentionNote): void {
      const session = find(id);
      if (session.own?.attention === false) throw new AppError('CONFLICT', 'Attention is not measured in this interview');
      const nowMs = clock.date().getTime();
      // A clock that is ahead has not seen the future.
      const atMs = note.at === null ? nowMs : Math.min(nowMs, Date.parse(note.at));
      const t0 = Math.max(0, (atMs - Date.parse(session.createdAt)) / 1_000);
      store.addSpans(id, [{ t0, t1: t0, state: note.state, event: note.event, confidence: note.confidence, reason: null }]);
    },
    /** @throws AppError CONFLICT where the candidate chose that nothing is measured */
    recordSpans(id: string, spans: readonly AttentionSpan[]): void {
      if (find(id).own?.attention !== true) throw new AppError('CONFLICT', 'Attention is not measured in this interview');
      store.markRunning(id);
      store.addSpans(id, spans);
    },
    /** @throws AppError NOT_FOUND before the first report */
    latest(id: string): AttentionSpan {
      find(id);
      const span = store.latestSpan(id);
      if (span === null) throw new AppError('NOT_FOUND', 'Attention data not found');
      return span;
    },
    spans: (id: string): readonly AttentionSpan[] => store.spans(find(id).id),

    /** @throws AppError INVALID_REQUEST for a question that the session does not have */
    append(id: string, index: number, text: string): void {
      const session = find(id);
      if (index >= session.questions.length) throw new AppError('INVALID_REQUEST', `question_index must be from 0 to ${session.questions.length - 1}`);
      store.markRunning(id);
      if (text.trim() !== '') store.append(id, index, text);
    },

    /** Grades and writes the report; again, the last one stands. @throws AppError INVALID_REQUEST when the counts differ */
    finalize(id: string, given: readonly GivenTranscript[], attention: AttentionSummary | null): Promise<ProctoredResult> {
      const session = find(id);
      if (given.length !== session.questions.length) throw new AppError('INVALID_REQUEST', 'Question and transcript count mismatch');
      return inTurn(id, (current) => closing.grade(current, toAnswers(session, given, (index) => store.collected(id, index)), attention));
    },

    /** @throws AppError CONFLICT after the end, INVALID_REQUEST for a question or a take that there is not */
    answer(id: string, answer: Omit<ProctoredAnswer, 'at'>): ProctoredAnswer {
      const session = find(id);
      if (session.state === 'finished') throw new AppError('CONFLICT', 'The interview is finished');
      if (answer.index >= session.questions.length) throw new AppError('INVALID_REQUEST', 'There is no such question');
      if (answer.take > (session.own?.retakes ?? 0)) throw new AppError('INVALID_REQUEST', 'No more takes of this answer are allowed');
      store.markRunning(id);
      return store.putAnswer(id, answer);
    },
    answers: (id: string): readonly ProctoredAnswer[] => store.answers(find(id).id),
    /** What was heard after the last kept answer; nothing once the interview is over. */
    unsentFinals(id: string): readonly StreamFinal[] {
      const { own, state } = find(id);
      if (own === null || state === 'finished') return [];
      const keptUntilS = Math.max(0, ...store.answers(id).map(({ t1 }) => t1 ?? 0));
      return streams.finals(own.streamId).filter(({ text, t0 }) => text.trim() !== '' && t0 >= keptUntilS - SAME_S);
    },

    /** Grades the kept answers; a finished interview stays as it is. */
    async finish(id: string): Promise<ProctoredResult> {
      return inTurn(id, async (session) => {
        const done = store.result(id);
        if (done !== null) return done;
        const kept = new Map(store.answers(id).map((answer) => [answer.index, answer]));
        const answers = session.questions.map((question, index): AnswerToGrade => {
          const answer = kept.get(index);
          return { question, transcript: answer?.text ?? '', words: answer === undefined ? [] : wordsOf(session, answer), collected: false };
        });
        return closing.grade(session, answers, null);
      });
    },
    result: (id: string): ProctoredResult | null => store.result(find(id).id),
    /** Writes the PDF of a finished interview again. @throws AppError NOT_FOUND before the first result */
    makeReport: (id: string): Promise<void> => inTurn(id, closing.report),
    /** The video of a question; null until it is made, or where there is no such question. */
    async video(id: string, index: number): Promise<string | null> {
      const session = find(id);
      const question = session.questions[index];
      if (question === undefined) return null;
      const asked = Math.max(-1, ...store.answers(id).map((answer) => answer.index)) + 1;
      // What was answered may be looked at again, after all that is still asked.
      return studio.find(question, session.language, lookOf(session), index < asked ? session.questions.length : index - asked);
    },
    /** The voice that goes with the look, so that a question sounds alike with its video and without. */
    async voice(id: string): Promise<string | null> {
      const session = find(id);
      return studio.voice(session.questions[0] ?? '', session.language, lookOf(session));
    },
    list: (): readonly ListedProctored[] => store.list(),
    has: (id: string): boolean => store.find(id) !== null,
    /** With its report; what is being graded is given up first. */
    erase: async (id: string): Promise<void> => closing.erase(find(id).id),
  };
}

/** Transcripts in the session's order: by the words of the question where all are known, else as they came. */
export function toAnswers({ questions }: Pick<ProctoredSession, 'questions'>, given: readonly GivenTranscript[], collected: (index: number) => string): AnswerToGrade[] {
  const byQuestion = new Map(given.map(({ question, transcript }) => [question.trim(), transcript]));
  const named = questions.every((question) => byQuestion.has(question));
  return questions.map((question, index) => {
    const transcript = (named ? byQuestion.get(question) : given[index]?.transcript)?.trim() ?? '';
    if (transcript !== '') return { question, transcript, words: [], collected: false };
    const heard = collected(index);
    return { question, transcript: heard, words: [], collected: heard !== '' };
  });
}
