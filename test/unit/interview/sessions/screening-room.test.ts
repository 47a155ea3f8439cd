import { describe, expect, it, onTestFinished } from 'vitest';
import { createLog } from '../../../../src/main/base/log.ts';
import { createScreeningEngine } from '../../../../src/main/interview/screening/screening-engine.ts';
import { timeBudget } from '../../../../src/main/interview/sessions/interview-time.ts';
import { createScreeningRoom } from '../../../../src/main/interview/sessions/screening-room.ts';
import { openDatabase } from '../../../../src/main/store/database.ts';
import { createInterviewStore } from '../../../../src/main/store/interviews.ts';
import { createStreamStore } from '../../../../src/main/store/streams.ts';
import { createLanguageModel } from '../../../../src/main/remote/language-model.ts';
import { startLlmServer } from '../../../fakes/llm-server.ts';
import { jobOf, knowledge } from '../../../fixtures/screening-domain.ts';
import { tempDir } from '../../../fixtures/temp-dir.ts';

const log = createLog({ level: 'silent' });

function roomWith(llm: Parameters<typeof createScreeningEngine>[0]['llm'] = null) {
  const db = openDatabase(tempDir());
  onTestFinished(() => void db.close());
  let minutes = 0;
  const date = (): Date => new Date(Date.UTC(2026, 10, 21, 12, minutes));
  const spoken: string[] = [];
  const streams = createStreamStore(db, date);
  const interviews = createInterviewStore(db, date);
  const room = createScreeningRoom({
    interviews,
    streams,
    engine: createScreeningEngine({ knowledge, llm, log }),
    clock: { nowMs: () => 0, date, after: () => () => undefined },
    signal: new AbortController().signal,
    prepare: async (text) => void spoken.push(text),
  });
  const job = jobOf({ stack: ['Docker', 'Kafka'], people: ['negotiation'] }, { knockouts: ['Right to work in the EU'] });
  const { id } = room.create({ candidate: 'Ada', vacancy: 'x', jobText: 'x', job, language: 'en' });
  const say = (text: string, clientId: string) => room.answer(id, { clientId, text, recognisedText: null, source: 'typed', t0: null, t1: null });
  return { room, id, interviews, spoken, streams, say, pass: (more: number): void => void (minutes += more) };
}

describe('what is prepared while the candidate speaks', () => {
  const ANSWER = 'I built the Docker images of twelve services and deploys went from 40 minutes to 5 minutes.';

  it('is the very question that is asked next, spoken once', async () => {
    const { room, id, spoken, streams, say } = roomWith();
    await room.next(id);
    for (const until of [10, 60, 70, ANSWER.length]) {
      room.hear(id, ANSWER.slice(0, until));
      await room.prepared(id);
    }
    streams.addFinal(id, { text: ANSWER, t0: 0, t1: 5, confidence: 0.9, words: null });
    room.hear(id, '');
    await room.prepared(id);
    say(ANSWER, 'a1');
    const next = await room.next(id);
    expect(next?.targetSkill).toBe('Kafka');
    expect(spoken.at(-1)).toBe(next?.text);
    expect(new Set(spoken).size).toBe(spoken.length);
  });

  it('is nothing for a stream of no interview, before the first question, and after the end', async () => {
    const { room, id, spoken } = roomWith();
    room.hear('somebody else', ANSWER);
    room.hear(id, ANSWER);
    await room.prepared(id);
    await room.finish(id);
    room.hear(id, ANSWER);
    await room.prepared(id);
    expect(spoken).toEqual([]);
  });

  it('asks a language model for its words once a topic, and uses them', async () => {
    const server = await startLlmServer();
    onTestFinished(() => server.close());
    server.answerBy((request) => ({ question: JSON.stringify(request).includes('Kafka') && server.requests.length > 1 ? 'What about Kafka?' : 'What about Docker?', followups: [] }));
    const { room, id, spoken, say } = roomWith(createLanguageModel({ baseUrl: server.baseUrl, model: 'fake', apiKey: null, log }));
    await room.next(id);
    const before = server.requests.length;
    for (const until of [60, ANSWER.length]) {
      room.hear(id, ANSWER.slice(0, until));
      await room.prepared(id);
    }
    expect(server.requests.length).toBe(before + 1);
    say(ANSWER, 'a1');
    const next = await room.next(id);
    expect([next?.text, spoken.at(-1)]).toEqual(['What about Kafka?', 'What about Kafka?']);
    expect(server.requests.length).toBe(before + 1);
  });
});

describe('the time of an interview', () => {
  it('ends the questions in time, after the firm conditions', async () => {
    const { room, id, say, pass } = roomWith();
    const reasons: (string | null)[] = [];
    for (let count = 0; ; count++) {
      const turn = await room.next(id);
      if (turn === null) break;
      reasons.push(turn.reason);
      pass(6);
      say('Hm.', `a${count}`);
    }
    expect(reasons.length).toBeLessThanOrEqual(5);
    expect(reasons).toContain('knockout');
  });

  it('counts long pauses as six minutes', () => {
    const at = (time: string) => ({ createdAt: `2026-11-21T${time}:00.000Z` });
    expect(timeBudget([at('10:00'), at('10:02'), at('18:00')], 30, new Date('2026-11-21T18:01:00Z'))).toEqual({ plannedS: 1800, usedS: 120 + 360 + 60 });
    expect(timeBudget([], 30, new Date())).toEqual({ plannedS: 1800, usedS: 0 });
  });
});

describe('the result', () => {
  it('holds the spread, the details of the rubric, and a condition that was denied', async () => {
    const { room, id, interviews, say } = roomWith();
    for (let count = 0; ; count++) {
      const turn = await room.next(id);
      if (turn === null) break;
      say(turn.reason === 'knockout' ? 'No, I would need a visa.' : 'I used it for one service at work, and it took us two weeks.', `a${count}`);
    }
    await room.finish(id);
    const { final, rubric } = interviews.result(id)!;
    expect(final.reasons).toContain('A firm condition is not met: Right to work in the EU');
    expect(final.decision).not.toBe('move');
    expect(final.spread?.low).toBeLessThanOrEqual(final.overall);
    expect(Object.keys(rubric.details ?? {})).toEqual(['stack', 'people']);
  });

  it.each([
    ['It depends.', ['A firm condition is still unclear, ask the candidate: Right to work in the EU'], 2],
    ['No restrictions at all, I am a citizen.', [], 1],
  ])('leaves an unclear condition to a person: %s', async (reply, reasons, times) => {
    const { room, id, interviews, say } = roomWith();
    let asked = 0;
    for (let count = 0; ; count++) {
      const turn = await room.next(id);
      if (turn === null) break;
      if (turn.reason === 'knockout') asked += 1;
      say(turn.reason === 'knockout' ? reply : 'I used it for one service at work, and it took us two weeks.', `a${count}`);
    }
    await room.finish(id);
    expect(asked).toBe(times);
    expect(interviews.result(id)!.final.reasons.filter((reason) => reason.includes('Right to work'))).toEqual(reasons);
  });
});
