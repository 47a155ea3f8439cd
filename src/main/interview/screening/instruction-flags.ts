/** Words that address a grading program, shown to the person who decides; they never change a score. */
import { toLanguage } from '../../base/language.ts';
import type { Extraction, JobDescription, Rubric } from '../../ports/screening.ts';
import { withoutInstructions } from '../model/instructions.ts';

const PASSAGE_LENGTH = 160;
const FLAGS = {
  en: (passage: string) => `Words that address a grading program, without effect: “${passage}”`,
  ru: (passage: string) => `Слова, обращённые к программе оценки, без последствий: «${passage}»`,
};

/** One red flag for each passage, at most five, for a person to look at. @param lang BCP 47 */
export function instructionFlags(texts: readonly string[], lang: string): string[] {
  const words = toLanguage(lang) === 'ru' ? FLAGS.ru : FLAGS.en;
  const passages = new Set(texts.flatMap((text) => withoutInstructions(text).passages));
  return [...passages].slice(0, 5).map((passage) => words(passage.length > PASSAGE_LENGTH ? `${passage.slice(0, PASSAGE_LENGTH).toWellFormed()}…` : passage));
}

/** Such a flag is for a person's eyes: it must not change a score. */
export const isInstructionFlag = (flag: string): boolean =>
  [FLAGS.en(''), FLAGS.ru('')].some((words) => flag.startsWith(words.slice(0, -1)));

/** The rubric with a flag for each passage in answers or job description that addresses a grading program; scores stay as they are. */
export function withInstructionFlags(
  rubric: Rubric,
  { jd, transcript }: { readonly jd: JobDescription; readonly transcript: string | Extraction },
): Rubric {
  const answers = typeof transcript === 'string' ? [transcript] : transcript.skills.flatMap(({ evidence }) => evidence.map(({ quote }) => quote));
  const names = jd.competencies.flatMap(({ name, indicators }) => [name, ...indicators.map((indicator) => indicator.name)]);
  const flags = instructionFlags([...answers, jd.role, ...names, ...jd.knockouts], jd.lang);
  return flags.length === 0 ? rubric : { ...rubric, redFlags: [...new Set([...rubric.redFlags, ...flags])] };
}
