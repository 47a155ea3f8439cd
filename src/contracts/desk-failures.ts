/** What the desk's calls have in common: how they fail, and the reply of those that only do something. */
import { z } from 'zod';
import { json } from './route.ts';
import { ErrorBody } from './screening.ts';

export const failures = {
  400: json(ErrorBody, 'Not valid'),
  401: json(ErrorBody, 'No launch token'),
  403: json(ErrorBody, 'The desk is locked, or another interview’s key'),
  404: json(ErrorBody, 'Not found'),
  409: json(ErrorBody, 'Not possible in the present state'),
} as const;

export const ok = json(z.object({ ok: z.literal(true) }));
