import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Clock } from '../../../src/main/ports/clock.ts';
import { createAtsClient } from '../../../src/main/remote/ats-client.ts';
import { startAtsServer, type AtsServer } from '../../fakes/ats-server.ts';

const item = { candidateId: 'c-1', vacancyId: 'v-2', decision: 'move', reportLink: 'http://localhost/r' };
let server: AtsServer;
beforeAll(async () => {
  server = await startAtsServer();
});
afterAll(() => server.close());

/** Pauses pass at once and are noted; time-outs wait until `expire`. */
function createPauseClock() {
  const pausesMs: number[] = [];
  const timeouts = new Set<() => void>();
  const clock: Clock = {
    nowMs: () => 0,
    date: () => new Date(0),
    after(delayMs, callback) {
      if (delayMs === 5_000) timeouts.add(callback);
      else {
        pausesMs.push(delayMs);
        queueMicrotask(callback);
      }
      return () => timeouts.delete(callback);
    },
  };
  return { clock, pausesMs, timeouts, expire: () => timeouts.forEach((callback) => callback()) };
}

describe('createAtsClient', () => {
  let before = 0;
  beforeEach(() => {
    before = server.requests.length;
    server.answerWith({ status: 200, body: { id: 7 } });
  });
  const arrivals = () => server.requests.slice(before);

  it('sends the four fields with their key and passes the answer on', async () => {
    const { clock, timeouts } = createPauseClock();
    expect(await createAtsClient({ url: server.url, clock }).send(item)).toEqual({ status: 200, body: { id: 7 } });
    expect(arrivals()).toHaveLength(1);
    expect(arrivals()[0]).toMatchObject({
      method: 'POST',
      headers: { 'idempotency-key': 'c-1:v-2', 'content-type': 'application/json' },
      body: { candidate_id: 'c-1', vacancy_id: 'v-2', decision: 'move', report_link: 'http://localhost/r' },
    });
    expect(timeouts.size).toBe(0);
  });

  it('tries three times, 1 s and 2 s apart, and succeeds late', async () => {
    const { clock, pausesMs } = createPauseClock();
    server.answerWith({ status: 503 }, 'cut', { status: 201, body: 'done' });
    expect(await createAtsClient({ url: server.url, clock }).send(item)).toEqual({ status: 201, body: 'done' });
    expect(pausesMs).toEqual([1_000, 2_000]);
    expect(new Set(arrivals().map(({ headers }) => headers['idempotency-key']))).toEqual(new Set(['c-1:v-2']));
  });

  it('gives up after the third', async () => {
    const { clock } = createPauseClock();
    server.answerWith({ status: 500 });
    await expect(createAtsClient({ url: server.url, clock }).send(item)).rejects.toMatchObject({
      code: 'UPSTREAM_FAILED',
      message: 'ATS sync failed',
      details: { reason: 'status 500' },
    });
    expect(arrivals()).toHaveLength(3);
  });

  it('passes 4xx and redirects back at once and follows neither', async () => {
    const { clock } = createPauseClock();
    const client = createAtsClient({ url: server.url, clock });
    server.answerWith({ status: 422, body: { detail: 'unknown vacancy' } });
    expect(await client.send(item)).toEqual({ status: 422, body: { detail: 'unknown vacancy' } });
    server.answerWith({ status: 307, headers: { Location: server.url } });
    expect((await client.send(item)).status).toBe(307);
    expect(arrivals()).toHaveLength(2);
  });

  it('counts silence of 5 s as a failure', async () => {
    const { clock, expire } = createPauseClock();
    server.answerWith('silent', { status: 200 });
    const sending = createAtsClient({ url: server.url, clock }).send(item);
    await server.arrived(before + 1);
    expire();
    expect((await sending).status).toBe(200);
  });

  it('fails without an address, and stops when cancelled', async () => {
    const { clock } = createPauseClock();
    await expect(createAtsClient({ url: null, clock }).send(item)).rejects.toMatchObject({
      code: 'UPSTREAM_FAILED',
      message: 'ATS sync failed',
    });
    server.answerWith('silent');
    const stop = new AbortController();
    const sending = createAtsClient({ url: server.url, clock }).send(item, stop.signal);
    await server.arrived(before + 1);
    stop.abort();
    await expect(sending).rejects.toMatchObject({ name: 'AbortError' });
    expect(arrivals()).toHaveLength(1);
  });

  it('keeps the key a valid header for any id', async () => {
    const { clock } = createPauseClock();
    await createAtsClient({ url: server.url, clock }).send({ ...item, candidateId: 'Анна\r\nX: 1' });
    expect(arrivals()[0]?.headers['idempotency-key']).toBe('%D0%90%D0%BD%D0%BD%D0%B0%0D%0AX:%201:v-2');
    expect(arrivals()[0]?.headers.x).toBeUndefined();
  });
});
