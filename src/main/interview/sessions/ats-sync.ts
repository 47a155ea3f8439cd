/** Hands decisions to the ATS: into the outbox first, out of it only when the ATS has taken them, however long that takes. */
import { AppError, messageOf } from '../../base/errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { AtsClient, AtsItem, AtsOutbox, AtsReply, OutboxRow } from '../../ports/screening.ts';

/** Resolves to what the ATS answered. @throws AppError UPSTREAM_FAILED, or UPSTREAM_REFUSED with the ATS's own status */
export type AtsSync = (item: AtsItem, signal?: AbortSignal) => Promise<unknown>;

export interface AtsCourierOptions {
  readonly client: AtsClient;
  readonly outbox: AtsOutbox;
  readonly clock: Clock;
  /** Aborts when the program ends. */
  readonly signal: AbortSignal;
}

/** Minutes until the next round after the first, second, … one that failed: two days in all, then a person has to look. */
const ROUNDS_MIN = [1, 5, 30, 120, 360, 720, 1_440] as const;
const MINUTE_MS = 60_000;
/** Alarms are set anew at least so often: a machine that slept must not be a day late. */
const LONGEST_ALARM_MS = 15 * MINUTE_MS;
const DETAIL_LENGTH = 2_000;

function detailOf({ body }: AtsReply): string {
  const detail = typeof body === 'object' && body !== null && 'detail' in body ? body.detail : body;
  return (typeof detail === 'string' ? detail : JSON.stringify(detail ?? null)).slice(0, DETAIL_LENGTH);
}

const reasonOf = (error: unknown): string =>
  error instanceof AppError && typeof error.details.reason === 'string' ? error.details.reason : messageOf(error);

/** Later is worth a try where the ATS is away, busy or sends elsewhere; a refusal stays one. */
const isRefusal = (status: number): boolean => status >= 400 && status < 500 && status !== 408 && status !== 429;

export function createAtsCourier({ client, outbox, clock, signal }: AtsCourierOptions) {
  /** What is sent for one candidate and vacancy goes out one after another: the newer decision last. */
  const underWay = new Map<string, Promise<unknown>>();
  let started = false;
  let cancelAlarm: (() => void) | null = null;

  const later = (minutes: number | undefined): Date | null =>
    minutes === undefined ? null : new Date(clock.date().getTime() + minutes * MINUTE_MS);
  const isPresent = (item: AtsItem): OutboxRow | null => {
    const row = outbox.find(item.candidateId, item.vacancyId);
    return row !== null && row.decision === item.decision && row.reportLink === item.reportLink ? row : null;
  };

  /** One round of sending what stands in the outbox. */
  async function deliver(item: AtsItem, stop: AbortSignal): Promise<unknown> {
    const mark = (state: OutboxRow['state'], detail: string | null): void => {
      // A newer decision may have been written meanwhile, or the interview erased.
      const row = isPresent(item);
      if (row === null) return;
      outbox.mark(item, state, detail, state === 'pending' ? later(ROUNDS_MIN[row.attempts]) : null);
      setAlarm();
    };
    let reply: AtsReply;
    try {
      reply = await client.send(item, stop);
    } catch (error) {
      // The program ends or the caller left: it is tried again as if this had not been.
      const isHopeless = error instanceof AppError && error.code === 'INVALID_REQUEST';
      if (!stop.aborted) mark(isHopeless ? 'refused' : 'pending', reasonOf(error));
      if (isHopeless) throw error;
      throw new AppError('UPSTREAM_FAILED', 'ATS sync failed', { cause: error });
    }
    if (reply.status >= 200 && reply.status < 300) {
      mark('sent', null);
      return reply.body;
    }
    if (reply.status >= 400 && reply.status < 500) {
      mark(isRefusal(reply.status) ? 'refused' : 'pending', detailOf(reply));
      throw new AppError('UPSTREAM_REFUSED', detailOf(reply), { status: reply.status });
    }
    mark('pending', `the ATS answered ${reply.status}`);
    throw new AppError('UPSTREAM_FAILED', 'ATS sync failed');
  }

  function inTurn(item: AtsItem, stop: AbortSignal): Promise<unknown> {
    const key = JSON.stringify([item.candidateId, item.vacancyId]);
    const turn = (underWay.get(key) ?? Promise.resolve()).catch(() => undefined).then(() => deliver(item, stop));
    underWay.set(key, turn);
    const leave = (): void => {
      if (underWay.get(key) === turn) underWay.delete(key);
    };
    turn.then(leave, leave);
    return turn;
  }

  function setAlarm(): void {
    cancelAlarm?.();
    cancelAlarm = null;
    if (!started || signal.aborted) return;
    const times = outbox.list().flatMap(({ state, nextTryAt }) => (state === 'pending' && nextTryAt !== null ? [Date.parse(nextTryAt)] : []));
    if (times.length === 0) return;
    const delayMs = Math.min(LONGEST_ALARM_MS, Math.max(0, Math.min(...times) - clock.date().getTime()));
    cancelAlarm = clock.after(delayMs, () => void sendDue(clock.date()));
  }

  async function sendDue(until: Date | null): Promise<void> {
    for (const row of outbox.list()) {
      if (signal.aborted) return;
      const isDue = row.state === 'pending' && row.nextTryAt !== null && (until === null || Date.parse(row.nextTryAt) <= until.getTime());
      // An earlier one of this list may have taken long.
      if (isDue && isPresent(row)?.state === 'pending') await inTurn(row, signal).catch(() => undefined);
    }
    setAlarm();
  }

  const sync = async (item: AtsItem, interviewId: string | null, stop: AbortSignal = signal): Promise<unknown> => {
    outbox.put(item, later(ROUNDS_MIN[0]) ?? clock.date(), interviewId);
    return inTurn(item, AbortSignal.any([stop, signal])).finally(setAlarm);
  };

  const syncFromProgram: AtsSync = (item, stop) => sync(item, null, stop);

  return {
    sync: syncFromProgram,

    /** A reviewer's decision about an interview: kept and sent; how it went is in the row, not in an error. */
    async handOver(item: AtsItem, interviewId: string): Promise<OutboxRow | null> {
      await sync(item, interviewId).catch(() => undefined);
      return outbox.find(item.candidateId, item.vacancyId);
    },

    /** Sends once more what is in the outbox, refused or given up or sent. @throws AppError NOT_FOUND */
    async resend(candidateId: string, vacancyId: string): Promise<OutboxRow | null> {
      const row = outbox.find(candidateId, vacancyId);
      if (row === null) throw new AppError('NOT_FOUND', 'There is no such item in the outbox');
      outbox.put(row, later(ROUNDS_MIN[0]) ?? clock.date(), row.interviewId);
      await inTurn(row, signal).catch(() => undefined);
      setAlarm();
      return outbox.find(candidateId, vacancyId);
    },

    list: (): readonly OutboxRow[] => outbox.list(),

    /** Tries at once what an earlier run could not send, and from then on whatever falls due. */
    start(): Promise<void> {
      started = true;
      signal.addEventListener('abort', () => cancelAlarm?.(), { once: true });
      return sendDue(null);
    },
  };
}

export type AtsCourier = ReturnType<typeof createAtsCourier>;
