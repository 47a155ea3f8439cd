import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Clock } from '../../../src/main/ports/clock.ts';
import { mayResolveTo, type Lookup } from '../../../src/main/remote/address-guard.ts';
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

describe('what is sent', () => {
  const clock: Clock = { nowMs: () => 0, date: () => new Date('2026-03-05T10:00:00.900Z'), after: () => () => undefined };
  const withAccount = (url: string): string => url.replace('://', '://token%3A1:@').replace('/sync', '/v1');
  let before = 0;
  beforeEach(() => {
    before = server.requests.length;
    server.answerWith({ status: 200, body: {} });
  });
  const sent = () => server.requests[before];

  it('is signed over time and body where a secret is set', async () => {
    await createAtsClient({ url: server.url, clock, secret: 'a secret of 16 bytes' }).send(item);
    const body = JSON.stringify({ candidate_id: 'c-1', vacancy_id: 'v-2', decision: 'move', report_link: 'http://localhost/r' });
    const v1 = createHmac('sha256', 'a secret of 16 bytes').update(`1772704800.${body}`).digest('hex');
    expect(sent()?.headers['x-viva-signature']).toBe(`t=1772704800,v1=${v1}`);
    expect(sent()?.text).toBe(body);
  });

  it('has no signature and no account of its own', async () => {
    await createAtsClient({ url: server.url, clock }).send(item);
    expect(sent()?.headers).not.toHaveProperty('x-viva-signature');
    expect(sent()?.headers).not.toHaveProperty('authorization');
  });

  it('is a private note for Greenhouse', async () => {
    await createAtsClient({ url: `${withAccount(server.url)}/?on_behalf_of=4080`, clock, format: 'greenhouse' }).send({ ...item, candidateId: '12/34' });
    expect(sent()).toMatchObject({
      url: '/v1/candidates/12%2F34/activity_feed/notes',
      headers: { authorization: `Basic ${Buffer.from('token:1:').toString('base64')}`, 'on-behalf-of': '4080', 'idempotency-key': '12/34:v-2' },
      body: { user_id: 4080, visibility: 'private', body: 'Screening by Viva\nVacancy: v-2\nDecision: move\nReport: http://localhost/r' },
    });
  });

  it('is not sent where an id would lead to another place', async () => {
    for (const candidateId of ['.', '..']) {
      await expect(createAtsClient({ url: withAccount(server.url), clock, format: 'greenhouse' }).send({ ...item, candidateId })).rejects.toMatchObject({ code: 'INVALID_REQUEST' });
    }
  });

  it('is a secret note for Lever', async () => {
    await createAtsClient({ url: `${withAccount(server.url)}?perform_as=u-1`, clock, format: 'lever' }).send(item);
    expect(sent()).toMatchObject({
      url: '/v1/opportunities/c-1/notes?perform_as=u-1',
      body: { secret: true, value: 'Screening by Viva\nVacancy: v-2\nDecision: move\nReport: http://localhost/r' },
    });
  });
});

describe('where it is sent', () => {
  const { clock } = createPauseClock();
  const resolving = (...addresses: string[]): Lookup => (_, __, callback) => callback(null, addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })));
  const named = (name: string): string => server.url.replace('127.0.0.1', name);

  it.each(['169.254.169.254', '127.0.0.1', '::ffff:169.254.169.254', '::ffff:127.0.0.1', 'fe80::1', '0.0.0.0', '224.0.0.1', 'fd00:ec2::254', '64:ff9b::a9fe:a9fe', '2002:a9fe:a9fe::1', '::ffff:0:a9fe:a9fe'])(
    'is never %s behind a name', async (address) => {
      const before = server.requests.length;
      const sending = createAtsClient({ url: named('ats.example'), clock, lookup: resolving('203.0.113.9', address) }).send(item);
      await expect(sending).rejects.toMatchObject({ details: { reason: expect.stringContaining('not allowed') as string } });
      expect(server.requests).toHaveLength(before);
    });

  it('is the address that was checked', async () => {
    let asked = 0;
    const lookup: Lookup = (_, __, callback) => callback(null, [{ address: asked++ === 0 ? '127.0.0.1' : '169.254.169.254', family: 4 }]);
    expect((await createAtsClient({ url: named('localhost'), clock, lookup }).send(item)).status).toBe(200);
    expect(asked).toBe(1);
  });

  it('may be a private network, or an address that was configured as such', () => {
    expect(['10.1.2.3', '192.168.0.9', '203.0.113.9', 'fd12::1', '2001:db8::1'].map((address) => mayResolveTo('ats.example', address))).toEqual([true, true, true, true, true]);
    expect([mayResolveTo('localhost', '127.0.0.1'), mayResolveTo('ats.localhost', '::1'), mayResolveTo('notlocalhost', '::1')]).toEqual([true, true, false]);
  });
});
