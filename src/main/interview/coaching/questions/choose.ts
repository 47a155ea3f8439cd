/** Which of the candidates comes next: points for what it practises, how hard it is, its kind and the job, less for what came just before. */
import type { CoachingDimension } from '../../../ports/coaching-analysis.ts';
import type { InterviewerType, PracticeQuestion, PracticeQuestionType } from '../../../ports/coaching.ts';
import { hash } from '../../dialogue/wording.ts';
import type { Candidate } from './candidates.ts';
import type { Standing } from './standing.ts';

/** How large a part each kind of question has in an interview of a kind. */
const SHARES: Readonly<Record<InterviewerType, Readonly<Record<PracticeQuestionType, number>>>> = {
  HR: { general: 0.4, behavioral: 0.35, situational: 0.2, technical: 0.05 },
  Tech: { technical: 0.65, behavioral: 0.2, situational: 0.1, general: 0.05 },
  Behavioral: { behavioral: 0.75, situational: 0.15, general: 0.1, technical: 0 },
  'System Design': { technical: 0.8, behavioral: 0.1, situational: 0.1, general: 0 },
  Case: { situational: 0.8, behavioral: 0.1, general: 0.1, technical: 0 },
};
/** Voice and picture are practised on any question. */
export const ANY_QUESTION: ReadonlySet<string> = new Set<CoachingDimension>(['pace', 'pauses', 'fillers', 'voice', 'eyeContact', 'posture']);
const RECENT = 3;

export interface Plan {
  readonly target: CoachingDimension | null;
  readonly worth: (candidate: Candidate) => number;
}

/** @param seed another practice begins with other questions of equal worth */
export function planOf(standing: Standing, asked: readonly PracticeQuestion[], interviewer: InterviewerType, hasSkills: boolean, seed: string): Plan {
  const recent = asked.slice(-RECENT);
  // Twice in a row is practice, a third time is a rut.
  const [last, before] = [asked.at(-1), asked.at(-2)];
  const rut = last !== undefined && last.dimension === before?.dimension ? last.dimension : null;
  const target = standing.weak.find((about) => about !== rut) ?? null;
  const shares = SHARES[interviewer];
  const askedShare = (type: PracticeQuestionType): number => asked.filter((question) => question.type === type).length / Math.max(1, asked.length);
  const wasMade = last?.key.includes(':') ?? false;
  return {
    target,
    worth: ({ key, type, about, difficulty, name, isOwnKind, isReserve }) => {
      // What is behind its share catches up.
      const kind = 0.7 * shares[type] + 1.5 * (shares[type] - (asked.length === 0 ? 0 : askedShare(type)));
      const practises = target === null || ANY_QUESTION.has(target) ? 0 : about === target ? 0.6 : 0;
      const fresh = recent.some((question) => question.dimension === about) ? -0.15 : 0.1;
      const isAgain = name !== null && asked.slice(-6).some((question) => question.key.endsWith(`:${key.slice(key.indexOf(':') + 1)}`));
      const family = key.slice(0, key.indexOf(':') + 1);
      const isSameFrame = family !== '' && asked.slice(-8).some((question) => question.key.startsWith(family));
      const isOpening = asked.length === 0 && !isOwnKind;
      const job = name === null ? 0 : (isOpening ? 0 : hasSkills ? 0.45 : 0.3) - (wasMade ? 0.35 : 0) - (isAgain ? 0.4 : 0);
      return kind + practises + (practises > 0 ? 0 : fresh) + job + (isOwnKind ? 0.35 : 0) - (isSameFrame ? 0.5 : 0) - 0.45 * Math.abs(difficulty - standing.difficulty) - (isReserve ? 3 : 0) + (hash(`${seed} ${key}`) / 2 ** 32) * 0.1;
    },
  };
}
