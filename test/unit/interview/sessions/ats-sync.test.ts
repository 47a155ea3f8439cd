import { describe, expect, it, onTestFinished } from 'vitest';
import { AppError } from '../../../../src/main/base/errors.ts';
import { createAtsCourier } from '../../../../src/main/interview/sessions/ats-sync.ts';
import type { AtsItem, AtsReply } from '../../../../src/main/ports/screening.ts';
import { createAtsOutbox } from '../../../../src/main/store/ats-outbox.ts';
import { openDatabase } from '../../../../src/main/store/database.ts';
import { createManualClock } from '../../../fakes/manual-clock.ts';
import { tempDir } from '../../../fixtures/temp-dir.ts';

const item: AtsItem = { candidateId: 'c', vacancyId: 'v', decision: 'move', reportLink: 'r' };
const away = (): Error => new AppError('UPSTREAM_FAILED', 'ATS sync failed', { details: { reason: 'ECONNREFUSED' } });
const MINUTE_MS = 60_000;

/** The real outbox, and a client that answers in turn (the last answer repeats). */
function create(answers: readonly (AtsReply | Error | Promise<AtsReply>)[], folder = tempDir()) {
  const clock = createManualClock();
  const db = openDatabase(folder);
  onTestFinished(() => { db.close(); });
  const sent: AtsItem[] = [];
  let settled: (() => void) | null = null;
  const client = {
    async send(row: AtsItem, signal?: AbortSignal) {
      const answer = answers[Math.min(sent.length, answers.length - 1)];
      sent.push(row);
      signal?.throwIfAborted();
      setImmediate(() => settled?.());
      if (answer === undefined || answer instanceof Error) throw answer ?? new Error('no answer');
      return answer;
    },
  };
  const stop = new AbortController();
  const outbox = createAtsOutbox(db, clock.date);
  return {
    courier: createAtsCourier({ client, outbox, clock, signal: stop.signal }),
    outbox, clock, sent, stop, folder,
    row: () => outbox.find('c', 'v'),
    /** Turns the clock and waits for one more round. */
    round: (minutes: number) => new Promise<void>((resolve) => { settled = resolve; clock.advance(minutes * MINUTE_MS); }),
  };
}

describe('handing a decision to the ATS', () => {
  it('writes it down before it is sent, and marks what was taken', async () => {
    let written: unknown;
    const { courier, row } = create([new Promise((resolve) => setImmediate(() => { written = row(); resolve({ status: 201, body: { id: 7 } }); }))]);
    expect(await courier.sync(item)).toEqual({ id: 7 });
    expect(written).toMatchObject({ state: 'pending', attempts: 0, nextTryAt: new Date(MINUTE_MS).toISOString() });
    expect(row()).toMatchObject({ state: 'sent', attempts: 1, nextTryAt: null });
  });

  it('tries what was not taken again, ever less often, and leaves it to a person after two days', async () => {
    const { courier, row, round, sent, clock } = create([away()]);
    await courier.start();
    await expect(courier.sync(item)).rejects.toMatchObject({ status: 502, message: 'ATS sync failed' });
    expect(row()).toMatchObject({ state: 'pending', attempts: 1, detail: 'ECONNREFUSED', nextTryAt: new Date(MINUTE_MS).toISOString() });
    const waits: number[] = [];
    let last = clock.nowMs();
    while (row()?.nextTryAt !== null) {
      const before = sent.length;
      while (sent.length === before) await Promise.race([round(1), new Promise((resolve) => setImmediate(resolve))]);
      await new Promise((resolve) => setImmediate(resolve));
      waits.push((clock.nowMs() - last) / MINUTE_MS);
      last = clock.nowMs();
    }
    expect(waits).toEqual([1, 5, 30, 120, 360, 720, 1_440]);
    expect(row()).toMatchObject({ state: 'pending', attempts: 8, detail: 'ECONNREFUSED' });
    clock.advance(10 * 1_440 * MINUTE_MS);
    expect(sent).toHaveLength(8);
  });

  it('sends at the next start what an earlier run could not', async () => {
    const earlier = create([away()]);
    await earlier.courier.sync(item).catch(() => undefined);
    const later = create([{ status: 200, body: {} }], earlier.folder);
    await later.courier.start();
    expect(later.sent).toMatchObject([item]);
    expect(later.row()).toMatchObject({ state: 'sent', attempts: 2 });
  });

  it('passes a refusal on with the ATS’s own status, and does not send it again by itself', async () => {
    const { courier, row, sent } = create([{ status: 422, body: { detail: 'no such vacancy' } }, { status: 200, body: {} }]);
    await expect(courier.sync(item)).rejects.toMatchObject({ status: 422, message: 'no such vacancy' });
    expect(row()).toMatchObject({ state: 'refused', detail: 'no such vacancy', nextTryAt: null });
    await courier.start();
    expect(sent).toHaveLength(1);
    expect(await courier.resend('c', 'v')).toMatchObject({ state: 'sent', attempts: 1 });
    await expect(courier.resend('c', 'other')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('takes "too many requests" for a later try', async () => {
    const { courier, row } = create([{ status: 429, body: 'slow down' }]);
    await expect(courier.sync(item)).rejects.toMatchObject({ status: 429 });
    expect(row()).toMatchObject({ state: 'pending', detail: 'slow down' });
  });

  it.each([302, 500])('takes a %i for no yes', async (status) => {
    const { courier, row } = create([{ status, body: '' }]);
    await expect(courier.sync(item)).rejects.toMatchObject({ status: 502 });
    expect(row()?.state).toBe('pending');
  });

  it('sends a newer decision after the older one, and lets the older say nothing of it', async () => {
    let release: (reply: AtsReply) => void = () => undefined;
    const { courier, row, sent } = create([new Promise((resolve) => { release = resolve; }), away()]);
    const older = courier.sync(item);
    const newer = courier.sync({ ...item, decision: 'reject' }).catch(() => 'failed');
    await new Promise((resolve) => setImmediate(resolve));
    expect(sent).toHaveLength(1);
    release({ status: 200, body: {} });
    await older;
    expect(await newer).toBe('failed');
    expect(sent.map(({ decision }) => decision)).toEqual(['move', 'reject']);
    expect(row()).toMatchObject({ decision: 'reject', state: 'pending', attempts: 1 });
  });

  it('leaves what was not heard of to the next start when the program ends', async () => {
    const { courier, row, stop } = create([away()]);
    stop.abort();
    await courier.sync(item).catch(() => undefined);
    expect(row()).toMatchObject({ state: 'pending', attempts: 0, detail: null });
  });

  it('tells a reviewer how it went instead of failing', async () => {
    const { courier } = create([away()]);
    expect(await courier.resend('c', 'v').catch(() => 'unknown')).toBe('unknown');
    expect(await courier.sync(item).catch(() => 'failed')).toBe('failed');
    expect(await courier.resend('c', 'v')).toMatchObject({ state: 'pending', detail: 'ECONNREFUSED' });
  });
});
