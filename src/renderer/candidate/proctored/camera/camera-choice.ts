import { z } from 'zod';
import { createStored } from '../../../data/stored.ts';

/** Device id of the chosen camera; null is the system's default. */
export const cameraChoice = createStored(localStorage, 'viva.camera', z.string().nullable(), null);
