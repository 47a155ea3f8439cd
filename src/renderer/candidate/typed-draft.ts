import { z } from 'zod';
import { createStored } from '../data/stored.ts';

/** What is being typed as an answer: survives a pause, a reload and the end of the window, gone when it is sent. Null is untouched. */
export const typedDraft = createStored(localStorage, 'viva.typed', z.string().nullable(), null);
