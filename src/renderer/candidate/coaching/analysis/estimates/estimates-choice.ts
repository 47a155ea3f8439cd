import { z } from 'zod';
import { createStored } from '../../../../data/stored.ts';

/** Whether estimates of emotion and expression are shown; stays with this browser profile. */
export const showsEstimates = createStored(localStorage, 'viva.coachingEstimates', z.boolean(), true);
