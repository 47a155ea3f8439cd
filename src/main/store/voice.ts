/** Interviews about one's own resume: sessions, how far they are, turns, reports. */
import { randomUUID } from 'node:crypto';
import { AppError } from '../base/errors.ts';
import type { ParsedResume } from '../ports/resume.ts';
import type { VoiceSession, VoiceTurn } from '../ports/voice.ts';
import type { AnswerDraft, NewVoiceTurn, VoiceProgress, VoiceStore } from '../ports/voice-store.ts';
import { durably, forgetErased, type Database } from './database.ts';
import { createVoiceRecordings } from './voice-recordings.ts';

type SessionRow = Omit<VoiceSession, 'resume' | 'ownInterface'> & { readonly resume: string | null; readonly ownInterface: number };
type TurnRow = Omit<VoiceTurn, 'corrected' | 'span'> & { readonly corrected: number; readonly t0: number | null; readonly t1: number | null };
interface ProgressRow {
  draft: string | null; told_sequence: number; voiced_sequence: number;
  is_closing: number; is_paused: number; stands_since: string | null; heard_until: number;
}

const SESSION = `id, key, state, candidate, role, language, minutes, pace, resume, own_interface AS ownInterface, created_at AS createdAt,
  started_at AS startedAt, ended_at AS endedAt, paused_ms AS pausedMs`;
const TURN = 'sequence, role, text, recognised_text AS recognisedText, corrected, source, phase, topic, heard, audio_key AS audioKey, t0, t1, at';

const toSession = (row: SessionRow): VoiceSession => ({
  ...row, resume: row.resume === null ? null : (JSON.parse(row.resume) as ParsedResume), ownInterface: row.ownInterface === 1,
});
const toTurn = ({ t0, t1, corrected, ...row }: TurnRow): VoiceTurn => ({ ...row, corrected: corrected === 1, span: t0 === null || t1 === null ? null : { t0, t1 } });
const toProgress = (row: ProgressRow): Omit<VoiceProgress, 'pending'> => ({
  draft: row.draft === null ? null : (JSON.parse(row.draft) as AnswerDraft),
  toldSequence: row.told_sequence,
  voicedSequence: row.voiced_sequence,
  isClosing: row.is_closing === 1,
  isPaused: row.is_paused === 1,
  standsSince: row.stands_since,
  heardUntilS: row.heard_until,
});

/** @param now wall time */
export function createVoiceStore(db: Database, now: () => Date): VoiceStore {
  const time = (): string => now().toISOString();
  const { waiting, fileKeys: recordingKeys, ...recordings } = createVoiceRecordings(db, time);
  const insert = db.prepare<[Record<string, unknown>]>(
    `INSERT INTO voice_sessions (id, key, state, candidate, role, language, minutes, pace, resume, own_interface, created_at, used_at)
     VALUES (@id, @key, 'created', @candidate, @role, @language, @minutes, @pace, @resume, @ownInterface, @now, @now) ON CONFLICT (id) DO NOTHING`,
  );
  const byId = db.prepare<[string], SessionRow>(`SELECT ${SESSION} FROM voice_sessions WHERE id = ?`);
  const all = db.prepare<[], SessionRow>(`SELECT ${SESSION} FROM voice_sessions ORDER BY created_at DESC, rowid DESC`);
  const unowned = db.prepare<[string], SessionRow>(`SELECT ${SESSION} FROM voice_sessions WHERE own_interface = 0 AND used_at < ? ORDER BY used_at`);
  const progressOf = db.prepare<[string], ProgressRow>('SELECT * FROM voice_sessions WHERE id = ?');
  const turnsOf = db.prepare<[string], TurnRow>(`SELECT ${TURN} FROM voice_turns WHERE session_id = ? ORDER BY sequence`);
  const turnAt = db.prepare<[string, number], TurnRow>(`SELECT ${TURN} FROM voice_turns WHERE session_id = ? AND sequence = ?`);
  const addTurn = db.prepare<[Record<string, unknown>], TurnRow>(
    `INSERT INTO voice_turns (session_id, sequence, role, text, recognised_text, source, phase, topic, t0, t1, client_key, at)
     VALUES (@id, (SELECT COALESCE(MAX(sequence), 0) + 1 FROM voice_turns WHERE session_id = @id), @role, @text, @recognisedText, @source, @phase,
             @topic, @t0, @t1, @clientKey, @now) RETURNING ${TURN}`,
  );
  const byClientKey = db.prepare<[string, string], { sequence: number }>('SELECT sequence FROM voice_turns WHERE session_id = ? AND client_key = ?');
  const draftTaken = db.prepare<[string]>('UPDATE voice_sessions SET draft = NULL WHERE id = ?');
  const closing = db.prepare<[string]>('UPDATE voice_sessions SET is_closing = 1 WHERE id = ?');
  const start = db.prepare<[string, string]>(`UPDATE voice_sessions SET state = 'running', started_at = ? WHERE id = ? AND state = 'created'`);
  const end = db.prepare<[string, string]>(
    `UPDATE voice_sessions SET state = 'ended', ended_at = ?, draft = NULL WHERE id = ? AND state <> 'ended'`,
  );
  const notHeard = db.prepare<[string]>(`UPDATE voice_recordings SET state = 'unheard' WHERE session_id = ?`);
  const correct = db.prepare<[string, string, number]>(
    `UPDATE voice_turns SET recognised_text = COALESCE(recognised_text, text), text = ?, corrected = 1 WHERE session_id = ? AND sequence = ? AND role = 'candidate'`,
  );
  const set = (column: string) => db.prepare<[string | number | null, string]>(`UPDATE voice_sessions SET ${column} = ? WHERE id = ?`);
  const [setResume, setLanguage, setTold, setVoiced, setReport] = [set('resume'), set('language'), set('told_sequence'), set('voiced_sequence'), set('report')];
  const setDraft = db.prepare<[string | null, number, string]>('UPDATE voice_sessions SET draft = ?, heard_until = ? WHERE id = ?');
  const setAudio = db.prepare<[string, string, number]>('UPDATE voice_turns SET audio_key = ? WHERE session_id = ? AND sequence = ?');
  const setHeard = db.prepare<[number, string, number]>('UPDATE voice_turns SET heard = ? WHERE session_id = ? AND sequence = ?');
  const stand = db.prepare<[string | null, number, number, string, string]>(
    'UPDATE voice_sessions SET stands_since = ?, is_paused = ?, paused_ms = ?, used_at = ? WHERE id = ?',
  );
  const reportOf = db.prepare<[string], { report: string | null }>('SELECT report FROM voice_sessions WHERE id = ?');
  const files = db.prepare<[], { name: string }>('SELECT audio_key AS name FROM voice_turns WHERE audio_key IS NOT NULL');
  const erase = db.prepare<[string]>('DELETE FROM voice_sessions WHERE id = ?');

  const find = (id: string): VoiceSession | null => {
    const row = byId.get(id);
    return row === undefined ? null : toSession(row);
  };
  const stored = (id: string): VoiceSession => {
    const session = find(id);
    if (session === null) throw new AppError('INTERVIEW_NOT_FOUND');
    return session;
  };
  const add = db.transaction((id: string, { span, clientKey = null, recording = null, ...turn }: NewVoiceTurn, isClosing: boolean): VoiceTurn => {
    const row = addTurn.get({ ...turn, id, clientKey, t0: span?.t0 ?? null, t1: span?.t1 ?? null, now: time() });
    if (row === undefined) throw new AppError('INTERNAL');
    if (turn.role === 'candidate') draftTaken.run(id);
    if (recording !== null) recordings.dropPending(id, recording);
    if (isClosing) closing.run(id);
    return toTurn(row);
  });

  return {
    create({ resume, ownInterface, ...session }) {
      const { changes } = insert.run({ ...session, key: randomUUID(), resume: resume === null ? null : JSON.stringify(resume), ownInterface: ownInterface ? 1 : 0, now: time() });
      if (changes === 0) throw new AppError('CONFLICT', 'There is an interview with this id already');
      return stored(session.id);
    },
    find,
    list: () => all.all().map(toSession),
    unownedSince: (lastUse) => unowned.all(lastUse.toISOString()).map(toSession),
    progress(id) {
      const row = progressOf.get(id);
      if (row === undefined) throw new AppError('INTERVIEW_NOT_FOUND');
      return { ...toProgress(row), pending: waiting(id) };
    },
    setResume: (id, resume) => void setResume.run(JSON.stringify(resume), id),
    setLanguage: (id, language) => void setLanguage.run(language, id),
    start(id) {
      start.run(time(), id);
      return stored(id);
    },
    turns: (id) => turnsOf.all(id).map(toTurn),
    addTurn: (id, turn, isClosing = false) => add.immediate(id, turn, isClosing),
    hasAnswer: (id, clientKey) => byClientKey.get(id, clientKey) !== undefined,
    correctTurn(id, sequence, text) {
      const row = correct.run(text, id, sequence).changes === 0 ? undefined : turnAt.get(id, sequence);
      return row === undefined ? null : toTurn(row);
    },
    setAudio: (id, sequence, audioKey) => void setAudio.run(audioKey, id, sequence),
    setHeard: (id, sequence, heard) => void setHeard.run(heard, id, sequence),
    ...recordings,
    setDraft: (id, draft, heardUntilS) => void setDraft.run(draft === null ? null : JSON.stringify(draft), heardUntilS, id),
    told: (id, sequence) => void setTold.run(sequence, id),
    voiced: (id, sequence) => void setVoiced.run(sequence, id),
    stand: (id, standsSince, isPaused, pausedMs) => void stand.run(standsSince, isPaused ? 1 : 0, pausedMs, time(), id),
    end(id) {
      durably(db, () => {
        end.run(time(), id);
        notHeard.run(id);
      });
      return stored(id);
    },
    putReport: (id, report) => void setReport.run(JSON.stringify(report), id),
    report(id) {
      const text = reportOf.get(id)?.report ?? null;
      return text === null ? null : (JSON.parse(text) as unknown);
    },
    fileKeys: () => [...files.all().map(({ name }) => name), ...recordingKeys()],
    erase(id) {
      erase.run(id);
      forgetErased(db);
    },
  };
}
