/** The coding document, heading by heading, on the real server with the real sandbox. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { CodingErrorBody, type ChatMessage, CodingInterview, CreatedCodingInterview, FinishedCodingInterview, RunResult } from '../../src/contracts/coding.ts';
import { AppError } from '../../src/main/base/errors.ts';
import type { CodeRunner } from '../../src/main/ports/runner.ts';
import { callCoding, pythonDoing, taskCalled } from '../fixtures/coding.ts';
import { serverWith, sharedServer, startServer } from '../fixtures/server.ts';
import { tempDir } from '../fixtures/temp-dir.ts';

type Created = z.output<typeof CreatedCodingInterview>;
type Finished = z.output<typeof FinishedCodingInterview>;
interface Failure {
  readonly error: { readonly code: string; readonly message: string; readonly details?: Readonly<Record<string, unknown>> };
}

const api = sharedServer();
const call = <T = Failure>(method: string, path: string, body?: unknown, headers?: Record<string, string>) => callCoding<T>(`${api.server.base}/api`, method, path, body, headers);
const create = async (wish: object = {}): Promise<Created> => (await call<Created>('POST', '/interviews', { language: 'python', level: 'junior', ...wish })).body;
const referenceOf = ({ task }: Created): string => taskCalled(task.id).code[task.language].reference;
const event = (event_type: string, timestamp: string) => ({ event_type, metadata: { timestamp } });
const UNKNOWN = '/interviews/00000000-0000-4000-8000-000000000000';

async function expectFailure(reply: Promise<{ status: number; body: unknown }>, status: number, code: string): Promise<Failure['error']> {
  const { status: actual, body } = await reply;
  const { error } = CodingErrorBody.parse(body);
  expect({ status: actual, code: error.code }).toEqual({ status, code });
  return { code: error.code, message: error.message, ...(error.details === undefined ? {} : { details: error.details }) };
}

describe('1. POST /interviews', () => {
  it('creates an interview with a task of the language and level', async () => {
    for (const [language, level] of [['python', 'junior'], ['javascript', 'middle']] as const) {
      const { status, body } = await call('POST', '/interviews', { language, level, candidate_name: 'Анна', unknown_field: 1 });
      expect(status).toBe(201);
      const created = CreatedCodingInterview.parse(body);
      expect(created.task).toMatchObject({ language, level });
      expect(created.task.initial_code).toBe(taskCalled(created.task.id).code[language].initial);
      expect(created.task.examples.length).toBeGreaterThan(0);
    }
  });

  it('speaks Russian unless it is asked for English, and stays with it', async () => {
    const title = async (path: string, headers: Record<string, string> = {}) => {
      const { body } = await call<Created>('POST', path, { language: 'python', level: 'junior' }, headers);
      const again = await call<z.output<typeof CodingInterview>>('GET', `/interviews/${body.interview_id}`);
      expect(again.body.task).toEqual(body.task);
      return body.task.title;
    };
    expect(await title('/interviews')).toMatch(/[а-я]/i);
    expect(await title('/interviews?lang=en')).not.toMatch(/[а-я]/i);
    expect(await title('/interviews', { 'accept-language': 'en-GB, ru;q=0.5' })).not.toMatch(/[а-я]/i);
  });

  it('gives the same candidate another task each time', async () => {
    const ids = [];
    for (let index = 0; index < 6; index += 1) ids.push((await create({ candidate_name: index % 2 === 0 ? 'Пётр Иванов' : ' пётр иванов ' })).task.id);
    expect(new Set(ids).size).toBe(6);
  });

  it('refuses unknown languages and levels, too long a name, and what is no JSON', async () => {
    await expectFailure(call('POST', '/interviews', { language: 'cobol', level: 'junior' }), 400, 'VALIDATION_ERROR');
    await expectFailure(call('POST', '/interviews', { language: 'python', level: 'boss' }), 400, 'VALIDATION_ERROR');
    await expectFailure(call('POST', '/interviews', { language: 'python', level: 'junior', candidate_name: 'x'.repeat(201) }), 400, 'VALIDATION_ERROR');
    await expectFailure(call('POST', '/interviews', '{"language":'), 400, 'VALIDATION_ERROR');
  });
});

describe('2. GET /interviews/{interview_id}', () => {
  it('answers with the task, the code and the status', async () => {
    const created = await create();
    const { status, body } = await call('GET', `/interviews/${created.interview_id}`);
    expect(status).toBe(200);
    expect(CodingInterview.parse(body)).toMatchObject({ status: 'IN_PROGRESS', current_code: created.task.initial_code, task: created.task, created_at: created.created_at });
  });

  it('knows no other', async () => {
    await expectFailure(call('GET', UNKNOWN), 404, 'INTERVIEW_NOT_FOUND');
    await expectFailure(call('GET', '/interviews/not-an-id'), 404, 'INTERVIEW_NOT_FOUND');
  });
});

describe('3. PUT /interviews/{interview_id}/code', () => {
  it('has stored the code when it answers', async () => {
    const { interview_id } = await create();
    const { status, body } = await call<{ success: boolean; saved_at: string }>('PUT', `/interviews/${interview_id}/code`, { code: 'x = 1  # ещё не всё' });
    expect({ status, success: body.success }).toEqual({ status: 200, success: true });
    const found = (await call<z.output<typeof CodingInterview>>('GET', `/interviews/${interview_id}`)).body;
    expect(found).toMatchObject({ current_code: 'x = 1  # ещё не всё', updated_at: body.saved_at });
  });

  it('takes 64 KB and not one byte more', async () => {
    const { interview_id } = await create();
    const path = `/interviews/${interview_id}/code`;
    expect((await call('PUT', path, { code: '#'.repeat(65_536) })).status).toBe(200);
    await expectFailure(call('PUT', path, { code: '#'.repeat(65_537) }), 400, 'INVALID_CODE');
    await expectFailure(call('PUT', path, { code: 'я'.repeat(32_769) }), 400, 'INVALID_CODE');
    await expectFailure(call('PUT', path, { code: '#'.repeat(2_200_000) }), 413, 'BODY_TOO_LARGE');
    await expectFailure(call('PUT', path, { text: '' }), 400, 'VALIDATION_ERROR');
    await expectFailure(call('PUT', `${UNKNOWN}/code`, { code: '' }), 404, 'INTERVIEW_NOT_FOUND');
  });
});

describe('4. POST /interviews/{interview_id}/run', () => {
  const run = async (created: Created, code: string) => {
    const { status, body } = await call('POST', `/interviews/${created.interview_id}/run`, { code });
    expect(status).toBe(200);
    return RunResult.parse(body);
  };

  it('runs right and wrong code of both languages', async () => {
    for (const language of ['python', 'javascript']) {
      const created = await create({ language });
      const wrong = await run(created, created.task.initial_code);
      const failed = wrong.visible_tests.filter(({ status }) => status === 'failed');
      expect(failed.length).toBeGreaterThan(0);
      expect(wrong.summary).toEqual({ total: wrong.visible_tests.length, passed: wrong.visible_tests.length - failed.length, failed: failed.length });
      expect(wrong.visible_tests.map(({ error_message }) => error_message !== undefined)).toEqual(wrong.visible_tests.map(({ status }) => status === 'failed'));
      const right = await run(created, referenceOf(created));
      expect(right.summary).toEqual({ total: right.visible_tests.length, passed: right.visible_tests.length, failed: 0 });
      expect(right.execution).toMatchObject({ status: 'success', stderr: '' });
      expect(right.execution.memory_usage_mb).toBeGreaterThan(0);
      // Every example is one of the visible tests.
      for (const { input, output } of created.task.examples) expect(right.visible_tests).toContainEqual(expect.objectContaining({ status: 'passed', input, expected_output: output }));
    }
  });

  it('says where the syntax is wrong, and keeps the code', async () => {
    const { interview_id } = await create();
    const path = `/interviews/${interview_id}/run`;
    const python = await expectFailure(call('POST', path, { code: 'x = 1\ndef f(:\n  pass' }), 400, 'INVALID_CODE');
    expect(python.details).toMatchObject({ line: 2, column: expect.any(Number), message: expect.any(String) });
    expect((await call<z.output<typeof CodingInterview>>('GET', `/interviews/${interview_id}`)).body.current_code).toContain('def f(:');
    const script = await create({ language: 'javascript' });
    const javascript = await expectFailure(call('POST', `/interviews/${script.interview_id}/run`, { code: '\nfunction f( {' }), 400, 'INVALID_CODE');
    expect(javascript.details).toMatchObject({ line: 2 });
    await expectFailure(call('POST', path, { code: ' \n' }), 400, 'INVALID_CODE');
    await expectFailure(call('POST', path, { code: '#'.repeat(65_537) }), 400, 'INVALID_CODE');
  });

  it('ends a loop that does not end, and the tests after it are not run', async () => {
    const created = await create();
    const result = await run(created, pythonDoing(created.task.id, 'while True: pass'));
    expect(result.execution.status).toBe('timeout');
    expect(result.visible_tests.map(({ status }) => status)).toEqual(result.visible_tests.map(() => 'failed'));
    expect(result.visible_tests[0]?.error_message).toContain('EXECUTION_TIMEOUT');
    expect(result.execution.stderr.trim().split('\n')).toHaveLength(1);
  });

  it('reports what is raised and printed', async () => {
    const created = await create();
    const result = await run(created, pythonDoing(created.task.id, 'print("здесь"); raise ValueError("нет")'));
    expect(result.execution.status).toBe('error');
    expect(result.execution.stdout).toContain('здесь');
    expect(result.visible_tests[0]?.error_message).toContain('ValueError');
  });

  it('is answered with RUNNER_ERROR when the sandbox breaks down', async () => {
    const fail = () => Promise.reject(new AppError('RUNNER_FAILED'));
    const runner: CodeRunner = {
      status: () => ({ state: 'failed', interpreters: { python: '', javascript: '' }, waiting: 0, restarts: 9, detail: 'scripted' }),
      ready: fail, check: fail, read: fail, run: fail, close: () => Promise.resolve(),
    };
    const other = await startServer({ runner });
    onTestFinished(() => other.close());
    const base = `${other.base}/api`;
    const { body } = await callCoding<Created>(base, 'POST', '/interviews', { language: 'python', level: 'junior' });
    await expectFailure(callCoding(base, 'POST', `/interviews/${body.interview_id}/run`, { code: 'x = 1' }), 500, 'RUNNER_ERROR');
    await expectFailure(callCoding(base, 'POST', `/interviews/${body.interview_id}/finish`), 500, 'RUNNER_ERROR');
    expect((await callCoding<{ status: string }>(base, 'GET', `/interviews/${body.interview_id}`)).body.status).toBe('IN_PROGRESS');
  });
});

describe('5. POST /interviews/{interview_id}/chat', () => {
  const say = async (id: string, message: string) => (await call<{ response: string; timestamp: string }>('POST', `/interviews/${id}/chat`, { message })).body.response;

  it('answers in the candidate’s language', async () => {
    const { interview_id } = await create();
    expect(await say(interview_id, 'Привет, с чего начать?')).toMatch(/[а-я]/i);
    expect(await say(interview_id, 'May I use a library for this?')).not.toMatch(/[а-я]/i);
  });

  it('asks about the test that fails', async () => {
    const created = await create();
    const { body } = await call('POST', `/interviews/${created.interview_id}/run`, { code: created.task.initial_code });
    // Not always the first one: a start that returns an empty list passes where nothing is to be found.
    const first = RunResult.parse(body).visible_tests.findIndex(({ status }) => status === 'failed');
    const failing = taskCalled(created.task.id).visibleTests[first]?.name.ru;
    expect(failing).toBeTypeOf('string');
    expect(await say(created.interview_id, 'Почему тест не проходит?')).toContain(failing);
  });

  it('refuses what is no message', async () => {
    const { interview_id } = await create();
    await expectFailure(call('POST', `/interviews/${interview_id}/chat`, { message: '  ' }), 400, 'VALIDATION_ERROR');
    await expectFailure(call('POST', `${UNKNOWN}/chat`, { message: 'x' }), 404, 'INTERVIEW_NOT_FOUND');
  });
});

describe('6. GET /interviews/{interview_id}/chat', () => {
  it('has every message in its order', async () => {
    const { interview_id } = await create();
    expect((await call('GET', `/interviews/${interview_id}/chat`)).body).toEqual({ messages: [] });
    const { body } = await call<{ response: string; timestamp: string }>('POST', `/interviews/${interview_id}/chat`, { message: 'Какие ограничения?' });
    const history = await call<{ messages: z.output<typeof ChatMessage>[] }>('GET', `/interviews/${interview_id}/chat`);
    expect(history.body.messages).toMatchObject([
      { role: 'user', content: 'Какие ограничения?' },
      { role: 'assistant', content: body.response, timestamp: body.timestamp },
    ]);
    await expectFailure(call('GET', `${UNKNOWN}/chat`), 404, 'INTERVIEW_NOT_FOUND');
  });
});

describe('7. POST /interviews/{interview_id}/anti-cheat', () => {
  it('records known events with an id and refuses others', async () => {
    const { interview_id } = await create();
    const path = `/interviews/${interview_id}/anti-cheat`;
    const { status, body } = await call<{ success: boolean; event_id: string }>('POST', path, event('big_paste', '2026-01-02T03:04:05+03:00'));
    expect({ status, success: body.success }).toEqual({ status: 200, success: true });
    expect(z.uuid().safeParse(body.event_id).success).toBe(true);
    await expectFailure(call('POST', path, event('mind_reading', '2026-01-02T03:04:05Z')), 400, 'VALIDATION_ERROR');
    await expectFailure(call('POST', path, event('tab_switch', 'yesterday')), 400, 'VALIDATION_ERROR');
    await expectFailure(call('POST', `${UNKNOWN}/anti-cheat`, event('tab_switch', '2026-01-02T03:04:05Z')), 404, 'INTERVIEW_NOT_FOUND');
  });
});

describe('8. POST /interviews/{interview_id}/finish', () => {
  it('measures a right solution and counts what the page noticed', async () => {
    const created = await create();
    const path = `/interviews/${created.interview_id}`;
    await call('POST', `${path}/run`, { code: created.task.initial_code });
    await call('POST', `${path}/run`, { code: referenceOf(created) });
    for (const at of ['2026-01-01T10:00:00Z', '2026-01-01T12:00:00Z', '2026-01-01T11:00:00Z']) await call('POST', `${path}/anti-cheat`, event('tab_switch', at));
    await call('POST', `${path}/anti-cheat`, event('big_paste', '2026-01-01T10:30:00+03:00'));
    const reply = await call<Finished>('POST', `${path}/finish`);
    expect(reply.status).toBe(200);
    const { report, status } = FinishedCodingInterview.parse(reply.body);
    const { metrics, test_results, anti_cheat, execution_stats } = report;
    const task = taskCalled(created.task.id);
    expect(status).toBe('FINISHED');
    expect(test_results.visible_tests).toEqual({ total: task.visibleTests.length, passed: task.visibleTests.length, failed: 0 });
    expect(test_results.hidden_tests).toEqual({ total: task.hiddenTests.length, passed: task.hiddenTests.length, failed: 0 });
    expect(metrics.correctness).toBe(1);
    expect(metrics.optimality).toBeGreaterThan(0.6);
    expect(metrics.code_style).toBeGreaterThan(0.8);
    expect(metrics.soft_skills).toBe(0.5);
    expect(metrics.overall_score).toBeCloseTo((metrics.correctness + metrics.optimality + metrics.code_style + metrics.soft_skills) / 4, 3);
    expect(execution_stats.total_runs).toBe(2);
    expect(anti_cheat.total_events).toBe(4);
    expect(anti_cheat.suspicious_score).toBeCloseTo((0.1 * 3 + 0.5) / 5, 6);
    expect(anti_cheat.events).toContainEqual({ type: 'tab_switch', count: 3, timestamp: '2026-01-01T12:00:00.000Z' });
    expect(anti_cheat.events).toContainEqual({ type: 'big_paste', count: 1, timestamp: '2026-01-01T07:30:00.000Z' });
    expect(report.recruiter_report).toMatch(/подозрительность/i);
    expect(report.candidate_report).not.toMatch(/подозр|вставк|вкладк|paste|tab/i);
  });

  it('gives the same report again, also to two calls at once, and ends the interview', async () => {
    const { interview_id } = await create();
    const path = `/interviews/${interview_id}`;
    const [first, second] = await Promise.all([call<Finished>('POST', `${path}/finish`), call<Finished>('POST', `${path}/finish`)]);
    expect(second.body).toEqual(first.body);
    expect((await call('POST', `${path}/finish`)).body).toEqual(first.body);
    expect(first.body.report.metrics).toMatchObject({ correctness: 0, optimality: 0, code_style: 0 });
    expect((await call<{ status: string }>('GET', path)).body.status).toBe('FINISHED');
    await expectFailure(call('PUT', `${path}/code`, { code: '' }), 409, 'INTERVIEW_FINISHED');
    await expectFailure(call('POST', `${path}/run`, { code: 'x = 1' }), 409, 'INTERVIEW_FINISHED');
    await expectFailure(call('POST', `${path}/chat`, { message: 'x' }), 409, 'INTERVIEW_FINISHED');
    await expectFailure(call('POST', `${path}/anti-cheat`, event('tab_switch', '2026-01-02T03:04:05Z')), 409, 'INTERVIEW_FINISHED');
    await expectFailure(call('POST', `${UNKNOWN}/finish`), 404, 'INTERVIEW_NOT_FOUND');
  });

  it('judges code that was saved and never run', async () => {
    const created = await create({ language: 'javascript' });
    await call('PUT', `/interviews/${created.interview_id}/code`, { code: referenceOf(created) });
    const { body } = await call<Finished>('POST', `/interviews/${created.interview_id}/finish`);
    expect(body.report.metrics.correctness).toBe(1);
    const broken = await create();
    await call('PUT', `/interviews/${broken.interview_id}/code`, { code: 'def f(:' });
    expect((await call<Finished>('POST', `/interviews/${broken.interview_id}/finish`)).body.report.metrics).toMatchObject({ correctness: 0, optimality: 0 });
  });
});

describe('9. GET /interviews/{interview_id}/report', () => {
  it('is there after the end only, and survives a restart', async () => {
    const dataDir = tempDir();
    let server = await startServer({ dataDir });
    const { body } = await callCoding<Created>(`${server.base}/api`, 'POST', '/interviews?lang=en', { language: 'javascript', level: 'junior' });
    const path = `/interviews/${body.interview_id}`;
    const early = await expectFailure(callCoding(`${server.base}/api`, 'GET', `${path}/report`), 404, 'INTERVIEW_NOT_FOUND');
    expect(early.details).toMatchObject({ reason: 'not_finished' });
    await callCoding(`${server.base}/api`, 'POST', `${path}/run`, { code: taskCalled(body.task.id).code.javascript.reference });
    await server.close();
    server = await startServer({ dataDir });
    onTestFinished(() => server.close());
    const finished = await callCoding<Finished>(`${server.base}/api`, 'POST', `${path}/finish`);
    expect(finished.body.report.metrics.correctness).toBe(1);
    expect(finished.body.report.candidate_report).not.toMatch(/[а-я]/i);
    expect((await callCoding(`${server.base}/api`, 'GET', `${path}/report`)).body).toEqual(finished.body);
  });

  it('knows no other interview', async () => {
    expect((await expectFailure(call('GET', `${UNKNOWN}/report`), 404, 'INTERVIEW_NOT_FOUND')).details).toBeUndefined();
  });
});

describe('Обработка ошибок', () => {
  it('has one shape for unknown paths and wrong methods too, under both bases', async () => {
    for (const base of ['/api', '/apis/coding']) {
      const at = (method: string, path: string) => callCoding(`${api.server.base}${base}`, method, path);
      await expectFailure(at('GET', '/nothing'), 404, 'NOT_FOUND');
      await expectFailure(at('DELETE', '/interviews'), 405, 'METHOD_NOT_ALLOWED');
      await expectFailure(at('GET', UNKNOWN), 404, 'INTERVIEW_NOT_FOUND');
    }
  });

  it('has that shape for what the guards refuse', async () => {
    await expectFailure(call('GET', UNKNOWN, undefined, { origin: 'https://evil.example' }), 403, 'FORBIDDEN');
  });

  it('is served alone by --api coding', async () => {
    const other = await serverWith({ VIVA_API: 'coding' });
    expect((await callCoding(`${other.base}/api`, 'POST', '/interviews', { language: 'python', level: 'junior' })).status).toBe(201);
    expect((await fetch(`${other.base}/healthz`)).status).toBe(404);
    expect((await fetch(`${other.base}/openapi/coding.json`)).status).toBe(200);
  });
});
