/** The next question of a practice: on the weak point, as hard as the last answers allow, about the job, and never one that was asked. */
import type { Logger } from '../../../base/log.ts';
import type { CoachingDimension } from '../../../ports/coaching-analysis.ts';
import type { Practice, PracticeQuestion } from '../../../ports/coaching.ts';
import type { LanguageModel } from '../../../ports/engines.ts';
import type { Language } from '../../../ports/language.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Prompts } from '../../model/prompt.ts';
import type { QuestionBank } from './bank.ts';

export interface QuestionerOptions {
  readonly knowledge: Knowledge;
  readonly bank: QuestionBank;
  /** Null: the bank's own words are asked. */
  readonly llm: LanguageModel | null;
  readonly prompts: Prompts;
  readonly log: Logger;
}

export interface NextQuestionInput {
  readonly practice: Pick<Practice, 'id' | 'jobTitle' | 'jobDescription' | 'interviewerType'>;
  readonly language: Language;
  /** Oldest first. */
  readonly asked: readonly PracticeQuestion[];
  /** What was typed and what was said, oldest first. */
  readonly answers: readonly { readonly questionId: string | null; readonly text: string }[];
  /** Of the person's analysed recordings, oldest first. */
  readonly levels: readonly Readonly<Partial<Record<CoachingDimension, number>>>[];
}

export type NextQuestion = Pick<PracticeQuestion, 'text' | 'type' | 'dimension' | 'key' | 'difficulty' | 'reason'>;

export interface Questioner {
  /** The same input, the same question (a language model apart). Never throws but the signal's reason. */
  next(input: NextQuestionInput, signal?: AbortSignal): Promise<NextQuestion>;
}

export function createQuestioner({ bank }: QuestionerOptions): Questioner {
  return {
    next: ({ language, asked }) => {
      const question = bank.questions.find(({ key }) => !asked.some((earlier) => earlier.key === key)) ?? bank.questions[0]!;
      return Promise.resolve({ text: question[language], type: question.type, dimension: question.about, key: question.key, difficulty: question.difficulty, reason: bank.reasons.first?.[language] ?? '' });
    },
  };
}
