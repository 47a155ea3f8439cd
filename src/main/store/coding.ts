/** Coding interviews: sessions, versions of the code, runs, conversation, events, reports. */
import { randomUUID } from 'node:crypto';
import { AppError } from '../base/errors.ts';
import type { CodingMessage, CodingReport, CodingRun, CodingSession, CodingStore, CodeVersion, IntegrityCount, IntegrityEvent, JudgedTest } from '../ports/coding.ts';
import { createWritingStore } from './coding-edits.ts';
import { durably, forgetErased, type Database } from './database.ts';

interface RunRow {
  id: number; session_id: string; code: string; visible: string; hidden: string | null; stdout: string; stderr: string;
  elapsed_ms: number; memory_mb: number; created_at: string;
}

const SESSION = `id, candidate_name AS candidateName, code_language AS codeLanguage, level, language, task_id AS taskId, state, code,
  consent_at AS consentAt, created_at AS createdAt, updated_at AS updatedAt`;

const toRun = (row: RunRow): CodingRun => ({
  id: row.id,
  sessionId: row.session_id,
  code: row.code,
  visible: JSON.parse(row.visible) as JudgedTest[],
  hidden: row.hidden === null ? null : (JSON.parse(row.hidden) as JudgedTest[]),
  stdout: row.stdout,
  stderr: row.stderr,
  elapsedMs: row.elapsed_ms,
  memoryMb: row.memory_mb,
  createdAt: row.created_at,
});

const toReport = (text: string | null): CodingReport | null => (text === null ? null : (JSON.parse(text) as CodingReport));

const toKey = (name: string): string => name.trim().toLowerCase();

/** @param now wall time */
export function createCodingStore(db: Database, now: () => Date): CodingStore {
  const insert = db.prepare<[Record<string, unknown>]>(
    `INSERT INTO coding_sessions (id, candidate_name, candidate_key, code_language, level, language, task_id, state, code, consent_at, created_at, updated_at)
     VALUES (@id, @candidateName, @candidateKey, @codeLanguage, @level, @language, @taskId, 'CREATED', @code, @consentAt, @now, @now)`,
  );
  const byId = db.prepare<[string], CodingSession>(`SELECT ${SESSION} FROM coding_sessions WHERE id = ?`);
  const given = db.prepare<[string], { task_id: string }>('SELECT task_id FROM coding_sessions WHERE candidate_key = ? ORDER BY created_at, rowid');
  const putCode = db.prepare<[string, string, string]>(
    `UPDATE coding_sessions SET code = ?, updated_at = ?, state = CASE state WHEN 'CREATED' THEN 'IN_PROGRESS' ELSE state END
     WHERE id = ? AND state <> 'FINISHED'`,
  );
  const lastVersion = db.prepare<[string], CodeVersion>('SELECT seq, code, at FROM coding_versions WHERE session_id = ? ORDER BY seq DESC LIMIT 1');
  const addVersion = db.prepare<[string, number, string, string]>('INSERT INTO coding_versions VALUES (?, ?, ?, ?)');
  const versionsOf = db.prepare<[string], CodeVersion>('SELECT seq, code, at FROM coding_versions WHERE session_id = ? ORDER BY seq');
  const setState = db.prepare<[string, string, string]>(`UPDATE coding_sessions SET state = ?, updated_at = ? WHERE id = ? AND state <> 'FINISHED'`);
  const addRun = db.prepare<[Record<string, unknown>], RunRow>(
    `INSERT INTO coding_runs (session_id, code, visible, hidden, stdout, stderr, elapsed_ms, memory_mb, created_at)
     VALUES (@sessionId, @code, @visible, @hidden, @stdout, @stderr, @elapsedMs, @memoryMb, @now) RETURNING *`,
  );
  const runsOf = db.prepare<[string], RunRow>('SELECT * FROM coding_runs WHERE session_id = ? ORDER BY id');
  const unfinished = db.prepare<[number], RunRow>(
    `SELECT coding_runs.* FROM coding_runs JOIN coding_sessions ON coding_sessions.id = session_id
     WHERE hidden IS NULL AND coding_runs.id > ? AND state <> 'FINISHED' ORDER BY coding_runs.id LIMIT 1`,
  );
  const setHidden = db.prepare<[string, number]>('UPDATE coding_runs SET hidden = ? WHERE id = ?');
  const addMessage = db.prepare<[Record<string, unknown>], CodingMessage>(
    `INSERT INTO coding_messages (session_id, seq, role, text, topic, at)
     VALUES (@id, (SELECT COALESCE(MAX(seq), 0) + 1 FROM coding_messages WHERE session_id = @id), @role, @text, @topic, @now)
     RETURNING role, text, topic, at`,
  );
  const messagesOf = db.prepare<[string], CodingMessage>('SELECT role, text, topic, at FROM coding_messages WHERE session_id = ? ORDER BY seq');
  const addEvent = db.prepare<[Record<string, unknown>]>('INSERT INTO coding_events VALUES (@eventId, @id, @type, @at, @details)');
  const countEvents = db.prepare<[string], IntegrityCount>(
    'SELECT type, COUNT(*) AS count, MAX(at) AS latestAt FROM coding_events WHERE session_id = ? GROUP BY type ORDER BY MIN(at), type',
  );
  const eachEvent = db.prepare<[string], IntegrityEvent>('SELECT type, at, details FROM coding_events WHERE session_id = ? ORDER BY at, id');
  const close = db.prepare<[string, string, string]>(
    `UPDATE coding_sessions SET state = 'FINISHED', report = ?, updated_at = ? WHERE id = ? AND report IS NULL`,
  );
  const all = db.prepare<[], CodingSession & { report: string | null }>(`SELECT ${SESSION}, report FROM coding_sessions ORDER BY created_at DESC, rowid DESC`);
  const erase = db.prepare<[string]>('DELETE FROM coding_sessions WHERE id = ?');
  const reportOf = db.prepare<[string], { report: string | null }>('SELECT report FROM coding_sessions WHERE id = ?');

  const time = (): string => now().toISOString();
  const stored = (id: string): CodingSession => {
    const session = byId.get(id);
    if (session === undefined) throw new AppError('INTERNAL');
    return session;
  };
  const save = db.transaction((id: string, code: string): CodingSession | null => {
    const at = time();
    if (putCode.run(code, at, id).changes === 0) return null;
    const last = lastVersion.get(id);
    if (last?.code !== code) addVersion.run(id, (last?.seq ?? 0) + 1, code, at);
    return stored(id);
  });

  const writing = createWritingStore(db, save);
  const create = db.transaction((session: Parameters<CodingStore['create']>[0]): CodingSession => {
    insert.run({ ...session, candidateKey: session.candidateName === null ? null : toKey(session.candidateName), now: time() });
    writing.begin(session.id, session.code);
    return stored(session.id);
  });

  return {
    create: (session) => create.immediate(session),
    find: (id) => byId.get(id) ?? null,
    tasksGiven: (name) => given.all(toKey(name)).map(({ task_id }) => task_id),
    saveCode: (id, code) => save.immediate(id, code),
    setState: (id, state) => void setState.run(state, time(), id),
    versions: (id) => versionsOf.all(id),
    writing: writing.of,
    edits: writing.edits,
    keepEdits: writing.keep,
    addRun(id, run) {
      const row = addRun.get({
        ...run, sessionId: id, visible: JSON.stringify(run.visible), hidden: run.hidden === null ? null : JSON.stringify(run.hidden), now: time(),
      });
      if (row === undefined) throw new AppError('INTERNAL');
      return toRun(row);
    },
    runs: (id) => runsOf.all(id).map(toRun),
    unfinishedRun(afterId) {
      const row = unfinished.get(afterId);
      return row === undefined ? null : toRun(row);
    },
    setHidden: (runId, hidden) => void setHidden.run(JSON.stringify(hidden), runId),
    addMessage(id, message) {
      const row = addMessage.get({ ...message, id, now: time() });
      if (row === undefined) throw new AppError('INTERNAL');
      return row;
    },
    messages: (id) => messagesOf.all(id),
    addEvent(id, event) {
      const eventId = randomUUID();
      addEvent.run({ ...event, id, eventId });
      return eventId;
    },
    events: (id) => countEvents.all(id),
    eachEvent: (id) => eachEvent.all(id),
    finish(id, report) {
      durably(db, () => close.run(JSON.stringify(report), report.createdAt, id));
    },
    report: (id) => toReport(reportOf.get(id)?.report ?? null),
    list: () => all.all().map((row) => ({ ...row, report: toReport(row.report) })),
    erase(id) {
      erase.run(id);
      forgetErased(db);
    },
  };
}
