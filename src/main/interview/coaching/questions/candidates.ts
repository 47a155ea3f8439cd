/** All questions that could be asked of a practice, the bank's own and those made from the job. */
import type { CoachingDimension } from '../../../ports/coaching-analysis.ts';
import type { InterviewerType, PracticeQuestion, PracticeQuestionType } from '../../../ports/coaching.ts';
import type { Language } from '../../../ports/language.ts';
import { fill, normalised } from '../../dialogue/wording.ts';
import { tokens } from '../../knowledge/text.ts';
import type { QuestionBank } from './bank.ts';
import type { JobSubject } from './job-subjects.ts';

export interface Candidate {
  readonly key: string;
  readonly text: string;
  readonly type: PracticeQuestionType;
  readonly about: CoachingDimension;
  readonly difficulty: number;
  /** What the job names and the question is about; null for the bank's own. */
  readonly name: string | null;
  /** Of this kind of interview before all. */
  readonly isOwnKind: boolean;
  /** Only when nothing better is left. */
  readonly isReserve: boolean;
}

/** Share of words in common from which on two questions are the same. */
const SAME = 0.7;

export function toCandidates(bank: QuestionBank, subjects: readonly JobSubject[], interviewer: InterviewerType, language: Language): Candidate[] {
  const own = bank.questions.map(({ key, type, about, difficulty, only, ...texts }) => ({
    key, type, about, difficulty, text: texts[language], name: null, isOwnKind: only !== undefined && only.includes(interviewer), isReserve: only !== undefined && !only.includes(interviewer),
  }));
  const general = bank.subjects.map((subject) => ({ takes: 'subject' as const, name: subject[language], key: subject.en }));
  const named = subjects.map(({ takes, name }) => ({ takes, name, key: name }));
  const made = bank.families.flatMap(({ takes, key, type, about, difficulty, ...texts }) =>
    [...named, ...general].filter((subject) => subject.takes === takes).map((subject) => ({
      key: `${key}:${normalised(subject.key)}`, type, about, difficulty, text: fill(texts[language], subject.name),
      name: takes === 'subject' ? null : subject.name, isOwnKind: takes === 'skill' && interviewer === 'Tech', isReserve: takes === 'subject',
    })));
  return [...own, ...made];
}

/** Finds what was asked already, by its key or in nearly the same words. Of one family with another subject is another question. */
export function createRepeats(asked: readonly Pick<PracticeQuestion, 'key' | 'text'>[]): (candidate: Pick<Candidate, 'key' | 'text'>) => boolean {
  const keys = new Set(asked.map(({ key }) => key));
  const known = asked.map(({ key, text }) => ({ family: familyOf(key), stems: stemsOf(text), words: normalised(text) }));
  return ({ key, text }) => {
    if (keys.has(key)) return true;
    const family = familyOf(key);
    const stems = stemsOf(text);
    const words = normalised(text);
    return known.some((other) => other.words === words || ((family === null || other.family !== family) && likeness(stems, other.stems) >= SAME));
  };
}

const familyOf = (key: string): string | null => (key.includes(':') ? key.slice(0, key.indexOf(':')) : null);
const stemsOf = (text: string): ReadonlySet<string> => new Set(tokens(text).map(({ stem }) => stem).filter((stem) => stem.length > 2));

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const stem of a) if (b.has(stem)) shared += 1;
  return a.size + b.size === 0 ? 0 : shared / (a.size + b.size - shared);
}
