/** The coding interview API: schemas and routes, exactly as documented in its API page. Base path `/api` at the root of 8000. */
import { z } from 'zod';
import { defineApi, json } from './route.ts';

/** Largest code that is taken, in bytes of UTF-8. */
export const MAX_CODE_BYTES = 64 * 1024;

export const CodingLanguage = z.enum(['python', 'javascript']);
export const CodingLevel = z.enum(['junior', 'middle']);
const at = z.iso.datetime();

export const CodingErrorBody = z
  .object({
    error: z.object({
      code: z.string().describe('INTERVIEW_NOT_FOUND, INVALID_CODE, EXECUTION_TIMEOUT, LLM_ERROR, RUNNER_ERROR, VALIDATION_ERROR, INTERVIEW_FINISHED, …'),
      message: z.string(),
      details: z.record(z.string(), z.unknown()).optional(),
    }),
  })
  .meta({ id: 'CodingError' });

export const CreateCodingInterview = z
  .object({ language: CodingLanguage, level: CodingLevel, candidate_name: z.string().trim().max(200).nullish() })
  .meta({ id: 'CreateCodingInterview' });

export const CodingTask = z
  .object({
    id: z.string(),
    title: z.string(),
    description: z.string(),
    language: CodingLanguage,
    level: CodingLevel,
    initial_code: z.string(),
    examples: z.array(z.object({ input: z.string(), output: z.string(), explanation: z.string() })),
  })
  .meta({ id: 'CodingTask' });

export const CreatedCodingInterview = z.object({ interview_id: z.uuid(), task: CodingTask, created_at: at }).meta({ id: 'CreatedCodingInterview' });

export const CodingInterview = z
  .object({
    interview_id: z.uuid(),
    language: CodingLanguage,
    level: CodingLevel,
    status: z.enum(['IN_PROGRESS', 'FINISHED']),
    task: CodingTask,
    current_code: z.string(),
    created_at: at,
    updated_at: at,
  })
  .meta({ id: 'CodingInterview' });

/** Its length is judged by the handler, in bytes, so that too long a code gets the documented INVALID_CODE. */
export const CodeBody = z.object({ code: z.string() }).meta({ id: 'Code' });

export const VisibleTest = z
  .object({
    id: z.string(),
    name: z.string(),
    status: z.enum(['passed', 'failed']),
    input: z.string(),
    expected_output: z.string(),
    actual_output: z.string(),
    error_message: z.string().optional(),
  })
  .meta({ id: 'VisibleTest' });

export const RunResult = z
  .object({
    execution: z.object({
      status: z.enum(['success', 'error', 'timeout']),
      stdout: z.string(),
      stderr: z.string(),
      execution_time_ms: z.number().min(0),
      memory_usage_mb: z.number().min(0),
    }),
    visible_tests: z.array(VisibleTest),
    summary: z.object({ total: z.number().int(), passed: z.number().int(), failed: z.number().int() }),
  })
  .meta({ id: 'RunResult' });

export const ChatMessage = z.object({ role: z.enum(['user', 'assistant']), content: z.string(), timestamp: at }).meta({ id: 'ChatMessage' });

export const ANTI_CHEAT_EVENTS = ['big_paste', 'devtools_opened', 'copy_from_description', 'disable_js_attempt', 'suspicious_focus', 'tab_switch'] as const;

// Beyond, a time has no four-digit year in UTC, or is a clock gone wrong.
const isOfOurTime = (text: string): boolean => {
  const year = new Date(text).getUTCFullYear();
  return year >= 1970 && year <= 2100;
};

export const AntiCheatEvent = z
  .object({
    event_type: z.enum(ANTI_CHEAT_EVENTS),
    metadata: z.object({ timestamp: z.iso.datetime({ offset: true }).refine(isOfOurTime, 'must lie between 1970 and 2100'), details: z.string().max(2_000).nullish() }),
  })
  .meta({ id: 'AntiCheatEvent' });

export const RecommendedLevel = z.enum(['junior', 'junior+', 'middle', 'middle+', 'senior']);

const share = z.number().min(0).max(1);
const totals = z.object({ total: z.number().int(), passed: z.number().int(), failed: z.number().int() });

export const CodingReport = z
  .object({
    metrics: z.object({ correctness: share, optimality: share, code_style: share, soft_skills: share, overall_score: share }),
    test_results: z.object({ visible_tests: totals, hidden_tests: totals }),
    execution_stats: z.object({ average_execution_time_ms: z.number(), max_memory_usage_mb: z.number(), total_runs: z.number().int() }),
    anti_cheat: z.object({
      total_events: z.number().int(),
      suspicious_score: share,
      events: z.array(z.object({ type: z.enum(ANTI_CHEAT_EVENTS), count: z.number().int(), timestamp: at })),
    }),
    candidate_report: z.string(),
    recruiter_report: z.string(),
    recommendations: z.object({ level: RecommendedLevel, strengths: z.array(z.string()), weaknesses: z.array(z.string()) }),
  })
  .meta({ id: 'CodingReport' });

export const FinishedCodingInterview = z
  .object({ interview_id: z.uuid(), status: z.literal('FINISHED'), report: CodingReport, generated_at: at })
  .meta({ id: 'FinishedCodingInterview' });

// Any text: an unknown id is the documented 404, not a 400.
const params = z.object({ interview_id: z.string() });
const query = z.object({ lang: z.string().max(35).optional().describe('language of the texts: ru (default) or en') });
const failures = {
  400: json(CodingErrorBody, 'Not valid'),
  404: json(CodingErrorBody, 'No such interview'),
  409: json(CodingErrorBody, 'The interview is finished'),
  413: json(CodingErrorBody, 'The body is too large'),
  500: json(CodingErrorBody, 'Our own fault'),
};
const codeLimit = 2 * 1024 * 1024;

export const codingApi = defineApi({
  name: 'coding',
  title: 'Viva coding interviews',
  version: '1.0.0',
  description: 'A task, a runner for the candidate’s code, an interviewer to talk to, and two reports.',
  routes: {
    create: {
      method: 'post', path: '/interviews', summary: 'Create an interview with a task', query, body: CreateCodingInterview,
      replies: { 201: json(CreatedCodingInterview, 'Created'), ...failures },
    },
    find: { method: 'get', path: '/interviews/{interview_id}', summary: 'The interview and its task', params, query, replies: { 200: json(CodingInterview), ...failures } },
    saveCode: {
      method: 'put', path: '/interviews/{interview_id}/code', summary: 'Save the candidate’s code', params, body: CodeBody, bodyLimitBytes: codeLimit,
      replies: { 200: json(z.object({ success: z.literal(true), saved_at: at })), ...failures },
    },
    run: {
      method: 'post', path: '/interviews/{interview_id}/run', summary: 'Run the code against the tests', params, query, body: CodeBody, bodyLimitBytes: codeLimit,
      replies: { 200: json(RunResult), ...failures },
    },
    chat: {
      method: 'post', path: '/interviews/{interview_id}/chat', summary: 'Say something to the interviewer', params,
      body: z.object({ message: z.string().trim().min(1).max(8_000) }),
      replies: { 200: json(z.object({ response: z.string(), timestamp: at })), ...failures },
    },
    chatHistory: {
      method: 'get', path: '/interviews/{interview_id}/chat', summary: 'The conversation so far', params,
      replies: { 200: json(z.object({ messages: z.array(ChatMessage) })), ...failures },
    },
    antiCheat: {
      method: 'post', path: '/interviews/{interview_id}/anti-cheat', summary: 'Record what the page noticed', params, body: AntiCheatEvent,
      replies: { 200: json(z.object({ success: z.literal(true), event_id: z.uuid() })), ...failures },
    },
    finish: {
      method: 'post', path: '/interviews/{interview_id}/finish', summary: 'End the interview and write its report; again, the same report', params,
      replies: { 200: json(FinishedCodingInterview), ...failures },
    },
    report: { method: 'get', path: '/interviews/{interview_id}/report', summary: 'The report of a finished interview', params, replies: { 200: json(FinishedCodingInterview), ...failures } },
  },
  sockets: {},
});
