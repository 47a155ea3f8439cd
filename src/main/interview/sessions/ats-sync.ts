/** Hands a decision to the ATS: into the outbox first, out of it only when the ATS has taken it. */
import { AppError, messageOf } from '../../base/errors.ts';
import type { AtsClient, AtsItem, AtsOutbox, AtsReply } from '../../ports/screening.ts';

/** Resolves to what the ATS answered. @throws AppError UPSTREAM_FAILED, or UPSTREAM_REFUSED with the ATS's own status */
export type AtsSync = (item: AtsItem, signal?: AbortSignal) => Promise<unknown>;

const DETAIL_LENGTH = 2_000;

function detailOf({ body }: AtsReply): string {
  const detail = typeof body === 'object' && body !== null && 'detail' in body ? body.detail : body;
  return (typeof detail === 'string' ? detail : JSON.stringify(detail ?? null)).slice(0, DETAIL_LENGTH);
}

export function createAtsSync(client: AtsClient, outbox: AtsOutbox): AtsSync {
  return async (item, signal) => {
    outbox.put(item);
    let reply: AtsReply;
    try {
      reply = await client.send(item, signal);
    } catch (error) {
      outbox.mark(item, 'pending', messageOf(error));
      throw new AppError('UPSTREAM_FAILED', 'ATS sync failed', { cause: error });
    }
    if (reply.status >= 200 && reply.status < 300) {
      outbox.mark(item, 'sent', null);
      return reply.body;
    }
    if (reply.status >= 400 && reply.status < 500) {
      outbox.mark(item, 'refused', detailOf(reply));
      throw new AppError('UPSTREAM_REFUSED', detailOf(reply), { status: reply.status });
    }
    outbox.mark(item, 'pending', `the ATS answered ${reply.status}`);
    throw new AppError('UPSTREAM_FAILED', 'ATS sync failed');
  };
}

/** Sends once more what an earlier run could not; what fails again stays for the next time. */
export async function sendPending(sync: AtsSync, outbox: AtsOutbox, signal: AbortSignal): Promise<void> {
  for (const item of outbox.list().filter(({ state }) => state === 'pending')) {
    if (signal.aborted) return;
    // A newer decision may have been sent while an earlier item was tried.
    const present = outbox.list().find(({ candidateId, vacancyId }) => candidateId === item.candidateId && vacancyId === item.vacancyId);
    if (present?.state !== 'pending' || present.decision !== item.decision || present.reportLink !== item.reportLink) continue;
    await sync(item, signal).catch(() => undefined);
  }
}
