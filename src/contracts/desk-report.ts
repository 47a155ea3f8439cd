/** The report of an interview as data, and where it is fetched. For the reviewer. */
import { z } from 'zod';
import { bytes, json, type Route } from './route.ts';
import { ErrorBody } from './screening.ts';

const failures = { 400: json(ErrorBody, 'Not valid'), 403: json(ErrorBody, 'The desk is locked'), 404: json(ErrorBody, 'Not found'), 409: json(ErrorBody, 'The interview has not ended yet') };
const Language = z.enum(['en', 'ru']);
const share = z.number().min(0).max(1);
const seconds = z.number().min(0).nullable();

export const ReportedQuote = z.object({
  quote: z.string().describe('verbatim words of the candidate'),
  t0: seconds.describe('seconds in the recording; null when it is not in it'),
  t1: seconds,
});

export const OpenQuestion = z.object({
  reason: z.enum(['contradiction', 'condition', 'gap', 'depth']).describe('statements exclude each other; a firm condition was not spoken of or stayed unclear; an indicator was not covered; an answer stayed thin'),
  about: z.string(),
  competency: z.string().nullable(),
  question: z.string(),
});

export const ReportedCompetency = z.object({
  name: z.string(),
  weight: share.nullable(),
  score: z.number().min(0).max(5).nullable(),
  anchor: z.string().nullable().describe('what the score means; null in reports of earlier versions'),
  combined: share.nullable().describe('rubric and coverage together'),
  coverage: share.nullable(),
  insufficient: z.boolean().describe('nothing was said about it: the score says nothing about the person'),
  points: z.array(z.object({ text: z.string(), value: z.number() })).readonly().describe('what gave and what took points; they sum to the score'),
  evidence: z.array(ReportedQuote).readonly(),
  missing: z.array(z.string()).readonly().describe('indicators that were not covered'),
});

/** What `fmt=json` gives, and HTML and PDF are made from. */
export const InterviewReport = z.object({
  format: z.literal('viva.report'),
  version: z.literal(1).describe('raised whenever a field changes its meaning or goes; new fields may come at any time'),
  language: Language.describe('of the report’s own words in HTML and PDF'),
  answersLanguage: z.string().nullable().describe('BCP 47; of quotes, anchors, points and reasons'),
  interview: z.object({ id: z.string(), heldAt: z.string(), role: z.string() }).nullable(),
  candidate: z.string().nullable(),
  vacancy: z.string().nullable(),
  scoredAt: z.string(),
  recommendation: z.object({
    decision: z.enum(['move', 'discuss', 'reject']).describe('a recommendation: a person decides'),
    overall: share,
    spread: z.object({ low: share, high: share, tellings: z.number().int() }).nullable()
      .describe('the score had the same been told a little differently, over so many changed tellings; null in reports of earlier versions'),
    reasons: z.array(z.string()).readonly(),
  }),
  competencies: z.array(ReportedCompetency).readonly(),
  otherEvidence: z.array(ReportedQuote.extend({ competency: z.string().nullable() })).readonly(),
  redFlags: z.array(z.string()).readonly(),
  contradictions: z.array(z.object({ subject: z.string(), first: ReportedQuote, second: ReportedQuote })).readonly(),
  nextQuestions: z.array(OpenQuestion).readonly(),
  scoring: z.object({
    by: z.string().describe('engines with their versions, and versions of prompts'),
    answers: z.object({ spoken: z.number().int(), typed: z.number().int(), corrected: z.number().int(), confidence: share.nullable() }).nullable()
      .describe('confidence: the mean of the speech recognition'),
  }),
  transcript: z.array(z.object({
    role: z.enum(['assistant', 'user']),
    text: z.string(),
    recognisedText: z.string().nullable().describe('what the recogniser heard, where the candidate corrected it'),
    source: z.enum(['speech', 'typed', 'dialogue']),
    t0: seconds,
    t1: seconds,
  })).readonly(),
  audioUrl: z.string().describe('moments are {audioUrl}?t0=..&t1=..'),
});

/** What the reviewer's page shows: the transcript stands beside it. */
export const ReportSummary = InterviewReport.omit({ transcript: true, audioUrl: true });

export const reportRoutes = {
  report: {
    method: 'get', path: '/desk/interviews/{id}/report', summary: 'The report as HTML, PDF, or JSON of the shape InterviewReport (reviewer)',
    params: z.object({ id: z.string().min(1).max(100) }),
    query: z.object({
      fmt: z.enum(['html', 'pdf', 'json']).default('html'),
      lang: Language.optional().describe('of the report’s own words; by default the interview’s'),
      sound: z.enum(['none', 'quotes']).default('none').describe('quotes: the HTML holds the recording of each quote'),
    }),
    replies: { 200: bytes(['text/html; charset=utf-8', 'application/pdf', 'application/json']), ...failures },
  },
} as const satisfies Readonly<Record<string, Route>>;
