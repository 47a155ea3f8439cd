/** Choices of the talk about a resume that stay with this browser profile. */
import { z } from 'zod';
import { createStored } from './stored.ts';

/** `free`: speech is heard by itself; `hold`: only while a key or a button is held. */
export const talkMode = createStored(localStorage, 'viva.talk.mode', z.enum(['free', 'hold']), 'free');
/** Whether the panel with the latencies of each turn is shown. */
export const latencyPanel = createStored(localStorage, 'viva.talk.latency', z.boolean(), false);
