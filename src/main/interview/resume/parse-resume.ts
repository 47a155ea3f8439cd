/** The text of a PDF -> a resume. Pure: no file, no network, no model; the same text gives the same resume. */
import type { DocumentText, ParsedResume, ResumeReading, ResumeWarning } from '../../ports/resume.ts';
import type { RoleTitles } from '../knowledge/role-titles.ts';
import type { Taxonomy } from '../knowledge/taxonomy.ts';
import { createClassifier } from './classify.ts';
import { readContact, UNKNOWN_NAME } from './contact.ts';
import { createDateReader } from './dates.ts';
import { readEducation } from './education.ts';
import { readExperience } from './experience.ts';
import { createFieldMarks, sourceOf, type FieldMarks } from './field-marks.ts';
import { createHeadingReader } from './headings.ts';
import { withoutFurniture } from './page-furniture.ts';
import { toCells } from './page-lines.ts';
import { toParagraphs } from './paragraphs.ts';
import { toStreams } from './reading-order.ts';
import { toSections, type Section } from './sections.ts';
import { readSkills } from './skills.ts';
import { recognise } from './untold-sections.ts';
import type { ResumeWords } from './vocabulary.ts';

export interface ResumeKnowledge {
  readonly words: ResumeWords;
  readonly taxonomy: Taxonomy;
  readonly roles: Pick<RoleTitles, 'titlePhrases'>;
}

/** Builds the parser once; it compiles its words. */
export function createResumeParser({ words, taxonomy, roles }: ResumeKnowledge): (document: DocumentText) => ResumeReading {
  const dates = createDateReader(words);
  const headings = createHeadingReader(words);
  const classifier = createClassifier(words, roles);

  return ({ pages, warnings: earlier }) => {
    const streams = toStreams(
      withoutFurniture(pages.map(({ runs, width, height }, index) => ({ width, height, cells: toCells(runs, index) }))),
      { dates, headings },
    );
    const told = toSections(streams, headings);
    const sections = recognise(told, { dates, classifier });
    const of = (...kinds: readonly Section['kind'][]): Section[] => sections.filter(({ kind }) => kinds.includes(kind));
    const rawText = streams.map(({ lines }) => lines.map(({ text }) => text).join('\n')).join('\n\n');
    const language = isRussian(rawText) ? 'ru' : 'en';
    const marks = createFieldMarks();
    const resume: ParsedResume = {
      contact: readContact(told, pages, language, { classifier, headings, words }, marks),
      summary: readSummary(
        of('summary'),
        told.filter(({ kind }) => kind === 'head'),
        marks,
      ),
      experiences: readExperience(of('experience'), { dates, classifier }, marks),
      education: readEducation(of('education'), { dates, classifier, words }, marks),
      skills: readSkills(of('skills'), sections, taxonomy, marks),
      certifications: readCertifications(of('certifications'), dates, marks),
      rawText,
    };
    const warnings: ResumeWarning[] = [...earlier];
    if (resume.contact.name === UNKNOWN_NAME) warnings.push('no-name');
    if (!sections.some(({ heading }) => heading !== null)) warnings.push('no-sections');
    if (resume.experiences.length === 0) warnings.push('no-experience');
    return { resume, language, fields: marks.fields, pages: pages.map(({ width, height }) => ({ width, height })), warnings };
  };
}

function isRussian(text: string): boolean {
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  return count(/[а-яё]/giu) > 0.3 * count(/\p{L}/gu);
}

/** Words of a sentence that nobody takes for a contact. */
const SUMMARY_LENGTH = 70;

function readSummary(sections: readonly Section[], heads: readonly Section[], { mark }: FieldMarks): string | null {
  const named = sections.flatMap(({ lines, around }) => toParagraphs(lines, { around }));
  const found =
    named.length > 0
      ? named
      : heads
          .flatMap(({ lines, around }) => toParagraphs(lines, { around }))
          .filter(({ text, cells }) => cells.length === 1 && text.length >= SUMMARY_LENGTH && !/[@|]|\d{3}[\s-]\d{2}/u.test(text));
  const [first] = found;
  if (first === undefined) return null;
  mark('summary', named.length > 0 ? 0.95 : 0.7, sourceOf(first));
  return found.map(({ text }) => text).join('\n');
}

function readCertifications(sections: readonly Section[], dates: ReturnType<typeof createDateReader>, { mark }: FieldMarks): string[] {
  const certificates: string[] = [];
  for (const paragraph of sections.flatMap(({ lines, around }) => toParagraphs(lines, { around }))) {
    const text = dates
      .without(paragraph.text)
      .replace(/\s+/gu, ' ')
      .replace(/\(\s*\)/gu, '')
      .replace(/^[\s,;|–—-]+|[\s,;|–—-]+$/gu, '');
    if (!/\p{L}{2}/u.test(text)) continue;
    mark(`certifications.${certificates.length}`, 0.85, sourceOf(paragraph));
    certificates.push(text);
  }
  return certificates;
}
