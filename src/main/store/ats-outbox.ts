/** Decisions on their way to the ATS: written before they are sent, kept until it has taken them. */
import type { AtsOutbox, OutboxRow, OutboxState } from '../ports/screening.ts';
import type { Database } from './database.ts';

/** @param now wall time, for `updated_at` */
export function createAtsOutbox(db: Database, now: () => Date): AtsOutbox {
  const put = db.prepare<[Record<string, unknown>]>(
    `INSERT INTO ats_outbox (candidate_id, vacancy_id, decision, report_link, state, attempts, detail, updated_at, next_try_at, interview_id)
     VALUES (@candidateId, @vacancyId, @decision, @reportLink, 'pending', 0, NULL, @now, @nextTryAt, @interviewId)
     ON CONFLICT (candidate_id, vacancy_id) DO UPDATE
     SET decision = excluded.decision, report_link = excluded.report_link, state = 'pending', attempts = 0, detail = NULL,
         updated_at = excluded.updated_at, next_try_at = excluded.next_try_at, interview_id = coalesce(excluded.interview_id, interview_id)`,
  );
  const mark = db.prepare<[OutboxState, string | null, string, string | null, string, string]>(
    `UPDATE ats_outbox SET state = ?, detail = ?, attempts = attempts + 1, updated_at = ?, next_try_at = ?
     WHERE candidate_id = ? AND vacancy_id = ?`,
  );
  const columns = `candidate_id AS candidateId, vacancy_id AS vacancyId, decision, report_link AS reportLink, state, attempts, detail,
     next_try_at AS nextTryAt, updated_at AS updatedAt, interview_id AS interviewId`;
  const find = db.prepare<[string, string], OutboxRow>(`SELECT ${columns} FROM ats_outbox WHERE candidate_id = ? AND vacancy_id = ?`);
  const list = db.prepare<[], OutboxRow>(`SELECT ${columns} FROM ats_outbox ORDER BY updated_at`);
  return {
    put({ candidateId, vacancyId, decision, reportLink }, nextTryAt, interviewId) {
      put.run({ candidateId, vacancyId, decision, reportLink, now: now().toISOString(), nextTryAt: nextTryAt.toISOString(), interviewId });
    },
    mark(item, state, detail, nextTryAt) {
      mark.run(state, detail, now().toISOString(), nextTryAt?.toISOString() ?? null, item.candidateId, item.vacancyId);
    },
    find: (candidateId, vacancyId) => find.get(candidateId, vacancyId) ?? null,
    list: () => list.all(),
  };
}
