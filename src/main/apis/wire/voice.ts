/** The voice document's resume, from the domain's shape and back; the desk speaks it too. */
import type { z } from 'zod';
import type * as contract from '../../../contracts/voice.ts';
import type { ParsedResume } from '../../ports/resume.ts';

export const fromResume = (resume: ParsedResume): z.input<typeof contract.ParsedResume> => ({
  contact: { ...resume.contact },
  summary: resume.summary,
  experiences: resume.experiences.map(({ startDate, endDate, highlights, ...rest }) => ({ ...rest, start_date: startDate, end_date: endDate, highlights: [...highlights] })),
  education: resume.education.map(({ graduationDate, ...rest }) => ({ ...rest, graduation_date: graduationDate })),
  skills: [...resume.skills],
  certifications: [...resume.certifications],
  raw_text: resume.rawText,
});

/** Whatever of a resume a client knows; what is absent or null is empty. */
export function toResume(context: z.output<typeof contract.ResumeContext>): ParsedResume {
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
