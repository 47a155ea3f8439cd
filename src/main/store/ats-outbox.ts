/** Decisions on their way to the ATS: written before they are sent, kept until it has taken them. */
import type { AtsOutbox, OutboxState } from '../ports/screening.ts';
import type { Database } from './database.ts';

interface OutboxRow {
  candidateId: string; vacancyId: string; decision: string; reportLink: string; state: OutboxState; attempts: number; detail: string | null;
}

/** @param now wall time, for `updated_at` */
export function createAtsOutbox(db: Database, now: () => Date): AtsOutbox {
  const put = db.prepare<[Record<string, unknown>]>(
    `INSERT INTO ats_outbox VALUES (@candidateId, @vacancyId, @decision, @reportLink, 'pending', 0, NULL, @now)
     ON CONFLICT (candidate_id, vacancy_id) DO UPDATE
     SET decision = excluded.decision, report_link = excluded.report_link, state = 'pending', detail = NULL, updated_at = excluded.updated_at`,
  );
  const mark = db.prepare<[OutboxState, string | null, string, string, string]>(
    'UPDATE ats_outbox SET state = ?, detail = ?, attempts = attempts + 1, updated_at = ? WHERE candidate_id = ? AND vacancy_id = ?',
  );
  const list = db.prepare<[], OutboxRow>(
    `SELECT candidate_id AS candidateId, vacancy_id AS vacancyId, decision, report_link AS reportLink, state, attempts, detail
     FROM ats_outbox ORDER BY updated_at`,
  );
  return {
    put: (item) => void put.run({ ...item, now: now().toISOString() }),
    mark: (item, state, detail) => void mark.run(state, detail, now().toISOString(), item.candidateId, item.vacancyId),
    list: () => list.all(),
  };
}
