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
  const open = db.prepare<[Record<string, unknown>], { key: string; language: Language | null }>(
    `INSERT INTO streams (id, key, language, created_at, used_at, settled_until) VALUES (@id, @key, @language, @now, @now, 0)
     ON CONFLICT (id) DO UPDATE SET used_at = @now RETURNING key, language`,
  );
  const setLanguage = db.prepare<[Language, string]>('UPDATE streams SET language = ? WHERE id = ?');
  const add = db.prepare<[Record<string, unknown>], FinalRow>(
    `INSERT INTO finals (stream_id, seq, text, t0, t1, confidence, words)
     VALUES (@streamId, (SELECT COALESCE(MAX(seq), 0) + 1 FROM finals WHERE stream_id = @streamId), @text, @t0, @t1, @confidence, @words)
     RETURNING seq, text, t0, t1, confidence, words`,
  );
  const finals = db.prepare<[string], FinalRow>('SELECT seq, text, t0, t1, confidence, words FROM finals WHERE stream_id = ? ORDER BY seq');
  const discard = db.prepare<[number, string]>('UPDATE streams SET discarded_until = MAX(discarded_until, ?) WHERE id = ?');
  const discarded = db.prepare<[string], { until: number }>('SELECT discarded_until AS until FROM streams WHERE id = ?');
  const settle = db.prepare<[number, string, string]>('UPDATE streams SET settled_until = MAX(COALESCE(settled_until, 0), ?), used_at = ? WHERE id = ?');
  const settled = db.prepare<[string], { until: number | null }>('SELECT settled_until AS until FROM streams WHERE id = ?');
  const unowned = db.prepare<[string], { id: string; key: string }>(
    'SELECT id, key FROM streams WHERE used_at < ? AND NOT EXISTS (SELECT 1 FROM interviews WHERE stream_id = streams.id) ORDER BY used_at',
  );
  const erase = db.prepare<[string]>('DELETE FROM streams WHERE id = ?');
  const present = (): string => now().toISOString();
  const addOne = db.transaction((streamId: string, final: Omit<StreamFinal, 'seq'>, settledUntilS: number | undefined): StreamFinal => {
    const { text, t0, t1, confidence } = final;
    const row = add.get({ streamId, text, t0, t1, confidence, words: final.words === null ? null : JSON.stringify(final.words) });
    if (settledUntilS !== undefined) settle.run(settledUntilS, present(), streamId);
    return row === undefined ? { ...final, seq: 0 } : toFinal(row);
  });
  return {
    open(streamId, language) {
      // Stream ids come from clients and never become file names; keys are ours and do.
      return open.get({ id: streamId, key: randomUUID(), language, now: present() }) ?? { key: streamId, language };
    },
    setLanguage: (streamId, language) => void setLanguage.run(language, streamId),
    addFinal: (streamId, final, settledUntilS) => addOne.immediate(streamId, final, settledUntilS),
    finals: (streamId) => finals.all(streamId).map(toFinal),
    discardUntil: (streamId, untilS) => void discard.run(untilS, streamId),
    discardedUntil: (streamId) => discarded.get(streamId)?.until ?? 0,
    settle: (streamId, untilS) => void settle.run(untilS, present(), streamId),
    settledUntil: (streamId) => settled.get(streamId)?.until ?? null,
    unownedSince: (lastUse) => unowned.all(lastUse.toISOString()),
    erase(streamId) {
      erase.run(streamId);
      forgetErased(db);
    },
  };
}
