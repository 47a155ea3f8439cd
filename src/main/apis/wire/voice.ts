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

/** Whatever of a resume a client knows; the rest is empty. */
export function toResume(context: z.output<typeof contract.ResumeContext>): ParsedResume {
  const { contact = {}, summary = null, experiences = [], education = [], skills = [], certifications = [], raw_text: rawText = '' } = context;
  return {
    contact: { name: contact.name ?? '', email: contact.email ?? null, phone: contact.phone ?? null, location: contact.location ?? null, linkedin: contact.linkedin ?? null },
    summary,
    experiences: experiences.map((one) => ({
      company: one.company ?? '', title: one.title ?? '', startDate: one.start_date ?? null, endDate: one.end_date ?? null,
      description: one.description ?? '', highlights: one.highlights ?? [],
    })),
    education: education.map((one) => ({ institution: one.institution ?? '', degree: one.degree ?? '', field: one.field ?? null, graduationDate: one.graduation_date ?? null })),
    skills,
    certifications,
    rawText,
  };
}
