/** Proctored interviews: sessions, attention, collected transcripts, answers, results. */
import { AppError } from '../base/errors.ts';
import type { AttentionSpan, ListedProctored, ProctoredAnswer, ProctoredResult, ProctoredSession, ProctoredStore } from '../ports/proctored.ts';
import { durably, forgetErased, type Database } from './database.ts';

/** Collected characters of one question. */
const MAX_COLLECTED = 200_000;
/** Stretches of one interview: hours of a tracker that changes its mind every second. */
const MAX_SPANS = 50_000;

type SessionRow = Omit<ProctoredSession, 'questions' | 'own'> & { readonly questions: string; readonly own: string | null };

const SESSION = 'id, state, role, language, questions, own, created_at AS createdAt, started_at AS startedAt, finished_at AS finishedAt';
const ANSWER = 'question AS "index", take, text, recognised_text AS recognisedText, source, t0, t1, at';

const toResult = (text: string | null | undefined): ProctoredResult | null => (text == null ? null : (JSON.parse(text) as ProctoredResult));
const toSession = <R extends SessionRow>(row: R): Omit<R, keyof SessionRow> & ProctoredSession => ({
  ...row,
  questions: JSON.parse(row.questions) as string[],
  own: row.own === null ? null : (JSON.parse(row.own) as ProctoredSession['own']),
});

/** @param now wall time */
export function createProctoredStore(db: Database, now: () => Date): ProctoredStore {
  const insert = db.prepare<[Record<string, unknown>]>(
    `INSERT INTO proctored_sessions (id, state, role, language, questions, own, created_at) VALUES (@id, 'created', @role, @language, @questions, @own, @now)`,
  );
  const byId = db.prepare<[string], SessionRow>(`SELECT ${SESSION} FROM proctored_sessions WHERE id = ?`);
  const all = db.prepare<[], SessionRow & { readonly result: string | null }>(`SELECT ${SESSION}, result FROM proctored_sessions ORDER BY created_at DESC, rowid DESC`);
  const run = db.prepare<[string, string]>(`UPDATE proctored_sessions SET state = 'running', started_at = COALESCE(started_at, ?) WHERE id = ? AND state = 'created'`);
  const putSpan = db.prepare<[Record<string, unknown>]>(
    `INSERT OR REPLACE INTO proctored_spans (session_id, t0, t1, state, event, confidence, reason) VALUES (@id, @t0, @t1, @state, @event, @confidence, @reason)`,
  );
  const countSpans = db.prepare<[string], { count: number }>('SELECT COUNT(*) AS count FROM proctored_spans WHERE session_id = ?');
  const spansOf = db.prepare<[string], AttentionSpan>('SELECT t0, t1, state, event, confidence, reason FROM proctored_spans WHERE session_id = ? ORDER BY t0');
  const latest = db.prepare<[string], AttentionSpan>('SELECT t0, t1, state, event, confidence, reason FROM proctored_spans WHERE session_id = ? ORDER BY seq DESC LIMIT 1');
  const addPiece = db.prepare<[string, number, string]>('INSERT INTO proctored_pieces (session_id, question, text) VALUES (?, ?, ?)');
  const lengthOf = db.prepare<[string, number], { length: number | null }>('SELECT SUM(LENGTH(text) + 1) AS length FROM proctored_pieces WHERE session_id = ? AND question = ?');
  const piecesOf = db.prepare<[string, number], { text: string }>('SELECT text FROM proctored_pieces WHERE session_id = ? AND question = ? ORDER BY seq');
  const putAnswer = db.prepare<[Record<string, unknown>]>(
    `INSERT INTO proctored_answers VALUES (@id, @index, @take, @text, @recognisedText, @source, @t0, @t1, @now)
     ON CONFLICT (session_id, question) DO UPDATE SET take = excluded.take, text = excluded.text, recognised_text = excluded.recognised_text,
       source = excluded.source, t0 = excluded.t0, t1 = excluded.t1, at = excluded.at WHERE excluded.take >= take`,
  );
  const answersOf = db.prepare<[string], ProctoredAnswer>(`SELECT ${ANSWER} FROM proctored_answers WHERE session_id = ? ORDER BY question`);
  const close = db.prepare<[string, string, string]>(`UPDATE proctored_sessions SET state = 'finished', finished_at = COALESCE(finished_at, ?), result = ? WHERE id = ?`);
  const resultOf = db.prepare<[string], { result: string | null }>('SELECT result FROM proctored_sessions WHERE id = ?');
  const erase = db.prepare<[string]>('DELETE FROM proctored_sessions WHERE id = ?');

  const time = (): string => now().toISOString();
  const found = (id: string): ProctoredSession => {
    const row = byId.get(id);
    if (row === undefined) throw new AppError('NOT_FOUND');
    return toSession(row);
  };
  const addSpans = db.transaction((id: string, spans: readonly AttentionSpan[]) => {
    if ((countSpans.get(id)?.count ?? 0) + spans.length > MAX_SPANS) throw new AppError('RATE_LIMITED', 'More attention was recorded than an interview can hold');
    for (const span of spans) putSpan.run({ ...span, id });
  });
  const append = db.transaction((id: string, index: number, text: string) => {
    if ((lengthOf.get(id, index)?.length ?? 0) + text.length > MAX_COLLECTED) throw new AppError('BODY_TOO_LARGE', 'The transcript of this question is full');
    addPiece.run(id, index, text);
  });

  return {
    create(session) {
      insert.run({ ...session, questions: JSON.stringify(session.questions), own: session.own === null ? null : JSON.stringify(session.own), now: time() });
      return found(session.id);
    },
    find(id) {
      const row = byId.get(id);
      return row === undefined ? null : toSession(row);
    },
    list: () => all.all().map((row): ListedProctored => ({ ...toSession(row), result: toResult(row.result) })),
    markRunning: (id) => void run.run(time(), id),
    addSpans: (id, spans) => void addSpans.immediate(id, spans),
    spans: (id) => spansOf.all(id),
    latestSpan: (id) => latest.get(id) ?? null,
    append: (id, index, text) => void append.immediate(id, index, text),
    collected: (id, index) => piecesOf.all(id, index).map(({ text }) => text.trim()).join(' ').trim(),
    putAnswer(id, answer) {
      putAnswer.run({ ...answer, id, now: time() });
      const kept = answersOf.all(id).find(({ index }) => index === answer.index);
      if (kept === undefined) throw new AppError('INTERNAL');
      return kept;
    },
    answers: (id) => answersOf.all(id),
    finish: (id, result) => durably(db, () => void close.run(time(), JSON.stringify(result), id)),
    result: (id) => toResult(resultOf.get(id)?.result),
    erase(id) {
      erase.run(id);
      forgetErased(db);
    },
  };
}
