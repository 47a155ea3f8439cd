/** One turn of the rules' interviewer: what it knows, and words that were not used before. */
import type { CodingMessage, CodingRun, CodingSession } from '../../../ports/coding.ts';
import type { Language } from '../../../ports/language.ts';
import type { CodeLanguage } from '../../../ports/runner.ts';
import type { Task } from '../../tasks/task.ts';
import { lookAt, type CodeLook } from './look.ts';
import type { InterviewerTexts } from './texts.ts';

export interface ChatInput {
  readonly task: Task;
  readonly session: CodingSession;
  /** Before this message. */
  readonly history: readonly CodingMessage[];
  readonly message: string;
  readonly lastRun: CodingRun | null;
  readonly signal: AbortSignal;
}

export interface TalkOptions {
  readonly language: Language;
  readonly texts: InterviewerTexts;
  /** Their names with versions. */
  readonly interpreters: Readonly<Record<CodeLanguage, string>>;
}

export interface Talk extends ChatInput, TalkOptions {
  readonly code: CodeLook;
  /** Topics of the interviewer's earlier messages. */
  readonly asked: ReadonlySet<string>;
  /** The wording that was used least lately. */
  say(name: string, values?: Readonly<Record<string, string | number>>): string;
  /** The text, changed where the candidate has read the very same before. */
  distinct(text: string): string;
}

/** What was asked about already, by topic. */
export const askedTopics = (history: readonly CodingMessage[]): ReadonlySet<string> =>
  new Set(history.flatMap(({ topic }) => (topic === null ? [] : topic.split(' '))));

export function createTalk(input: ChatInput, options: TalkOptions): Talk {
  const { texts, language } = options;
  const said = input.history.filter(({ role }) => role === 'assistant').map(({ text }) => text);
  const lastUse = (wording: string): number => said.findLastIndex((earlier) => earlier.includes(wording));
  return {
    ...input,
    ...options,
    code: lookAt(input.session.code, input.session.codeLanguage, input.task),
    asked: askedTopics(input.history),
    say: (name, values) => [...texts.wordings(name, language, values)].sort((a, b) => lastUse(a) - lastUse(b))[0] ?? '',
    distinct(text) {
      const repeats = said.filter((earlier) => earlier.includes(text)).length;
      if (!said.includes(text)) return text;
      const openings = texts.wordings('again', language);
      const opened = openings.map((opening) => `${opening} ${text}`).find((changed) => !said.includes(changed));
      // Nobody reads so far; still no two messages are the same.
      return opened ?? `${openings[0] ?? ''} ${text} (${repeats + 1})`;
    },
  };
}
