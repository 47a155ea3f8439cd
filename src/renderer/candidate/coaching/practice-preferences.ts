/** How one practises; stays with this browser profile. */
import { z } from 'zod';
import { createStored } from '../../data/stored.ts';

/** Whether the picture is recorded too. */
export const recordsPicture = createStored(localStorage, 'viva.practice.picture', z.boolean(), true);
/** Whether each question is read aloud when it comes. */
export const readsQuestions = createStored(localStorage, 'viva.practice.aloud', z.boolean(), false);
/** Whether a hint may be shown while one speaks. */
export const showsHints = createStored(localStorage, 'viva.practice.hints', z.boolean(), true);
/** What is being typed as an answer; null is untouched. */
export const practiceTyped = createStored(localStorage, 'viva.practice.typed', z.string().nullable(), null);
