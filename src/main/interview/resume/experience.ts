/** The jobs of a resume: company, title, dates, what was done. */
import type { ResumeExperience } from '../../ports/resume.ts';
import type { Classifier } from './classify.ts';
import { findHeaders, type Header, type HeaderReader, type Item } from './experience-headers.ts';
import { sourceOf, type FieldMarks } from './field-marks.ts';
import { union, type Line } from './page-lines.ts';
import { toParagraphs } from './paragraphs.ts';
import type { Piece } from './pieces.ts';
import type { Section } from './sections.ts';

type SlottedPiece = Header['pieces'][number];

const BULLET_INDENT = 5;
const TITLE_LEAST = 0.5;

/** The paragraphs of all parts about work, one after another, as a column goes on in the next one. */
function toItems(sections: readonly Section[], { dates }: HeaderReader): Item[] {
  const startsNew = (before: Line, line: Line): boolean =>
    dates.isPart(line.text) || dates.isOnlyDates(before.text) || dates.find(line.text)[0]?.from === 0;
  return sections.flatMap(({ lines, around }) =>
    toParagraphs(lines, { around, startsNew }).map((paragraph) => ({ paragraph, indent: paragraph.x - paragraph.lines[0]!.column.x })),
  );
}

/** How much the pieces of one slot are titles rather than companies, over all jobs: people write all of them in one way. */
function slotLeanings(headers: readonly Header[], { title, company }: Classifier): (slot: string) => number {
  const sums = new Map<string, { sum: number; count: number }>();
  for (const { slot, text } of headers.flatMap(({ pieces }) => pieces)) {
    const entry = sums.get(slot) ?? { sum: 0, count: 0 };
    sums.set(slot, { sum: entry.sum + title(text) - company(text), count: entry.count + 1 });
  }
  return (slot) => {
    const entry = sums.get(slot);
    return entry === undefined ? 0 : entry.sum / entry.count;
  };
}

interface Names {
  readonly title: SlottedPiece | null;
  readonly company: SlottedPiece | null;
}

function toNames(header: Header, leaning: (slot: string) => number, { title, company }: Classifier): Names {
  const { pieces } = header;
  const titleness = ({ text, slot }: SlottedPiece): number => title(text) + leaning(slot) * 0.7;
  const companyness = ({ text, slot }: SlottedPiece): number => company(text) - leaning(slot) * 0.7;
  const [only] = pieces;
  if (only !== undefined && pieces.length === 1) {
    return title(only.text) - company(only.text) + leaning(only.slot) > 0 ? { title: only, company: null } : { title: null, company: only };
  }
  let best: Names = { title: null, company: null };
  let most = -Infinity;
  for (const [first, asTitle] of pieces.entries()) {
    for (const [second, asCompany] of pieces.entries()) {
      // Later pieces are seldom the names.
      const score = titleness(asTitle) + companyness(asCompany) - 0.08 * (first + second);
      if (first !== second && score > most) {
        most = score;
        best = { title: asTitle, company: asCompany };
      }
    }
  }
  return best;
}

/** Running text and bullets of a job, each marked where it stands. */
function readBody(
  items: readonly Item[],
  edge: number,
  path: string,
  { isLabel }: Classifier,
  mark: FieldMarks['mark'],
): Pick<ResumeExperience, 'description' | 'highlights'> {
  const told = items.filter(({ paragraph: { text } }) => text !== '' && !isLabel(text));
  const isBullet = ({ paragraph, indent }: Item): boolean => paragraph.hasBullet || indent > edge + BULLET_INDENT;
  const bullets = told.filter(isBullet).map(({ paragraph }) => paragraph);
  const prose = told.filter((item) => !isBullet(item)).map(({ paragraph }) => paragraph);
  for (const [index, bullet] of bullets.entries()) mark(`${path}.highlights.${index}`, bullet.hasBullet ? 0.95 : 0.8, sourceOf(bullet));
  const page = prose[0]?.page;
  if (page !== undefined) mark(`${path}.description`, 0.7, { page, box: union(prose.filter((paragraph) => paragraph.page === page)) });
  return { description: prose.map(({ text }) => text).join('\n'), highlights: bullets.map(({ text }) => text) };
}

export function readExperience(sections: readonly Section[], reader: HeaderReader, { mark }: FieldMarks): ResumeExperience[] {
  const { classifier } = reader;
  const items = toItems(sections, reader);
  const headers = findHeaders(items, reader);
  const leaning = slotLeanings(headers, classifier);
  const trust = Math.max(0, ...sections.map((section) => section.trust));
  const jobs: ResumeExperience[] = [];
  let lastCompany: Piece | null = null;
  for (const [index, header] of headers.entries()) {
    const { title, company } = toNames(header, leaning, classifier);
    const employer: Piece | null = company ?? lastCompany;
    const body = items.slice(header.to, headers[index + 1]?.from ?? items.length);
    if (title === null && company === null && body.length === 0) continue;
    const path = `experiences.${jobs.length}`;
    if (title !== null) mark(`${path}.title`, trust * (0.6 + 0.4 * Math.min(1, classifier.title(title.text) / TITLE_LEAST)), title);
    if (employer !== null)
      mark(`${path}.company`, trust * (company === null ? 0.6 : 0.65 + 0.35 * classifier.company(employer.text)), employer);
    const anchor = sourceOf(items[header.anchor]!.paragraph);
    if (header.dates?.start != null) mark(`${path}.startDate`, header.dates.isRange ? 0.95 : 0.75, anchor);
    if (header.dates?.end != null) mark(`${path}.endDate`, header.dates.isRange ? 0.95 : 0.75, anchor);
    jobs.push({
      company: employer?.text ?? '',
      title: title?.text ?? '',
      startDate: header.dates?.start ?? null,
      endDate: header.dates?.end ?? null,
      ...readBody(body, header.indent, path, classifier, mark),
    });
    lastCompany = employer;
  }
  return jobs;
}
