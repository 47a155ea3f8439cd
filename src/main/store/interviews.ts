/** Interviews, their turns and their results. */
import { randomUUID } from 'node:crypto';
import { AppError } from '../base/errors.ts';
import type { Interview, InterviewResult, InterviewStore, InterviewTurn, NewTurn } from '../ports/interviews.ts';
import type { FinalScore, JobDescription } from '../ports/screening.ts';
import { durably, forgetErased, type Database } from './database.ts';

interface InterviewRow {
  id: string; kind: 'screening'; state: Interview['state']; candidate: string; vacancy: string; job_text: string; job: string;
  language: Interview['language']; stream_id: string; consent_at: string; created_at: string; finished_at: string | null;
}

interface TurnRow {
  id: string; seq: number; role: InterviewTurn['role']; text: string; recognised_text: string | null; source: InterviewTurn['source'];
  corrected: number; t0: number | null; t1: number | null; target_skill: string | null; reason: string | null; created_at: string;
}

const toInterview = (row: InterviewRow): Interview => ({
  id: row.id,
  kind: row.kind,
  state: row.state,
  candidate: row.candidate,
  vacancy: row.vacancy,
  jobText: row.job_text,
  job: JSON.parse(row.job) as JobDescription,
  language: row.language,
  streamId: row.stream_id,
  consentAt: row.consent_at,
  createdAt: row.created_at,
  finishedAt: row.finished_at,
});

const toTurn = (row: TurnRow): InterviewTurn => ({
  id: row.id,
  seq: row.seq,
  role: row.role,
  text: row.text,
  recognisedText: row.recognised_text,
  source: row.source,
  corrected: row.corrected === 1,
  t0: row.t0,
  t1: row.t1,
  targetSkill: row.target_skill,
  reason: row.reason,
  createdAt: row.created_at,
});

/** @param now wall time, for `created_at` */
export function createInterviewStore(db: Database, now: () => Date): InterviewStore {
  const insert = db.prepare<[InterviewRow]>(
    `INSERT INTO interviews VALUES (@id, @kind, @state, @candidate, @vacancy, @job_text, @job, @language, @stream_id, @consent_at, @created_at, @finished_at)`,
  );
  const byId = db.prepare<[string], InterviewRow>('SELECT * FROM interviews WHERE id = ?');
  const all = db.prepare<[], InterviewRow & { result: string | null }>(
    `SELECT interviews.*, results.result FROM interviews LEFT JOIN results ON results.interview_id = interviews.id
     ORDER BY interviews.created_at DESC, interviews.rowid DESC`,
  );
  const turnsOf = db.prepare<[string], TurnRow>('SELECT * FROM turns WHERE interview_id = ? ORDER BY seq');
  const turnById = db.prepare<[string, string], TurnRow>('SELECT * FROM turns WHERE interview_id = ? AND id = ?');
  const addTurn = db.prepare<[Record<string, unknown>]>(
    `INSERT INTO turns (id, interview_id, seq, role, text, recognised_text, source, corrected, t0, t1, target_skill, reason, created_at)
     VALUES (@id, @interviewId, (SELECT COALESCE(MAX(seq), 0) + 1 FROM turns WHERE interview_id = @interviewId),
             @role, @text, @recognisedText, @source, 0, @t0, @t1, @targetSkill, @reason, @createdAt)`,
  );
  const run = db.prepare<[string]>(`UPDATE interviews SET state = 'running' WHERE id = ? AND state = 'created'`);
  const correct = db.prepare<[string, string, string]>('UPDATE turns SET text = ?, corrected = 1 WHERE interview_id = ? AND id = ?');
  const close = db.prepare<[string, string]>(`UPDATE interviews SET state = 'finished', finished_at = ? WHERE id = ?`);
  const putResult = db.prepare<[string, string, string]>(
    `INSERT INTO results VALUES (?, ?, ?) ON CONFLICT (interview_id) DO UPDATE SET result = excluded.result, created_at = excluded.created_at`,
  );
  const resultOf = db.prepare<[string], { result: string }>('SELECT result FROM results WHERE interview_id = ?');
  const erase = db.prepare<[string]>('DELETE FROM interviews WHERE id = ?');

  const find = (id: string): Interview | null => {
    const row = byId.get(id);
    return row === undefined ? null : toInterview(row);
  };
  const findTurn = (id: string, turnId: string): InterviewTurn | null => {
    const row = turnById.get(id, turnId);
    return row === undefined ? null : toTurn(row);
  };
  const addOne = db.transaction((id: string, turn: NewTurn): InterviewTurn => {
    const turnId = turn.id ?? randomUUID();
    const earlier = findTurn(id, turnId);
    if (earlier !== null) return earlier;
    addTurn.run({ ...turn, id: turnId, interviewId: id, createdAt: now().toISOString() });
    run.run(id);
    const stored = findTurn(id, turnId);
    if (stored === null) throw new AppError('INTERNAL');
    return stored;
  });

  return {
    create(interview) {
      insert.run({
        id: interview.id,
        kind: interview.kind,
        state: 'created',
        candidate: interview.candidate,
        vacancy: interview.vacancy,
        job_text: interview.jobText,
        job: JSON.stringify(interview.job),
        language: interview.language,
        stream_id: interview.streamId,
        consent_at: interview.consentAt,
        created_at: now().toISOString(),
        finished_at: null,
      });
      const stored = find(interview.id);
      if (stored === null) throw new AppError('INTERNAL');
      return stored;
    },
    find,
    list: () => all.all().map((row) => ({ ...toInterview(row), final: row.result === null ? null : (JSON.parse(row.result) as { final: FinalScore }).final })),
    turns: (id) => turnsOf.all(id).map(toTurn),
    addTurn: (id, turn) => addOne.immediate(id, turn),
    correctTurn(id, turnId, text) {
      correct.run(text, id, turnId);
      return findTurn(id, turnId);
    },
    finish(id, result) {
      durably(db, () => {
        putResult.run(id, JSON.stringify(result), result.createdAt);
        close.run(now().toISOString(), id);
      });
    },
    result(id) {
      const row = resultOf.get(id);
      return row === undefined ? null : (JSON.parse(row.result) as InterviewResult);
    },
    erase(id) {
      erase.run(id);
      forgetErased(db);
    },
  };
}
