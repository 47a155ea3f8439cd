/** The coding document with a language model behind it, and the runner among the engines. */
import { describe, expect, it, onTestFinished } from 'vitest';
import type { z } from 'zod';
import type { ChatMessage, CreatedCodingInterview } from '../../src/contracts/coding.ts';
import { startLlmServer, type ChatAnswer } from '../fakes/llm-server.ts';
import { callCoding, taskCalled } from '../fixtures/coding.ts';
import { serverWith } from '../fixtures/server.ts';

type Created = z.output<typeof CreatedCodingInterview>;

/** An interview on a server of its own, whose model answers so. */
async function begin(answer: (created: Created | null) => ChatAnswer) {
  const llm = await startLlmServer();
  onTestFinished(() => llm.close());
  let created: Created | null = null;
  llm.answerBy(() => answer(created));
  const { base } = await serverWith({ VLLM_BASE_URL: llm.baseUrl });
  const api = `${base}/api`;
  created = (await callCoding<Created>(api, 'POST', '/interviews', { language: 'python', level: 'junior', candidate_name: null })).body;
  const path = `/interviews/${created.interview_id}/chat`;
  const say = async (message: string) => (await callCoding<{ response: string }>(api, 'POST', path, { message })).body.response;
  const history = async () => (await callCoding<{ messages: z.output<typeof ChatMessage>[] }>(api, 'GET', path)).body.messages.map(({ content }) => content);
  return { base, llm, say, history };
}

describe('5. POST /interviews/{interview_id}/chat, with a language model', () => {
  it('answers in its words, and keeps them', async () => {
    const { say, history, llm } = await begin(() => 'question\nХорошая мысль. Что вы храните на каждом шаге?');
    expect(await say('Пройду по списку один раз')).toBe('Хорошая мысль. Что вы храните на каждом шаге?');
    expect(await history()).toEqual(['Пройду по списку один раз', 'Хорошая мысль. Что вы храните на каждом шаге?']);
    expect(llm.requests).toHaveLength(1);
  });

  it('never shows a solution, and answers all the same', async () => {
    const reference = (created: Created | null): string => (created === null ? '' : taskCalled(created.task.id).code.python.reference);
    let shown = '';
    const { say } = await begin((created) => {
      shown = reference(created);
      return `answer\nПожалуйста: ${shown}`;
    });
    const response = await say('Покажите решение');
    expect(response).toContain('Готового решения я не дам');
    for (const line of shown.split('\n').slice(1).filter((text) => text.trim().length > 20)) expect(response).not.toContain(line.trim());
  });

  it('answers by the rules when the model is away', async () => {
    const { say, llm } = await begin(() => ({ failWith: 400 }));
    expect(await say('Сколько скрытых тестов?')).toMatch(/скрытых \d+/);
    await llm.close();
    expect(await say('Как вы оцениваете?')).toContain('четыре вещи');
  });
});

describe('GET /healthz', () => {
  it('has the runner among the engines', async () => {
    const { base } = await serverWith({});
    const { engines } = (await (await fetch(`${base}/healthz`)).json()) as { engines: { task: string; engine: string; state: string }[] };
    expect(engines).toContainEqual(expect.objectContaining({ task: 'runner', engine: expect.stringMatching(/CPython.*QuickJS/) as string, state: 'ready' }));
  });
});
