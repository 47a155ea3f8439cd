/** The practice being prepared; lives as long as the tab. What was chosen last time is offered again. */
import { z } from 'zod';
import { INTERVIEWER_TYPES, type NewPractice } from '../../../data/coaching.ts';
import { createStored } from '../../../data/stored.ts';

const Draft = z.object({ jobTitle: z.string(), jobDescription: z.string(), interviewerType: z.enum(INTERVIEWER_TYPES), minutes: z.number().int() });
export type PracticeDraft = z.output<typeof Draft>;

export const offeredMinutes = [10, 15, 30, 45, 60] as const;
export const LONGEST_TITLE = 300;
export const LONGEST_DESCRIPTION = 50_000;

export const practiceDraft = createStored<PracticeDraft>(localStorage, 'viva.practice.draft', Draft, { jobTitle: '', jobDescription: '', interviewerType: 'Behavioral', minutes: 15 });

/** As the server takes it. */
export const toNewPractice = ({ jobTitle, jobDescription, interviewerType, minutes }: PracticeDraft): NewPractice => ({
  job_title: jobTitle.trim() || null,
  job_description: jobDescription.trim() || null,
  interviewer_type: interviewerType,
  duration_minutes: minutes,
});
