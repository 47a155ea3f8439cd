/** The words of the rules' interviewer: read from resources/coding/interviewer.json. */
import type { Language } from '../../../ports/language.ts';
import { list, record, text } from '../../knowledge/raw-data.ts';

type Patterns = Readonly<Record<Language, RegExp>>;

/** Something that candidates say, recognised by its words. */
export interface Recognised {
  readonly id: string;
  readonly patterns: Patterns;
}

export interface Intent extends Recognised {
  /** What a sentence of the statement looks like that answers it; only of questions about the task. */
  readonly fact: Patterns | null;
}

export interface InterviewerTexts {
  /** In the order in which they are tried. */
  readonly intents: readonly Intent[];
  /** Ways of solving that a candidate may name, the more telling first. */
  readonly tools: readonly Recognised[];
  /** All wordings with their `{places}` filled. @throws TypeError for a name that there is not */
  wordings(name: string, language: Language, values?: Readonly<Record<string, string | number>>): readonly string[];
}

/** Words begin where letters do; `\b` knows only Latin ones. Messages are hostile and long: no repetition may be without a bound. */
function toPattern(source: string): RegExp {
  if (/(?<!\\)[*+]|\{\d+,\}/.test(source)) throw new TypeError(`A pattern repeats without a bound: ${source}`);
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})`, 'iu');
}

const toPatterns = (raw: Record<string, unknown>): Patterns => ({ ru: toPattern(text(raw.ru, 'ru')), en: toPattern(text(raw.en, 'en')) });

/** Whether somebody says this, in either language. */
export const matches = ({ patterns }: Recognised, message: string): boolean => patterns.ru.test(message) || patterns.en.test(message);

/** @throws TypeError naming the field that is wrong */
export function toInterviewerTexts(raw: unknown): InterviewerTexts {
  const file = record(raw, 'coding/interviewer');
  const read = (name: 'intents' | 'tools'): readonly Intent[] =>
    list(file[name], name).map((item) => {
      const one = record(item, name);
      return { id: text(one.id, 'id'), patterns: toPatterns(one), fact: one.fact === undefined ? null : toPatterns(record(one.fact, 'fact')) };
    });
  const wordings = new Map<string, Record<Language, readonly string[]>>();
  for (const part of ['replies', 'questions'] as const) {
    for (const [name, value] of Object.entries(record(file[part], part))) {
      const local = record(value, name);
      wordings.set(part === 'questions' ? `ask.${name}` : name, { ru: text(local.ru, name).split('|'), en: text(local.en, name).split('|') });
    }
  }
  return {
    intents: read('intents'),
    tools: read('tools'),
    wordings(name, language, values = {}) {
      const choices = wordings.get(name)?.[language];
      if (choices === undefined) throw new TypeError(`coding/interviewer has no ${name}`);
      return choices.map((choice) => choice.replace(/\{(\w+)\}/g, (_, key: string) => String(values[key] ?? '')));
    },
  };
}
