/** The documented APIs that are served, in the order in which documentation lists them. */
import { coachingApi } from './coaching.ts';
import { codingApi } from './coding.ts';
import { proctoredApi } from './proctored.ts';
import type { ApiContract } from './route.ts';
import { screeningApi } from './screening.ts';
import { voiceApi } from './voice.ts';

export const PUBLIC_APIS: readonly ApiContract[] = [screeningApi, codingApi, voiceApi, proctoredApi, coachingApi];
