/** Recordings of talks that are no turns: those that wait to be heard, and those that nobody heard: not understood, or too late. */
import { AppError } from '../base/errors.ts';
import type { KeptRecording, PendingAnswer, VoiceStore } from '../ports/voice-store.ts';
import type { Database } from './database.ts';

interface Row { readonly number: number; readonly fileKey: string; readonly hash: string; readonly afterSequence: number; readonly at: string }

export interface VoiceRecordings extends Pick<VoiceStore, 'addPending' | 'dropPending' | 'keepUnheard' | 'unheard'> {
  /** In the order in which they came. */
  waiting(id: string): readonly PendingAnswer[];
  fileKeys(): readonly string[];
}

/** @param time ISO */
export function createVoiceRecordings(db: Database, time: () => string): VoiceRecordings {
  const of = db.prepare<[string, string], Row>(
    'SELECT id AS number, file_key AS fileKey, hash, after_sequence AS afterSequence, at FROM voice_recordings WHERE session_id = ? AND state = ? ORDER BY id',
  );
  const add = db.prepare<[Record<string, unknown>]>(
    // One that comes as the interview ends is heard by nobody any more.
    `INSERT INTO voice_recordings (session_id, file_key, hash, state, after_sequence, at)
     SELECT id, @fileKey, @hash, CASE state WHEN 'ended' THEN 'unheard' ELSE 'waiting' END,
            (SELECT COALESCE(MAX(sequence), 0) FROM voice_turns WHERE session_id = @id), @now FROM voice_sessions WHERE id = @id`,
  );
  const used = db.prepare<[string, string]>('UPDATE voice_sessions SET used_at = ? WHERE id = ?');
  const drop = db.prepare<[string, string]>('DELETE FROM voice_recordings WHERE session_id = ? AND file_key = ?');
  const keep = db.prepare<[string, string]>(`UPDATE voice_recordings SET state = 'unheard' WHERE session_id = ? AND file_key = ?`);
  const files = db.prepare<[], { name: string }>('SELECT file_key AS name FROM voice_recordings');
  const addPending = db.transaction((id: string, { fileKey, hash }: PendingAnswer) => {
    const now = time();
    if (add.run({ id, fileKey, hash, now }).changes === 0) throw new AppError('INTERVIEW_NOT_FOUND');
    used.run(now, id);
  });
  return {
    waiting: (id) => of.all(id, 'waiting').map(({ fileKey, hash }) => ({ fileKey, hash })),
    addPending: (id, pending) => void addPending.immediate(id, pending),
    dropPending: (id, fileKey) => void drop.run(id, fileKey),
    keepUnheard: (id, fileKey) => void keep.run(id, fileKey),
    unheard: (id) => of.all(id, 'unheard').map(({ number, fileKey, afterSequence, at }): KeptRecording => ({ number, fileKey, afterSequence, at })),
    fileKeys: () => files.all().map(({ name }) => name),
  };
}
