/** What grading says in words, and what its marks mean: read from resources/proctored/grading.json. */
import { z } from 'zod';
import type { Language } from '../../../ports/language.ts';
import { GRADED_CRITERIA, type GradedCriterion } from '../../../ports/proctored.ts';
import { toThemes, type Themes } from './themes.ts';

const named = z.strictObject({ en: z.string().min(1), ru: z.string().min(1) });
const five = z.array(z.string().min(1)).length(5);
const criterion = z.enum(GRADED_CRITERIA);
const schema = z.strictObject({
  version: z.literal(1),
  anchors: z.record(criterion, z.strictObject({ en: five, ru: five })),
  texts: z.record(z.string(), named),
  lacks: z.record(z.string(), named),
  criteria: z.record(criterion, named),
});

export interface GradingTexts {
  readonly themes: Themes;
  /** One text with its places filled. @throws TypeError for a name that there is not */
  say(name: string, language: Language, places?: Readonly<Record<string, string | number>>): string;
  /** A lack as a short noun phrase. */
  lack(name: string, language: Language): string;
  criterion(name: GradedCriterion, language: Language): string;
  /** What the marks 1 to 5 mean. */
  anchors(name: GradedCriterion, language: Language): readonly string[];
}

/** @param resource `{ grading, themes }` @throws when it is not well formed */
export function toGradingTexts(resource: { readonly grading: unknown; readonly themes: unknown }): GradingTexts {
  const { texts, lacks, criteria, anchors } = schema.parse(resource.grading);
  const of = (all: Readonly<Record<string, { readonly en: string; readonly ru: string }>>, name: string, language: Language): string => {
    const found = Object.hasOwn(all, name) ? all[name] : undefined;
    if (found === undefined) throw new TypeError(`proctored/grading.json has no text ${name}`);
    return found[language];
  };
  return {
    themes: toThemes(resource.themes),
    say: (name, language, places = {}) => of(texts, name, language).replace(/\{(\w+)\}/gu, (_, place: string) => String(places[place] ?? '')),
    lack: (name, language) => of(lacks, name, language),
    criterion: (name, language) => of(criteria, name, language),
    anchors: (name, language) => anchors[name][language],
  };
}
