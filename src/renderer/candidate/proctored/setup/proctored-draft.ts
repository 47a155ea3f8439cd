/** The interview on camera being prepared; lives as long as the tab. */
import { z } from 'zod';
import { AvatarLook } from '../../../../contracts/desk-proctored.ts';
import { languageChoice } from '../../../data/preferences.ts';
import { createStored } from '../../../data/stored.ts';

const Draft = z.object({
  candidate: z.string(),
  /** One of the roles with questions of their own, or `own`. */
  role: z.string(),
  ownRole: z.string(),
  language: z.enum(['en', 'ru']),
  look: AvatarLook,
  minutesPerQuestion: z.number().int(),
  mayRetake: z.boolean(),
  attention: z.boolean(),
});
export type ProctoredDraft = z.output<typeof Draft>;

export const OWN_ROLE = 'own';
export const offeredMinutes = [1, 2, 3, 5, 10] as const;

export const emptyProctoredDraft = (): ProctoredDraft => ({
  candidate: '', role: 'general', ownRole: '', language: languageChoice.get(), look: 'maria', minutesPerQuestion: 3, mayRetake: true, attention: true,
});

export const proctoredDraft = createStored(sessionStorage, 'viva.proctored.draft', Draft, emptyProctoredDraft());

const hasRole = ({ role, ownRole }: ProctoredDraft): boolean => role !== OWN_ROLE || ownRole.trim() !== '';
export const isProctoredComplete = (draft: ProctoredDraft): boolean => draft.candidate.trim() !== '' && hasRole(draft);
