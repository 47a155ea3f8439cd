/** Imported first: the page's policy forbids `eval`, so zod must not try to compile its schemas. */
import { z } from 'zod';

z.config({ jitless: true });
