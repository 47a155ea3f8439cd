/** Transcribed files. */
import type { TimedWord } from '../ports/engines.ts';
import type { Language } from '../ports/language.ts';
import type { Transcription, TranscriptionStore, Utterance } from '../ports/transcriptions.ts';
import { durably, forgetErased, type Database } from './database.ts';

interface Row {
  id: string; name: string; state: Transcription['state']; language: Language | null; duration_s: number | null; done_s: number; error: string | null; created_at: string;
}
interface UtteranceRow {
  text: string; t0: number; t1: number; confidence: number | null; words: string | null;
}

const toTranscription = (row: Row): Transcription => ({
  id: row.id, name: row.name, state: row.state, language: row.language, durationS: row.duration_s, doneS: row.done_s, error: row.error, createdAt: row.created_at,
});
const toUtterance = ({ words, ...row }: UtteranceRow): Utterance => ({ ...row, words: words === null ? null : (JSON.parse(words) as TimedWord[]) });

/** @param now wall time, for `createdAt` */
export function createTranscriptionStore(db: Database, now: () => Date): TranscriptionStore {
  const insert = db.prepare<[Row]>('INSERT INTO transcriptions VALUES (@id, @name, @state, @language, @duration_s, @done_s, @error, @created_at)');
  const byId = db.prepare<[string], Row>('SELECT * FROM transcriptions WHERE id = ?');
  const all = db.prepare<[], Row>('SELECT * FROM transcriptions ORDER BY created_at DESC, rowid DESC');
  const set = db.prepare<[Row]>('UPDATE transcriptions SET state = @state, language = @language, duration_s = @duration_s, done_s = @done_s, error = @error WHERE id = @id');
  const progress = db.prepare<[number, string]>('UPDATE transcriptions SET done_s = ? WHERE id = ?');
  const utterancesOf = db.prepare<[string], UtteranceRow>('SELECT text, t0, t1, confidence, words FROM utterances WHERE transcription_id = ? ORDER BY seq');
  const addUtterance = db.prepare<[Record<string, unknown>]>(
    `INSERT INTO utterances SELECT @id, coalesce(max(seq), 0) + 1, @text, @t0, @t1, @confidence, @words FROM utterances WHERE transcription_id = @id`,
  );
  const forget = db.prepare<[string]>('DELETE FROM utterances WHERE transcription_id = ?');
  const remove = db.prepare<[string]>('DELETE FROM transcriptions WHERE id = ?');
  const find = (id: string): Transcription | null => {
    const row = byId.get(id);
    return row === undefined ? null : toTranscription(row);
  };

  return {
    create({ id, name, language }) {
      const row: Row = { id, name, state: 'queued', language, duration_s: null, done_s: 0, error: null, created_at: now().toISOString() };
      insert.run(row);
      return toTranscription(row);
    },
    list: () => all.all().map(toTranscription),
    find,
    update(id, change) {
      const before = find(id);
      if (before === null) return null;
      const { state, language, durationS, doneS, error } = { ...before, ...change };
      set.run({ id, name: before.name, state, language, duration_s: durationS, done_s: doneS, error, created_at: before.createdAt });
      return find(id);
    },
    addUtterance: db.transaction((id: string, { text, t0, t1, confidence, words }: Utterance, doneS: number) => {
      addUtterance.run({ id, text, t0, t1, confidence, words: words === null ? null : JSON.stringify(words) });
      progress.run(doneS, id);
    }),
    utterances: (id) => utterancesOf.all(id).map(toUtterance),
    restart: (id) => void forget.run(id),
    erase(id) {
      durably(db, () => remove.run(id));
      forgetErased(db);
    },
  };
}
