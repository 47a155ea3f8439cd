/** Choices that stay with this browser profile. */
import { z } from 'zod';
import { createStored } from './stored.ts';

const systemLanguage = navigator.language.toLowerCase().startsWith('ru') ? 'ru' : 'en';

export const languageChoice = createStored(localStorage, 'viva.language', z.enum(['en', 'ru']), systemLanguage);
export const themeChoice = createStored(localStorage, 'viva.theme', z.enum(['system', 'light', 'dark']), 'system');
/** Device id of the chosen microphone; null is the system's default. */
export const microphoneChoice = createStored(localStorage, 'viva.microphone', z.string().nullable(), null);
/** Whether the interview being prepared or in hand is answered by typing alone: its microphone is then never opened. Outlives the window with it. */
export const answersByTyping = createStored(localStorage, 'viva.answersByTyping', z.boolean(), false);
/** Whether an answer is sent by itself after a long silence. */
export const endsBySilence = createStored(localStorage, 'viva.endsBySilence', z.boolean(), true);
