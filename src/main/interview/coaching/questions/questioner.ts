/** The next question of a practice: on the weak point, as hard as the last answers allow, about the job, and never one that was asked. */
import { messageOf } from '../../../base/errors.ts';
import type { Logger } from '../../../base/log.ts';
import type { CoachingDimension } from '../../../ports/coaching-analysis.ts';
import type { Practice, PracticeQuestion } from '../../../ports/coaching.ts';
import type { LanguageModel } from '../../../ports/engines.ts';
import type { Language } from '../../../ports/language.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { promptOf, type Prompts } from '../../model/prompt.ts';
import { steadily } from '../../scoring/steady.ts';
import type { QuestionBank } from './bank.ts';
import { createRepeats, toCandidates, type Candidate } from './candidates.ts';
import { ANY_QUESTION, planOf } from './choose.ts';
import { jobSubjects } from './job-subjects.ts';
import { wordQuestion } from './model-question.ts';
import { standingOf, type Standing } from './standing.ts';

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
  /** What was typed and what was said in this practice, oldest first. */
  readonly answers: readonly { readonly questionId: string | null; readonly text: string }[];
  /** Of the person's analysed recordings, oldest first. */
  readonly levels: readonly Readonly<Partial<Record<CoachingDimension, number>>>[];
}

export type NextQuestion = Pick<PracticeQuestion, 'text' | 'type' | 'dimension' | 'key' | 'difficulty' | 'reason'>;

export interface Questioner {
  /** The same input, the same question (a language model apart). Never throws but the signal's reason. */
  next(input: NextQuestionInput, signal?: AbortSignal): Promise<NextQuestion>;
}

/** @throws TypeError where a model is given without its prompt */
export function createQuestioner({ knowledge, bank, llm, prompts, log }: QuestionerOptions): Questioner {
  const prompt = llm === null ? null : promptOf(prompts, 'coach-question');
  return {
    async next(input, signal) {
      const { practice, language, asked } = input;
      const subjects = await steadily(jobSubjects(practice, language, knowledge), signal);
      const standing = standingOf(input, knowledge);
      const { target, worth } = planOf(standing, asked, practice.interviewerType, subjects.some(({ takes }) => takes === 'skill'), practice.id);
      const isAsked = createRepeats(asked);
      const ranked = toCandidates(bank, subjects, practice.interviewerType, language).map((candidate) => ({ candidate, worth: worth(candidate) })).toSorted((a, b) => b.worth - a.worth);
      const found = ranked.find(({ candidate }) => !isAsked(candidate))?.candidate;
      // After several hundred questions the oldest may come again, as the only thing left.
      const chosen = found ?? ranked.find(({ candidate }) => candidate.key === asked[0]?.key)?.candidate ?? ranked[0]!.candidate;
      const voiced = target !== null && ANY_QUESTION.has(target);
      const text = await worded(chosen, input, isAsked, signal);
      return {
        text, type: chosen.type, key: chosen.key, difficulty: chosen.difficulty,
        dimension: voiced ? target : chosen.about,
        reason: reasonOf(chosen, standing, target, input),
      };
    },
  };

  async function worded(chosen: Candidate, { practice, language }: NextQuestionInput, isAsked: ReturnType<typeof createRepeats>, signal: AbortSignal | undefined): Promise<string> {
    if (llm === null || prompt === null || !(await llm.available())) return chosen.text;
    try {
      // Under a key that was not asked: only the wording is compared.
      return await wordQuestion({ chosen, practice, language, isAsked, model: llm, prompt, signal });
    } catch (error) {
      signal?.throwIfAborted();
      log.warn({ reason: messageOf(error) }, 'the language model worded no question; the bank does');
      return chosen.text;
    }
  }

  function reasonOf(chosen: Candidate, { lastAnswer, difficulty }: Standing, target: CoachingDimension | null, { asked, language }: NextQuestionInput): string {
    const say = (name: keyof QuestionBank['reasons'], places: Readonly<Record<string, string>> = {}): string =>
      bank.reasons[name][language].replace(/\{(\w+)\}/gu, (_, place: string) => places[place] ?? '');
    const dimension = bank.dimensions[target ?? chosen.about][language];
    const previous = asked.at(-1)?.difficulty ?? difficulty;
    const first = target !== null && ANY_QUESTION.has(target) ? say('voiced', { dimension })
      : target === chosen.about ? say('weak', { dimension })
        : chosen.name !== null ? say('job', { name: chosen.name })
          : asked.length === 0 ? say('first')
            : chosen.isReserve ? say('more')
              : asked.some((question) => question.dimension === chosen.about) ? say('general') : say('new', { dimension: bank.dimensions[chosen.about][language] });
    const step = lastAnswer === 'strong' && chosen.difficulty > previous ? [say('harder')] : lastAnswer === 'weak' && chosen.difficulty < previous ? [say('easier')] : [];
    return [first, ...step].join(' ');
  }
}
