/** Which questions a session asks: one set for each role, in both languages. */
import { z } from 'zod';
import type { Language } from '../../ports/language.ts';

const Question = z.object({ en: z.string().min(10), ru: z.string().min(10) });
const Sets = z.object({ general: z.array(Question).min(5) }).catchall(z.array(Question).min(5));

export interface QuestionSets {
  /** Roles that have a set of their own. */
  readonly roles: readonly string[];
  /** @param role any letter case; one without a set gets the general one, and is named in the words that were given */
  choose(role: string, language: Language): { readonly role: string; readonly questions: readonly string[] };
}

/** @throws when the resource is not well formed */
export function toQuestionSets(resource: unknown): QuestionSets {
  const sets = Sets.parse(resource);
  return {
    roles: Object.keys(sets),
    choose(wanted, language) {
      const key = wanted.trim().toLowerCase();
      const own = Object.hasOwn(sets, key) ? sets[key] : undefined;
      return { role: own === undefined ? wanted.trim() || 'general' : key, questions: (own ?? sets.general).map((question) => question[language]) };
    },
  };
}
