/** Grades the answers of a proctored interview: by rules, and by a language model within the rules' bounds where there is one. */
import { messageOf } from '../../../base/errors.ts';
import type { Logger } from '../../../base/log.ts';
import type { Embedder, LanguageModel } from '../../../ports/engines.ts';
import type { AnswerGrader } from '../../../ports/proctored.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { promptLabel, promptOf, type Prompts } from '../../model/prompt.ts';
import { steadily } from '../../scoring/steady.ts';
import { meetsByMeaning } from './meaning.ts';
import { gradeByModel } from './model-grades.ts';
import { GRADING_RULES, gradeByRules, type RuledAnswer } from './rules.ts';
import { summaryOf } from './summary.ts';
import type { GradingTexts } from './texts.ts';

export interface AnswerGraderOptions {
  readonly knowledge: Knowledge;
  readonly texts: GradingTexts;
  /** Null: the rules alone grade. */
  readonly llm: LanguageModel | null;
  readonly prompts: Prompts;
  /** Sees that an answer meets its question in other words; null: words alone decide. */
  readonly embedder?: Embedder | null;
  readonly log: Logger;
}

/** @throws TypeError where a model is given without its prompt */
export function createAnswerGrader({ knowledge, texts, llm, prompts, embedder = null, log }: AnswerGraderOptions): AnswerGrader {
  const prompt = llm === null ? null : promptOf(prompts, 'answer-grade');
  return {
    async grade({ role, language, answers, signal }) {
      const near = await meetsByMeaning(answers, language, embedder, log, signal);
      const rules = near === null ? GRADING_RULES : `${GRADING_RULES}, ${embedder?.status().engine ?? ''}`;
      const ruled: RuledAnswer[] = [];
      for (const [index, answer] of answers.entries()) ruled.push(await steadily(gradeByRules(answer, language, knowledge, texts, near?.[index] ?? false), signal));
      const byRules = { answers: ruled.map(({ graded }) => graded), summary: summaryOf(ruled, texts, language), gradedBy: rules };
      if (llm === null || prompt === null || !ruled.some(({ read }) => read.state === 'answered')) return byRules;
      try {
        const graded = await gradeByModel({ answers, ruled, role, language, texts, model: llm, prompts, signal });
        const { engine, device } = llm.status();
        return {
          answers: graded,
          summary: summaryOf(ruled.map((own, index) => ({ ...own, graded: graded[index] ?? own.graded })), texts, language),
          gradedBy: `${engine} at ${device}, prompt ${promptLabel(prompt)}, ${rules}`,
        };
      } catch (error) {
        signal?.throwIfAborted();
        log.warn({ reason: messageOf(error) }, 'the language model did not grade; the rules do');
        return { ...byRules, gradedBy: `${rules} (no reply of the language model)` };
      }
    },
  };
}
