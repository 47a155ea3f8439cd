/** Streams of speech and the finals recognised in them. */
import { randomUUID } from 'node:crypto';
import type { Language } from '../ports/language.ts';
import type { StreamFinal, StreamStore } from '../ports/interviews.ts';
import type { TimedWord } from '../ports/engines.ts';
import { forgetErased, type Database } from './database.ts';

interface FinalRow {
  seq: number; text: string; t0: number; t1: number; confidence: number | null; words: string | null;
}

const toFinal = (row: FinalRow): StreamFinal => ({
  ...row,
  words: row.words === null ? null : (JSON.parse(row.words) as TimedWord[]),
});

/** @param now wall time, for `created_at` */
export function createStreamStore(db: Database, now: () => Date): StreamStore {
  const create = db.prepare<[string, string, Language | null, string]>('INSERT INTO streams (id, key, language, created_at) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING');
  const byId = db.prepare<[string], { key: string; language: Language | null }>('SELECT key, language FROM streams WHERE id = ?');
  const setLanguage = db.prepare<[Language, string]>('UPDATE streams SET language = ? WHERE id = ?');
  const add = db.prepare<[Record<string, unknown>], FinalRow>(
    `INSERT INTO finals (stream_id, seq, text, t0, t1, confidence, words)
     VALUES (@streamId, (SELECT COALESCE(MAX(seq), 0) + 1 FROM finals WHERE stream_id = @streamId), @text, @t0, @t1, @confidence, @words)
     RETURNING seq, text, t0, t1, confidence, words`,
  );
  const finals = db.prepare<[string], FinalRow>('SELECT seq, text, t0, t1, confidence, words FROM finals WHERE stream_id = ? ORDER BY seq');
  const discard = db.prepare<[number, string]>('UPDATE streams SET discarded_until = MAX(discarded_until, ?) WHERE id = ?');
  const discarded = db.prepare<[string], { until: number }>('SELECT discarded_until AS until FROM streams WHERE id = ?');
  const erase = db.prepare<[string]>('DELETE FROM streams WHERE id = ?');
  return {
    open(streamId, language) {
      // Stream ids come from clients and never become file names; keys are ours and do.
      create.run(streamId, randomUUID(), language, now().toISOString());
      return byId.get(streamId) ?? { key: streamId, language };
    },
    setLanguage: (streamId, language) => void setLanguage.run(language, streamId),
    addFinal(streamId, final) {
      const words = final.words === null ? null : JSON.stringify(final.words);
      const row = add.get({ streamId, text: final.text, t0: final.t0, t1: final.t1, confidence: final.confidence, words });
      return row === undefined ? { ...final, seq: 0 } : toFinal(row);
    },
    finals: (streamId) => finals.all(streamId).map(toFinal),
    discardUntil: (streamId, untilS) => void discard.run(untilS, streamId),
    discardedUntil: (streamId) => discarded.get(streamId)?.until ?? 0,
    erase(streamId) {
      erase.run(streamId);
      forgetErased(db);
    },
  };
}
