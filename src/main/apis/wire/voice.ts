/** The voice document's resume, from the domain's shape and back; the desk speaks it too. */
import type { z } from 'zod';
import { RESUME_LIMITS, type ParsedResume as WireResume, type ResumeContext } from '../../../contracts/voice.ts';
import type { ParsedResume } from '../../ports/resume.ts';

/** Not within a letter of two units. */
const cut = (text: string, most: number): string => (text.length <= most ? text : text.slice(0, most).replace(/[\uD800-\uDBFF]$/u, ''));
const toLine = (text: string): string => cut(text, RESUME_LIMITS.line);
const toProse = (text: string): string => cut(text, RESUME_LIMITS.prose);
const ifAny = (text: string | null, to: (text: string) => string): string | null => (text === null ? null : to(text));
const toList = <T, R>(items: readonly T[], to: (item: T) => R): R[] => items.slice(0, RESUME_LIMITS.entries).map((item) => to(item));

/** Cut to what the contract allows, so that whoever gets it may bring it back: only of documents that nobody could read is anything lost. */
export const fromResume = ({ contact, summary, experiences, education, skills, certifications, rawText }: ParsedResume): z.input<typeof WireResume> => ({
  contact: {
    name: toLine(contact.name), email: ifAny(contact.email, toLine), phone: ifAny(contact.phone, toLine),
    location: ifAny(contact.location, toLine), linkedin: ifAny(contact.linkedin, toLine),
  },
  summary: ifAny(summary, toProse),
  experiences: toList(experiences, ({ company, title, startDate, endDate, description, highlights }) => ({
    company: toLine(company), title: toLine(title), start_date: ifAny(startDate, toLine), end_date: ifAny(endDate, toLine),
    description: toProse(description), highlights: toList(highlights, toProse),
  })),
  education: toList(education, ({ institution, degree, field, graduationDate }) => ({
    institution: toLine(institution), degree: toLine(degree), field: ifAny(field, toLine), graduation_date: ifAny(graduationDate, toLine),
  })),
  skills: toList(skills, toLine),
  certifications: toList(certifications, toLine),
  raw_text: toProse(rawText),
});

/** Whatever of a resume a client knows; what is absent or null is empty. */
export function toResume(context: z.output<typeof ResumeContext>): ParsedResume {
  const { contact } = context;
  return {
    contact: { name: contact?.name ?? '', email: contact?.email ?? null, phone: contact?.phone ?? null, location: contact?.location ?? null, linkedin: contact?.linkedin ?? null },
    summary: context.summary ?? null,
    experiences: given(context.experiences).map((one) => ({
      company: one.company ?? '', title: one.title ?? '', startDate: one.start_date ?? null, endDate: one.end_date ?? null,
      description: one.description ?? '', highlights: given(one.highlights),
    })),
    education: given(context.education).map((one) => ({
      institution: one.institution ?? '', degree: one.degree ?? '', field: one.field ?? null, graduationDate: one.graduation_date ?? null,
    })),
    skills: given(context.skills),
    certifications: given(context.certifications),
    rawText: context.raw_text ?? '',
  };
}

const given = <T>(list: readonly (T | null)[] | null | undefined): T[] => (list ?? []).filter((item): item is T => item !== null);
