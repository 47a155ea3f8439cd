/** Changes to what was read of a resume. Each field has a path, as on the wire: `experiences.0.title`. */
import type { Reading, Resume } from '../../../data/voice.ts';

/** Below this a field is shown as not sure. */
const surely = 0.7;

export type ListName = 'experiences' | 'education';

const emptyItems = {
  experiences: { company: '', title: '', start_date: null, end_date: null, description: '', highlights: [] },
  education: { institution: '', degree: '', field: null, graduation_date: null },
} as const;

/** The reading with another resume in it; the person's own word is sure. */
export function withResume(reading: Reading, resume: Resume, changedPath: string): Reading {
  return { ...reading, resume, fields: reading.fields.map((field) => (isAt(field.path, changedPath) ? { ...field, confidence: 1 } : field)) };
}

export function withItem(reading: Reading, list: ListName): Reading {
  const { resume } = reading;
  const added = list === 'experiences'
    ? { ...resume, experiences: [...resume.experiences, { ...emptyItems.experiences, highlights: [] }] }
    : { ...resume, education: [...resume.education, { ...emptyItems.education }] };
  return { ...reading, resume: added };
}

/** Without one item; the paths of those after it move up. */
export function withoutItem(reading: Reading, list: ListName, index: number): Reading {
  const { resume } = reading;
  const fields = reading.fields.flatMap((field) => {
    const [name, at, ...rest] = field.path.split('.');
    if (name !== list || Number(at) < index) return [field];
    return Number(at) === index ? [] : [{ ...field, path: [name, Number(at) - 1, ...rest].join('.') }];
  });
  return { ...reading, fields, resume: { ...resume, [list]: resume[list].filter((_, at) => at !== index) } };
}

/** What was read at a path, its parts included: a list's lines have paths of their own. */
export const fieldsAt = (reading: Reading, path: string): Reading['fields'] => reading.fields.filter((field) => isAt(field.path, path));

/** Those of them that have a place on a page: what a model found has none. */
export const placesAt = (reading: Reading, path: string): Reading['fields'] => fieldsAt(reading, path).filter(({ box }) => box.width > 0);

export const isUnsure = (reading: Reading, path: string): boolean => fieldsAt(reading, path).some(({ confidence }) => confidence < surely);

const isAt = (path: string, wanted: string): boolean => path === wanted || path.startsWith(`${wanted}.`);

const toParts = (text: string, separator: RegExp): string[] => text.split(separator).map((part) => part.trim()).filter((part) => part !== '');
export const toLines = (text: string): string[] => toParts(text, /\n/);
export const toSkills = (text: string): string[] => toParts(text, /[,;\n]/);
export const orNull = (text: string): string | null => (text === '' ? null : text);
