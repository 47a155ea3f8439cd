/** Schools, degrees, fields and the years in which they were left. */
import type { ResumeEducation } from '../../ports/resume.ts';
import type { Classifier } from './classify.ts';
import type { DateReader, DateSpan } from './dates.ts';
import type { FieldMarks, Source } from './field-marks.ts';
import { sourceOf } from './field-marks.ts';
import { toParagraphs, type Paragraph } from './paragraphs.ts';
import { toPieces, trimmed, type Piece } from './pieces.ts';
import type { Section } from './sections.ts';
import { alternatives, anyOf, fold, type ResumeWords } from './vocabulary.ts';

export interface EducationReader {
  readonly dates: DateReader;
  readonly classifier: Classifier;
  readonly words: ResumeWords;
}

type Kind = 'school' | 'degree' | 'field' | 'date';
interface Mention {
  readonly kind: Kind;
  readonly text: string;
  readonly source: Source;
}

/** “BSc (Hons) Physics”, “Bachelor of Science in X”, «Магистр по направлению X» -> degree and field. */
function createDegreeSplitter({ degrees }: ResumeWords): (text: string) => { readonly degree: string; readonly field: string | null } {
  const link = new RegExp(
    `^(?<degree>.+?)\\s*(?:[,:(–—]\\s*|\\s+)(?:${alternatives(degrees.fieldAfter.filter((word) => word !== 'of'))})(?:\\s*[:«]|\\s)\\s*(?<field>\\p{L}.+)$`,
    'iu',
  );
  const short = new RegExp(
    `^(?<degree>(?:${alternatives(degrees.degrees.filter((word) => word.length <= 5 && /^[a-z.]+$/u.test(word)))})\\.?(?:\\s*\\([^)]*\\))?)\\s+(?<field>\\p{Lu}.+)$`,
    'iu',
  );
  const ofSubject = /^(?<degree>(?:bachelor|master|doctor)(?:'s|s)?\s+of\s+(?<subject>.+))$/iu;
  const known = anyOf(degrees.degreeOf);
  return (text) => {
    const linked = link.exec(text)?.groups ?? short.exec(text)?.groups;
    if (linked?.degree !== undefined && linked.field !== undefined)
      return { degree: trimmed(linked.degree), field: trimmed(linked.field).replace(/[»)]$/u, '') };
    const subject = ofSubject.exec(text)?.groups?.subject;
    return { degree: text, field: subject !== undefined && !known.test(fold(subject)) ? subject : null };
  };
}

const isSentence = (text: string): boolean => text.split(' ').length > 14;

function createMentionReader({ dates, classifier, words }: EducationReader): (paragraph: Paragraph) => Mention[] {
  const split = createDegreeSplitter(words);
  const noise = anyOf(words.degrees.noise);
  const strictNoise = new RegExp(`^(?:${noise.source})`, 'u');

  /** A part between commas says one thing; what follows a school's name with a comma may be its town. */
  function mentionsOf({ text, ...place }: Piece): Mention[] {
    const source = { page: place.page, box: place.box };
    const found: Mention[] = [];
    for (const part of text.split(/,\s+|;\s+|\s+(?:at|from|@)\s+(?=\p{Lu})/u).map(trimmed)) {
      const plain = fold(part);
      if (part === '' || strictNoise.test(plain) || isSentence(part) || classifier.isPlace(part) || dates.isOnlyDates(part)) continue;
      const before = found.at(-1);
      if (
        classifier.school(part) > 0 &&
        !(classifier.degree(part) > 0 && /^(?:бакалавр|магистр|специалист|bachelor|master|ph)/u.test(plain))
      )
        found.push({ kind: 'school', text: part, source });
      else if (classifier.degree(part) > 0) {
        const { degree, field } = split(part);
        found.push({ kind: 'degree', text: degree, source });
        if (field !== null) found.push({ kind: 'field', text: field, source });
      } else if (before?.kind === 'field') found[found.length - 1] = { ...before, text: `${before.text}, ${part}` };
      else if (/^\p{L}/u.test(part) && !noise.test(plain)) found.push({ kind: 'field', text: part, source });
    }
    return found;
  }

  const dateOf = ({ start, end }: DateSpan): string => end ?? start ?? '';
  return (paragraph) =>
    paragraph.cells.flatMap((cell) => {
      const spans = dates.find(cell.text);
      const blanked = (text: string): string => dates.without(text).replace(/\s{3,}/gu, (gap) => '\u0001'.repeat(gap.length));
      const named = toPieces([cell], blanked, /\s*[|•·]\s*|\s+[–—-]+\s+|\s{3,}|[\u0001]+/u).flatMap(mentionsOf);
      const dated = spans.map((span): Mention => ({ kind: 'date', text: dateOf(span), source: sourceOf(cell) }));
      const isDateFirst = spans[0] !== undefined && trimmed(cell.text.slice(0, spans[0].from)) === '';
      return isDateFirst ? [...dated, ...named] : [...named, ...dated];
    });
}

type Entry = Partial<Record<Kind, Mention>>;

/** A second school, degree or date begins the next entry. */
function toEntries(mentions: readonly Mention[]): Entry[] {
  const entries: Entry[] = [];
  for (const mention of mentions) {
    const entry = entries.at(-1);
    if (entry === undefined || (entry[mention.kind] !== undefined && mention.kind !== 'field')) entries.push({ [mention.kind]: mention });
    else entry[mention.kind] ??= mention;
  }
  return entries;
}

export function readEducation(sections: readonly Section[], reader: EducationReader, { mark }: FieldMarks): ResumeEducation[] {
  const { classifier, dates } = reader;
  const saysAnew = (text: string): boolean => classifier.school(text) > 0 || classifier.degree(text) > 0 || dates.isOnlyDates(text);
  // “College” alone goes on with the name that the line before began; in Russian the later words of a name are small.
  const isAnew = (before: string, line: string): boolean =>
    (saysAnew(line) && (saysAnew(before) || line.split(' ').length > 1)) || /^[А-ЯЁ]/u.test(line);
  const isOpen = (text: string): boolean => /(?:[,«("&-]|\s(?:of|in|and|the|for|им\.?|имени|и|по|при|в))$/iu.test(text);
  const paragraphs = sections.flatMap(({ lines, around }) =>
    toParagraphs(lines, {
      around,
      startsNew: (before, line) => !isOpen(before.text) && /^[\p{Lu}\d]/u.test(line.text) && isAnew(before.text, line.text),
    }),
  );
  const mentionsOf = createMentionReader(reader);
  const plain = paragraphs.filter(({ hasBullet }) => !hasBullet);
  // Bullets below a school tell of it; where all is bullets they are the schools.
  const told = plain.some(({ text }) => classifier.school(text) > 0) ? plain : paragraphs;
  const entries = toEntries(told.flatMap(mentionsOf)).filter(({ school, degree }) => school !== undefined || degree !== undefined);
  return entries.map(({ school, degree, field, date }, index) => {
    const path = `education.${index}`;
    if (school !== undefined) mark(`${path}.institution`, 0.9, school.source);
    if (degree !== undefined) mark(`${path}.degree`, 0.9, degree.source);
    if (field !== undefined) mark(`${path}.field`, 0.75, field.source);
    if (date !== undefined) mark(`${path}.graduationDate`, 0.85, date.source);
    return { institution: school?.text ?? '', degree: degree?.text ?? '', field: field?.text ?? null, graduationDate: date?.text ?? null };
  });
}
