/** The proctored interview on the page's own origin: types of the desk's part, and the report's PDF by the documented address. */
import type { z } from 'zod';
import type { AttentionSpan as Span, NewProctored as Wish, ProctoredAnswer as Answer, ProctoredDetail as Detail, ProctoredResult as Result, ProctoredRoomState as Room } from '../../contracts/desk-proctored.ts';
import { proctoredApi } from '../../contracts/proctored.ts';
import { createApiClient } from './api-client.ts';
import { deskHeaders } from './desk.ts';

const documented = createApiClient(proctoredApi, '/apis/proctored', deskHeaders);

export type AttentionSpan = z.output<typeof Span>;
export type NewProctored = z.input<typeof Wish>;
export type ProctoredAnswer = z.output<typeof Answer>;
export type ProctoredDetail = z.output<typeof Detail>;
export type ProctoredResult = z.output<typeof Result>;
export type ProctoredRoom = z.output<typeof Room>;

/** Roles that have questions of their own; any other gets the general ones. */
export const PROCTORED_ROLES = ['general', 'engineering', 'data', 'product', 'design', 'sales', 'support', 'management'] as const;
export type ProctoredRole = (typeof PROCTORED_ROLES)[number];

export const isProctoredRole = (role: string): role is ProctoredRole => (PROCTORED_ROLES as readonly string[]).includes(role);

/** The film of a question. Rejects with ApiFailure: 404 until it is made. */
export const proctoredFilm = (id: string, index: number, signal: AbortSignal): Promise<Blob> =>
  documented.avatar({ params: { session_id: id, file: `q${String(index).padStart(2, '0')}.mp4` }, signal });

/** The report. Rejects with ApiFailure: 404 until it is made. */
export const proctoredPdf = (id: string): Promise<Blob> => documented.pdf({ params: { session_id: id } });
