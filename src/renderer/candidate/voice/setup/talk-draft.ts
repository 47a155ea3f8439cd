/** The interview being prepared. It and the resume in it live as long as the tab, gone when the interview begins. */
import { z } from 'zod';
import { Pace, ResumeReading } from '../../../../contracts/desk-voice.ts';
import { createObservable } from '../../../data/observable.ts';
import { languageChoice } from '../../../data/preferences.ts';
import { createStored } from '../../../data/stored.ts';

const Draft = z.object({
  candidate: z.string(),
  role: z.string(),
  language: z.enum(['en', 'ru']),
  minutes: z.number(),
  pace: Pace,
  /** What was read, with the person's changes; null without a resume. */
  reading: ResumeReading.nullable(),
  fileName: z.string(),
});

export type TalkDraft = z.output<typeof Draft>;

const minutesByDefault = 30;
export const offeredMinutes = [10, 20, 30, 45, 60] as const;

export const emptyTalkDraft = (): TalkDraft => ({
  candidate: '', role: '', language: languageChoice.get(), minutes: minutesByDefault, pace: 'normal', reading: null, fileName: '',
});

export const talkDraft = createStored(sessionStorage, 'viva.talk.draft', Draft, emptyTalkDraft());

/** The file itself, for showing its pages; a reload forgets it. */
export const talkFile = createObservable<File | null>(null);

export const isTalkComplete = (draft: TalkDraft): boolean => draft.candidate.trim() !== '';
