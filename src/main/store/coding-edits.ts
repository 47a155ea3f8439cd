/** How the code of an interview was written: edits as the page told them, and what they come to. */
import type { CodeEdit, CodeWriting, CodingSession, KeptEdits } from '../ports/coding.ts';
import { durably, type Database } from './database.ts';

interface WritingRow {
  initial_code: string; code: string; edits: number; bytes: number; truncated: number;
  batch_seq: number | null; batch_hash: string | null; batch_at: string | null;
}

interface EditRow { at: string; source: CodeEdit['source']; changes: string }

const toWriting = (row: WritingRow): CodeWriting => ({
  initialCode: row.initial_code,
  code: row.code,
  edits: row.edits,
  bytes: row.bytes,
  truncated: row.truncated === 1,
  lastBatch: row.batch_seq === null || row.batch_hash === null || row.batch_at === null ? null : { fromSeq: row.batch_seq, hash: row.batch_hash, savedAt: row.batch_at },
});

/**
 * A part of the coding store.
 * @param save saves the session's code with its version; null when the session does not go on
 */
export function createWritingStore(db: Database, save: (id: string, code: string) => CodingSession | null) {
  const begin = db.prepare<[string, string, string]>('INSERT INTO coding_writing (session_id, initial_code, code) VALUES (?, ?, ?)');
  const find = db.prepare<[string], WritingRow>('SELECT * FROM coding_writing WHERE session_id = ?');
  const add = db.prepare<[string, number, string, string, string]>('INSERT INTO coding_edits VALUES (?, ?, ?, ?, ?)');
  const editsOf = db.prepare<[string], EditRow>('SELECT at, source, changes FROM coding_edits WHERE session_id = ? ORDER BY seq');
  const go = db.prepare<[Record<string, unknown>]>(
    `UPDATE coding_writing SET code = CASE @truncated WHEN 1 THEN code ELSE @code END, edits = edits + @count, bytes = bytes + @bytes,
       truncated = @truncated, batch_seq = @fromSeq, batch_hash = @hash, batch_at = @at
     WHERE session_id = @id`,
  );
  return {
    begin: (id: string, code: string): void => void begin.run(id, code, code),
    of(id: string): CodeWriting | null {
      const row = find.get(id);
      return row === undefined ? null : toWriting(row);
    },
    edits: (id: string): readonly CodeEdit[] => editsOf.all(id).map((row) => ({ ...row, changes: JSON.parse(row.changes) as CodeEdit['changes'] })),
    keep(id: string, { fromSeq, edits, code, hash, truncated }: KeptEdits): CodingSession | null {
      return durably(db, () => {
        const session = save(id, code);
        if (session === null) return null;
        const first = find.get(id)?.edits ?? 0;
        let bytes = 0;
        for (const [index, { at, source, changes }] of edits.entries()) {
          const text = JSON.stringify(changes);
          bytes += Buffer.byteLength(text);
          add.run(id, first + index, at, source, text);
        }
        go.run({ id, fromSeq, code, count: edits.length, bytes, hash, truncated: truncated ? 1 : 0, at: session.updatedAt });
        return session;
      });
    },
  };
}
