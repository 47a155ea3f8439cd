import { z } from 'zod';
import { createStored } from '../data/stored.ts';

/** What is being typed as an answer: survives a pause and a reload, gone when it is sent. Null is untouched. */
export const typedDraft = createStored(sessionStorage, 'viva.typed', z.string().nullable(), null);
