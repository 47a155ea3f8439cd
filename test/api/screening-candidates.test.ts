/** Whole screenings by typed answers, in both languages, with candidates of many kinds: through the sockets and endpoints, and at the desk. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { Coverage, FinalScore, IE, NextAction, Rubric } from '../../src/contracts/screening.ts';
import { candidate, createAnswers, jobIn, type CandidateKind } from '../fixtures/candidates.ts';
import { missingModels, onlyModels } from '../fixtures/model-library.ts';
import { postJson } from '../fixtures/screening.ts';
import { sharedServer } from '../fixtures/server.ts';
import { connect } from '../fixtures/wire-socket.ts';

const cannotHear = await missingModels('whisper-base', 'silero-vad');
/** A stream opens where there is a recogniser. */
const api = sharedServer({ modelsDir: onlyModels('whisper-base', 'silero-vad') });
const KINDS = ['good', 'average', 'evasive', 'contradictory', 'bragger'] as const satisfies readonly CandidateKind[];
/** They answer what was asked without saying its name again: only where the question is known can they be credited. */
const DESK_KINDS = [...KINDS, 'hesitant', 'modest', 'terse', 'foreign', 'present'] as const satisfies readonly CandidateKind[];
const MOST_QUESTIONS = 18;

interface Turn {
  readonly role: 'user' | 'assistant';
  readonly text: string;
}
interface Screening {
  readonly turns: readonly Turn[];
  readonly said: readonly string[];
  readonly asked: readonly z.output<typeof NextAction>[];
  readonly ie: z.output<typeof IE>;
  readonly coverage: z.output<typeof Coverage>;
  readonly rubric: z.output<typeof Rubric>;
  readonly final: z.output<typeof FinalScore>;
}

const post = async (path: string, body: unknown): Promise<unknown> => {
  const reply = await postJson<unknown>(`${api.server.screening}${path}`, body);
  expect(reply.status, JSON.stringify(reply.body)).toBe(200);
  return reply.body;
};

/** One interview as a program leads it: questions by /dm/next, answers typed into the stream, then the chain of scorers. */
async function screen(language: 'ru' | 'en', kind: CandidateKind): Promise<Screening> {
  const jd = jobIn(language);
  const answer = createAnswers(candidate(language, kind));
  const { ws_url: url } = (await postJson<{ ws_url: string }>(`${api.server.screening}/interview/start?lang=${language}`, {})).body;
  const client = await connect(url);
  const turns: Turn[] = [];
  const said: string[] = [];
  const asked: z.output<typeof NextAction>[] = [];
  let coverage: z.output<typeof Coverage> | null = null;
  for (;;) {
    const action = NextAction.parse(await post('/dm/next', { jd, context: { turns }, coverage }));
    asked.push(action);
    if (action.action === 'end' || asked.length > MOST_QUESTIONS) break;
    const text = answer(action.target_skill ?? '');
    client.send(text);
    const heard = JSON.parse(await client.frame((frame) => (JSON.parse(frame) as { text: string }).text.endsWith(text))) as { type: string };
    expect(heard.type).toBe('partial');
    turns.push({ role: 'assistant', text: action.question ?? '' }, { role: 'user', text });
    said.push(text);
    coverage = Coverage.parse(await post('/match/coverage', { jd, transcript: said.join('\n') }));
  }
  client.send('END');
  expect(await client.closed).toBe(1000);
  const transcript = said.join('\n');
  const ie = IE.parse(await post('/ie/extract', { transcript: said.map((text, index) => ({ type: 'final', t0: index * 20, t1: index * 20 + 15, text })), include_timestamps: true }));
  const covered = Coverage.parse(await post('/match/coverage', { jd, transcript }));
  const rubric = Rubric.parse(await post('/rubric/score', { jd, transcript, coverage: covered }));
  const final = FinalScore.parse(await post('/score/final', { jd, ie, coverage: covered, rubric }));
  return { turns, said, asked, ie, coverage: covered, rubric, final };
}

describe.skipIf(cannotHear).each(['en', 'ru'] as const)('a screening in %s through the sockets and endpoints', (language) => {
  const done = new Map<CandidateKind, Screening>();
  const of = (kind: CandidateKind): Screening => done.get(kind)!;
  beforeAll(async () => {
    for (const kind of KINDS) done.set(kind, await screen(language, kind));
  });

  it('ends by itself, in the language of the job, asking nothing twice and each gap at most twice', () => {
    for (const { asked, said } of done.values()) {
      expect(said.length).toBeGreaterThanOrEqual(8);
      expect(asked.at(-1)).toMatchObject({ action: 'end', reason: 'done' });
      const questions = asked.flatMap(({ question }) => question ?? []);
      expect(new Set(questions).size).toBe(questions.length);
      for (const question of questions) expect(/[а-я]{4}/i.test(question)).toBe(language === 'ru');
      const times = Map.groupBy(asked.filter(({ reason }) => reason === 'gap'), ({ target_skill: target }) => target);
      expect(Math.max(...[...times.values()].map(({ length }) => length))).toBeLessThanOrEqual(2);
      for (const { question, target_skill: target } of asked) if (target !== null) expect(question).toContain(target);
    }
  });

  it('recommends in the right order', () => {
    expect(of('good').final.decision).toBe('move');
    expect(of('average').final.decision).toBe('discuss');
    expect(of('evasive').final.decision).toBe('reject');
    expect(of('good').final.overall).toBeGreaterThan(of('average').final.overall);
    expect(of('average').final.overall).toBeGreaterThan(of('evasive').final.overall + 0.2);
    expect(of('bragger').final.decision).toBe('reject');
    expect(of('average').final.overall).toBeGreaterThan(of('bragger').final.overall + 0.2);
  });

  it('finds the contradiction and quotes both statements', () => {
    const { final } = of('contradictory');
    expect(final.decision).not.toBe('move');
    for (const statement of candidate(language, 'contradictory').statements ?? []) expect(final.reasons.join('\n')).toContain(statement);
    for (const kind of ['good', 'average', 'evasive'] as const) expect(of(kind).rubric.red_flags.join('\n')).not.toMatch(/Contradiction|Противоречие/);
  });

  it('quotes nothing that was not said, and scores nothing without a quote', () => {
    for (const { said, ie, rubric } of done.values()) {
      const quotes = [...rubric.evidence, ...ie.skills.flatMap(({ evidence }) => evidence)].map(({ quote }) => quote);
      for (const quote of quotes) expect(said.some((answer) => answer.includes(quote)), quote).toBe(true);
      for (const [name, score] of Object.entries(rubric.scores)) {
        if (score > 0) expect(rubric.evidence.map(({ competency }) => competency)).toContain(name);
        else expect(rubric.red_flags.join('\n')).toMatch(new RegExp(`(?:Insufficient data|Недостаточно данных): ${name}`));
      }
    }
  });

  it('says the same a second time', async () => {
    for (const kind of KINDS) expect(await screen(language, kind)).toEqual(of(kind));
  });
});

describe.each(['en', 'ru'] as const)('a screening in %s at the desk', (language) => {
  const call = async <T>(path: string, headers: Record<string, string>, body?: unknown): Promise<T> => {
    const reply = await fetch(`${api.server.base}/desk${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${api.server.app.token}`, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    expect(reply.ok, `${path}: ${reply.status}`).toBe(true);
    return (await reply.json()) as T;
  };

  /** Answers by what the questions name, as a person would. */
  async function interview(kind: CandidateKind) {
    const job = candidate(language, kind).job ?? jobIn(language);
    const names = [...job.competencies.flatMap(({ indicators }) => indicators.map(({ name }) => name)), ...job.knockouts];
    const answer = createAnswers(candidate(language, kind));
    const { id, interviewKey } = await call<{ id: string; interviewKey: string }>('/interviews', {}, { candidate: kind, vacancy: job.role, jobText: job.role, job, language, consent: true });
    const key = { 'x-interview-key': interviewKey };
    let answers = 0;
    for (;;) {
      const { done, turn } = await call<{ done: boolean; turn: { text: string } | null }>(`/interviews/${id}/next`, key, {});
      if (done || turn === null) break;
      const text = answer(names.findLast((name) => turn.text.includes(name)) ?? '*');
      await call(`/interviews/${id}/answers`, key, { clientId: `a${answers++}`, text, recognisedText: null, source: 'typed' });
    }
    await call(`/interviews/${id}/finish`, key, {});
    const { reviewerKey } = await call<{ reviewerKey: string }>('/lock/open', {}, {});
    const { result, turns } = await call<{ result: { final: { overall: number; decision: string; reasons: string[] }; rubric: { evidence: { quote: string }[] }; scoredBy: string }; turns: { role: string; text: string }[] }>(`/interviews/${id}`, { 'x-reviewer-key': reviewerKey });
    return { final: result.final, evidence: result.rubric.evidence, scoredBy: result.scoredBy, said: turns.filter(({ role }) => role === 'user').map(({ text }) => text) };
  }

  it('recommends in the same order, with both statements of the contradiction, and only what was said is quoted', async () => {
    const results = new Map<CandidateKind, Awaited<ReturnType<typeof interview>>>();
    for (const kind of DESK_KINDS) results.set(kind, await interview(kind));
    const overall = (kind: CandidateKind): number => results.get(kind)!.final.overall;
    expect(overall('good')).toBeGreaterThan(overall('average'));
    expect(overall('average')).toBeGreaterThan(overall('evasive'));
    expect(results.get('good')!.final.decision).toBe('move');
    expect(results.get('evasive')!.final.decision).toBe('reject');
    expect(results.get('bragger')!.final.decision).toBe('reject');
    expect(overall('good')).toBeGreaterThanOrEqual(overall('hesitant'));
    for (const kind of ['hesitant', 'modest', 'terse', 'foreign', 'present'] as const) expect(results.get(kind)!.final.decision, kind).not.toBe('reject');
    const contradictory = results.get('contradictory')!;
    expect(contradictory.final.decision).not.toBe('move');
    for (const statement of candidate(language, 'contradictory').statements ?? []) expect(contradictory.final.reasons.join('\n')).toContain(statement);
    for (const { evidence, said, scoredBy } of results.values()) {
      expect(scoredBy).toContain('rules 2.0');
      for (const { quote } of evidence) expect(said.some((answer) => answer.includes(quote)), quote).toBe(true);
    }
  });
});
