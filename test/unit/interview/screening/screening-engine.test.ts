import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createScreeningEngine, RULES_VERSION } from '../../../../src/main/interview/screening/screening-engine.ts';
import { createLanguageModel } from '../../../../src/main/remote/language-model.ts';
import { startLlmServer, type ChatAnswer, type LlmServer } from '../../../fakes/llm-server.ts';
import { jobOf, knowledge } from '../../../fixtures/screening-domain.ts';

const log = pino({ level: 'silent' });
const jd = jobOf({ mlops: ['serving'], sales: ['negotiation'] });
const transcript = 'I served models with Docker and FastAPI. Latency fell to 80 ms.';
const asking = { jd, turns: [], coverage: null };
const scoring = { jd, transcript, coverage: null };
const live = { mock: false };
const dropped: number[] = [];
let server: LlmServer;
beforeEach(async () => {
  server = await startLlmServer();
  dropped.length = 0;
});
afterEach(() => server.close());

function engineWith(answer: ((index: number) => ChatAnswer) | null) {
  if (answer !== null) server.answerBy((_, index) => answer(index));
  const llm = answer === null ? null : createLanguageModel({ baseUrl: server.baseUrl, model: 'fake-7b', apiKey: null, log });
  return createScreeningEngine({
    knowledge,
    llm,
    log,
    metrics: { llmLatency: () => undefined, droppedQuotes: (count) => dropped.push(count) },
  });
}
const grades = (mlops: number, quotes: readonly string[], flags: readonly { readonly flag: string; readonly quote: string }[] = []): ChatAnswer => ({
  scores: { c1: mlops, c2: 5 },
  evidence: quotes.map((quote) => ({ competency: 'c1', quote })),
  red_flags: flags,
});

describe('with no language model', () => {
  it('answers by rules, and a mock by the fixture', async () => {
    const engine = engineWith(null);
    expect((await engine.next(asking, live)).targetSkill).toBe('serving');
    expect((await engine.rubric(scoring, live)).scores.sales).toBe(0);
    expect(await engine.scored(scoring, { mock: true })).toMatchObject({ rubric: { scores: { mlops: 3, sales: 3 } }, scoredBy: 'mock' });
    expect(engine.scoredBy()).toBe(RULES_VERSION);
    expect(engine.status()).toMatchObject({ state: 'ready', engine: RULES_VERSION });
  });

  it('feeds each answer into the next', async () => {
    const engine = engineWith(null);
    const job = engine.job({ text: 'ML engineer\n- Docker\n- SQL', language: 'en', role: '' });
    const extraction = await engine.extract(transcript, { includeTimestamps: false });
    const coverage = await engine.coverage(job, transcript);
    const rubric = await engine.rubric({ jd: job, transcript: extraction, coverage }, live);
    expect((await engine.final({ jd: job, extraction, coverage, rubric, aux: {} })).byCompetency).toHaveLength(job.competencies.length);
  });
});

describe('with a language model', () => {
  it('lets it word the question that the policy chose', async () => {
    const action = await engineWith(() => ({ question: 'How did you do serving?', followups: ['Why did you choose it?', 'Are you married?'] })).next(asking, live);
    expect(action).toMatchObject({
      action: 'ask',
      reason: 'gap',
      targetSkill: 'serving',
      question: 'How did you do serving?',
      followups: ['Why did you choose it?'],
    });
  });

  it.each<[string, ChatAnswer]>([
    ['a question about something else', { question: 'How old are you?', followups: [] }],
    ['two questions at once', { question: 'How did you do serving? And what is your plan?', followups: [] }],
    ['a private one', { question: 'How did serving go with your children at home?', followups: [] }],
    ['one in another language', { question: 'Как вы делали serving и что вышло?', followups: [] }],
    ['an empty one', { question: ' ', followups: [] }],
    ['no JSON', 'hm'],
    ['a failure', { failWith: 500 }],
  ])('takes its own words instead of %s', async (_, answer) => {
    const ruled = await engineWith(null).next(asking, live);
    expect(await engineWith(() => answer).next(asking, live)).toEqual(ruled);
  });

  it('averages two calls, unites their quotes and flags, and drops what was never said', async () => {
    const slow = { flag: 'Latency was high', quote: 'latency fell' };
    const engine = engineWith((index) =>
      index === 0
        ? grades(3, ['um latency, fell to 80 ms', 'I am a genius.'], [slow, { flag: 'Rude', quote: 'you fool' }])
        : grades(4, ['I served models with Docker'], [slow]),
    );
    const rubric = await engine.rubric({ ...scoring, chunks: [{ text: transcript, t0: 3, t1: 9 }] }, live);
    expect(rubric.scores).toEqual({ mlops: 4, sales: 0 });
    expect(rubric.evidence.map(({ quote }) => quote).sort()).toEqual(['I served models with Docker', 'Latency fell to 80 ms.']);
    expect(rubric.evidence[0]).toMatchObject({ t0: 3, t1: 9, competency: 'mlops' });
    expect(rubric.redFlags).toEqual(['Latency was high («Latency fell»)', 'Insufficient data: sales']);
    expect(dropped).toEqual([2]);
    expect(engine.scoredBy()).toBe(`fake-7b at ${new URL(server.baseUrl).host}, prompt rubric.v3, ${RULES_VERSION}`);
    expect(server.requests.map(({ body }) => [body.temperature, body.seed]).sort()).toEqual([[0, 1], [0.4, 2]]);
  });

  it('gives no more than 1 for a subject that is only named', async () => {
    expect((await engineWith(() => grades(5, ['Docker'])).rubric(scoring, live)).scores.mlops).toBe(1);
  });

  it.each<[string, ChatAnswer]>([
    ['fails', { failWith: 500 }],
    ['grades beyond the anchors', { ...(grades(6, ['Latency']) as object) }],
    ['leaves a competency out', { scores: { c1: 3 }, evidence: [], red_flags: [] }],
  ])('scores by rules when one call %s, and says so', async (_, answer) => {
    const engine = engineWith((index) => (index === 0 ? grades(5, ['Latency']) : answer));
    expect(await engine.scored(scoring, live)).toEqual({ rubric: await engineWith(null).rubric(scoring, live), scoredBy: RULES_VERSION });
  });

  it('is left alone by a mock, and stops when cancelled', async () => {
    const engine = engineWith(() => 'silent');
    await engine.rubric(scoring, { mock: true });
    await engine.next(asking, { mock: true });
    expect(server.requests).toHaveLength(0);
    await expect(engine.next(asking, { mock: false, signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' });
  });
});
