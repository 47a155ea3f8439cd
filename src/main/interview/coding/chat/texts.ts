/** The words of the rules' interviewer: read from resources/coding/interviewer.json. */
import type { Language } from '../../../ports/language.ts';
import { list, record, text } from '../../knowledge/raw-data.ts';

export interface Intent {
  readonly id: string;
  readonly patterns: Readonly<Record<Language, RegExp>>;
}

export interface InterviewerTexts {
  /** In the order in which they are tried. */
  readonly intents: readonly Intent[];
  /** One of the wordings, chosen by `turn`, with its `{places}` filled. @throws TypeError for a name that there is not */
  word(name: string, language: Language, values?: Readonly<Record<string, string | number>>, turn?: number): string;
}

/** Words begin where letters do; `\b` knows only Latin ones. */
const toPattern = (source: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})`, 'iu');

/** @throws TypeError naming the field that is wrong */
export function toInterviewerTexts(raw: unknown): InterviewerTexts {
  const file = record(raw, 'coding/interviewer');
  const intents = list(file.intents, 'intents').map((item) => {
    const intent = record(item, 'intents');
    return { id: text(intent.id, 'id'), patterns: { ru: toPattern(text(intent.ru, 'ru')), en: toPattern(text(intent.en, 'en')) } };
  });
  const wordings = new Map<string, Record<Language, readonly string[]>>();
  for (const part of ['replies', 'questions'] as const) {
    for (const [name, value] of Object.entries(record(file[part], part))) {
      const local = record(value, name);
      wordings.set(part === 'questions' ? `ask.${name}` : name, { ru: text(local.ru, name).split('|'), en: text(local.en, name).split('|') });
    }
  }
  return {
    intents,
    word(name, language, values = {}, turn = 0) {
      const choices = wordings.get(name)?.[language];
      if (choices === undefined) throw new TypeError(`coding/interviewer has no ${name}`);
      return (choices[turn % choices.length] ?? '').replace(/\{(\w+)\}/g, (_, key: string) => String(values[key] ?? ''));
    },
  };
}
