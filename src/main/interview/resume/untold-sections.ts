/** Parts whose headings say nothing to us are known by what they hold. */
import type { Classifier } from './classify.ts';
import type { DateReader } from './dates.ts';
import type { Section } from './sections.ts';

const TRUST = 0.55;
const LEAST_TITLE = 0.6;

/** Where no part is about work, or about schools, those under strange headings (or none) that look like it are taken for it. */
export function recognise(
  sections: readonly Section[],
  { dates, classifier }: { readonly dates: DateReader; readonly classifier: Classifier },
): Section[] {
  const has = (kind: Section['kind']): boolean => sections.some((section) => section.kind === kind && section.lines.length > 0);
  const isUnknown = ({ kind, trust }: Section): boolean => kind === 'head' || (kind === 'other' && trust < 0.6);
  const count = ({ lines }: Section, test: (text: string) => boolean): number =>
    lines.filter(({ text }) => text.length < 120 && test(text)).length;
  return sections.map((section) => {
    if (!isUnknown(section)) return section;
    const jobs = Math.min(
      count(section, (text) => dates.find(text).some(({ isRange }) => isRange)),
      count(section, (text) => classifier.title(text) >= LEAST_TITLE),
    );
    const schools = Math.min(
      count(section, (text) => classifier.school(text) > 0),
      count(section, (text) => classifier.degree(text) > 0 || dates.find(text).length > 0),
    );
    if (!has('experience') && jobs >= 1 && jobs >= schools) return { ...section, kind: 'experience', trust: TRUST };
    if (!has('education') && schools >= 1) return { ...section, kind: 'education', trust: TRUST };
    return section;
  });
}
