/** The part of the desk's API that hands decisions to an ATS and shows what became of them. For the reviewer. */
import { z } from 'zod';
import { json, type Route } from './route.ts';
import { ErrorBody } from './screening.ts';

const failures = { 400: json(ErrorBody, 'Not valid'), 403: json(ErrorBody, 'The desk is locked'), 404: json(ErrorBody, 'Not found'), 409: json(ErrorBody, 'No ATS is configured') };
const key = z.string().trim().min(1).max(200);

export const AtsOutboxItem = z.object({
  candidateId: z.string(),
  vacancyId: z.string(),
  decision: z.string(),
  reportLink: z.string(),
  state: z.enum(['pending', 'sent', 'refused']),
  attempts: z.number().int().describe('rounds of sending so far'),
  detail: z.string().nullable(),
  nextTryAt: z.string().nullable().describe('null while pending: the machine has given up, a person may send again'),
  updatedAt: z.string(),
  interviewId: z.string().nullable(),
});

export const AtsState = z.object({
  configured: z.boolean().describe('ATS_MODE is real and MOCK_ATS_URL is set'),
  format: z.enum(['generic', 'greenhouse', 'lever']),
  host: z.string().nullable().describe('where decisions go; no credentials'),
  items: z.array(AtsOutboxItem),
});

export const atsRoutes = {
  ats: { method: 'get', path: '/desk/ats', summary: 'Where decisions go, and what became of them (reviewer)', replies: { 200: json(AtsState), ...failures } },
  handOver: {
    method: 'post', path: '/desk/interviews/{id}/ats', summary: 'Hand a person’s decision about an interview to the ATS (reviewer)', params: z.object({ id: z.string().min(1).max(100) }),
    body: z.object({ candidateId: key.describe('the candidate’s id in the ATS'), vacancyId: key, decision: z.enum(['move', 'discuss', 'reject']) }),
    replies: { 200: json(AtsOutboxItem), ...failures },
  },
  resendAts: {
    method: 'post', path: '/desk/ats/resend', summary: 'Send once more what is in the outbox (reviewer)',
    body: z.object({ candidateId: z.string().min(1), vacancyId: z.string() }), replies: { 200: json(AtsOutboxItem), ...failures },
  },
} as const satisfies Readonly<Record<string, Route>>;
