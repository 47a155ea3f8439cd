/** Who answers the candidate: a language model where there is one, else the rules; both under the same check. */
import { messageOf } from '../../../base/errors.ts';
import type { Logger } from '../../../base/log.ts';
import type { Language } from '../../../ports/language.ts';
import type { LanguageModel } from '../../../ports/engines.ts';
import type { CodeLanguage } from '../../../ports/runner.ts';
import type { Prompts } from '../../model/prompt.ts';
import type { Task } from '../../tasks/task.ts';
import { replyByModel } from './model-reply.ts';
import { nextQuestion, type Question } from './next-question.ts';
import { languageOf } from './message-language.ts';
import { createReferenceCheck, type ReferenceCheck } from './reference-check.ts';
import { ruleReply } from './rules.ts';
import { createTalk, type ChatInput } from './talk.ts';
import type { InterviewerTexts } from './texts.ts';

export interface Interviewer {
  /**
   * Two or three sentences in the candidate's language, with no part of a solution.
   * @param onText hears the reply as it is made: the pieces joined are its text. It must not throw
   * @throws the signal's reason when that aborts before anything was said; what was said until then is a reply of its own
   */
  reply(input: ChatInput, onText?: (piece: string) => void): Promise<Question>;
}

export interface InterviewerOptions {
  readonly texts: InterviewerTexts;
  readonly prompts: Prompts;
  readonly llm: LanguageModel | null;
  /** Names with versions, for candidates who ask. */
  readonly interpreters: Readonly<Record<CodeLanguage, string>>;
  readonly log: Pick<Logger, 'warn'>;
}

export function createInterviewer({ texts, prompts, llm, interpreters, log }: InterviewerOptions): Interviewer {
  const checks = new WeakMap<Task, ReferenceCheck>();
  const checkOf = (task: Task): ReferenceCheck => {
    const check = checks.get(task) ?? createReferenceCheck(task);
    checks.set(task, check);
    return check;
  };

  const byRules = (input: ChatInput, language: Language, check: ReferenceCheck): Question => {
    const talk = createTalk(input, { language, texts, interpreters });
    const reply = ruleReply(talk);
    if (!check.givesAway(reply.text, input.session.code)) return reply;
    // Our own texts are tested; what is left is a value of a test that happens to look like code.
    return nextQuestion({ ...talk, lastRun: null });
  };

  return {
    async reply(input, onText) {
      const language = languageOf(input);
      const check = checkOf(input.task);
      const said: string[] = [];
      const speak = (sentence: string): void => {
        onText?.(said.length === 0 ? sentence : ` ${sentence}`);
        said.push(sentence);
      };
      if (llm !== null && (await llm.available())) {
        try {
          const topic = await replyByModel({ input, language, model: llm, prompts, check, speak });
          return { text: said.join(' '), topic };
        } catch (error) {
          if (input.signal.aborted && said.length === 0) throw error;
          if (input.signal.aborted) return { text: said.join(' '), topic: 'model:answer' };
          log.warn({ task: input.task.id, reason: messageOf(error) }, 'the language model did not answer the candidate; the rules do');
        }
      }
      // After the first half of somebody else's answer only a question fits.
      const { text, topic } = said.length === 0 ? byRules(input, language, check) : nextQuestion(createTalk(input, { language, texts, interpreters }));
      speak(text);
      return { text: said.join(' '), topic };
    },
  };
}
