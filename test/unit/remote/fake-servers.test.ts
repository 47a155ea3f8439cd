import { describe, expect, it } from 'vitest';
import { startAtsServer } from '../../fakes/ats-server.ts';
import { startLlmServer } from '../../fakes/llm-server.ts';

const post = (url: string, body: unknown): Promise<Response> => fetch(url, { method: 'POST', body: JSON.stringify(body) });

describe('the fake ATS', () => {
  it('records requests and answers in turn', async () => {
    const server = await startAtsServer();
    server.answerWith({ status: 500 }, 'cut', { status: 202, body: { ok: 1 }, headers: { 'X-A': 'b' } });
    expect((await post(server.url, { a: 1 })).status).toBe(500);
    await expect(post(server.url, { a: 2 })).rejects.toThrow();
    for (let again = 0; again < 2; again++) {
      const reply = await post(server.url, { a: 3 });
      expect([reply.status, reply.headers.get('x-a'), await reply.json()]).toEqual([202, 'b', { ok: 1 }]);
    }
    await server.arrived(4);
    expect(server.requests.map(({ body }) => body)).toEqual([{ a: 1 }, { a: 2 }, { a: 3 }, { a: 3 }]);
    await server.close();
  });
});

describe('the fake language model', () => {
  it('lists its model, answers as told and knows no other path', async () => {
    const server = await startLlmServer({ model: 'm' });
    expect(await (await fetch(`${server.baseUrl}/models`)).json()).toMatchObject({ data: [{ id: 'm' }] });
    server.answerBy((_, index) => (index === 0 ? { a: 1 } : { failWith: 429 }));
    const body = { model: 'm', messages: [] };
    expect(await (await post(`${server.baseUrl}/chat/completions`, body)).json()).toMatchObject({
      choices: [{ message: { role: 'assistant', content: '{"a":1}' } }],
    });
    expect((await post(`${server.baseUrl}/chat/completions`, body)).status).toBe(429);
    expect((await fetch(`${server.baseUrl}/other`)).status).toBe(404);
    expect([server.requests.length, server.probes]).toEqual([2, 1]);
    await server.close();
  });
});
