/** The interview being prepared: survives a reload of the page, gone when the interview begins. */
import { z } from 'zod';
import { JD } from '../../contracts/screening.ts';
import { createStored } from '../data/stored.ts';
import { languageChoice } from '../data/preferences.ts';

const Draft = z.object({
  candidate: z.string(),
  vacancy: z.string(),
  jobText: z.string(),
  language: z.enum(['en', 'ru']),
  /** The parsed job description where the person changed it; null while it is as parsed. */
  job: JD.nullable(),
});

export type InterviewDraft = z.output<typeof Draft>;

export const emptyDraft = (): InterviewDraft => ({ candidate: '', vacancy: '', jobText: '', language: languageChoice.get(), job: null });

export const draft = createStored(sessionStorage, 'viva.draft', Draft, emptyDraft());

export const isComplete = (value: InterviewDraft): boolean => Boolean(value.candidate.trim() && value.vacancy.trim() && value.jobText.trim());
