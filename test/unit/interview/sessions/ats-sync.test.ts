import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../src/main/base/errors.ts';
import { createAtsSync, sendPending } from '../../../../src/main/interview/sessions/ats-sync.ts';
import type { AtsItem, AtsReply, OutboxState } from '../../../../src/main/ports/screening.ts';

const item: AtsItem = { candidateId: 'c', vacancyId: 'v', decision: 'move', reportLink: 'r' };

function create(answers: (AtsReply | Error)[]) {
  const rows = new Map<string, AtsItem & { state: OutboxState; attempts: number; detail: string | null }>();
  const log: string[] = [];
  const outbox = {
    put(row: AtsItem) { log.push('put'); rows.set(row.candidateId, { ...row, state: 'pending', attempts: 0, detail: null }); },
    mark(row: AtsItem, state: OutboxState, detail: string | null) { log.push(state); rows.set(row.candidateId, { ...row, state, attempts: 1, detail }); },
    list: () => [...rows.values()],
  };
  const client = { async send() { log.push('send'); const answer = answers.shift(); if (answer === undefined || answer instanceof Error) throw answer ?? new Error('no more'); return answer; } };
  return { sync: createAtsSync(client, outbox), outbox, log };
}

describe('handing a decision to the ATS', () => {
  it('writes it down before it is sent', async () => {
    const { sync, log, outbox } = create([{ status: 201, body: { id: 7 } }]);
    expect(await sync(item)).toEqual({ id: 7 });
    expect(log).toEqual(['put', 'send', 'sent']);
    expect(outbox.list()[0]?.state).toBe('sent');
  });

  it('keeps it when the ATS is away, and sends it later', async () => {
    const { sync, outbox } = create([new AppError('UPSTREAM_FAILED'), { status: 200, body: {} }]);
    await expect(sync(item)).rejects.toMatchObject({ code: 'UPSTREAM_FAILED', status: 502, message: 'ATS sync failed' });
    expect(outbox.list()[0]?.state).toBe('pending');
    await sendPending(sync, outbox, new AbortController().signal);
    expect(outbox.list()[0]?.state).toBe('sent');
  });

  it('passes a refusal on with the ATS’s own status, and does not send it again', async () => {
    const { sync, outbox } = create([{ status: 422, body: { detail: 'no such vacancy' } }]);
    await expect(sync(item)).rejects.toMatchObject({ status: 422, message: 'no such vacancy' });
    expect(outbox.list()[0]).toMatchObject({ state: 'refused', detail: 'no such vacancy' });
    await sendPending(sync, outbox, new AbortController().signal);
    expect(outbox.list()[0]?.state).toBe('refused');
  });

  it('does not send an older decision over a newer one', async () => {
    const newer = { ...item, decision: 'reject' };
    const other = { ...item, candidateId: 'd' };
    const { sync, outbox, log } = create([new AppError('UPSTREAM_FAILED'), new AppError('UPSTREAM_FAILED')]);
    await sync(other).catch(() => undefined);
    await sync(item).catch(() => undefined);
    const before = log.length;
    await sendPending(async (pending) => {
      log.push(`resend ${pending.candidateId}`);
      outbox.put(newer);
      outbox.mark(newer, 'sent', null);
    }, outbox, new AbortController().signal);
    expect(log.slice(before).filter((line) => line.startsWith('resend'))).toEqual(['resend d']);
  });

  it('takes neither a redirect nor a 5xx for a yes', async () => {
    for (const status of [302, 500]) {
      const { sync, outbox } = create([{ status, body: '' }]);
      await expect(sync(item)).rejects.toMatchObject({ status: 502 });
      expect(outbox.list()[0]?.state).toBe('pending');
    }
  });
});
