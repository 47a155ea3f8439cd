/** How the code is written: edits of the page, believed only where they lead to the text that came with them. */
import { createHash } from 'node:crypto';
import { applyEdit } from '../../../contracts/code-edits.ts';
import { AppError } from '../../base/errors.ts';
import type { CodeEdit, CodeWriting, CodingSession, KeptEdits } from '../../ports/coding.ts';

/** Hours of writing: six a second for five hours. What comes after is kept as versions only. */
const MOST_EDITS = 100_000;
const MOST_BYTES = 16 * 1024 * 1024;
/** Text on the way, in UTF-16 units: no code of 64 KB is longer. */
const LONGEST = 64 * 1024;

export interface EditBatch {
  /** How many the page believes are kept. */
  readonly fromSeq: number;
  readonly edits: readonly CodeEdit[];
  /** The text that they come to. */
  readonly code: string;
}

export interface SavedEdits {
  readonly nextSeq: number;
  readonly savedAt: string;
}

/** What of a batch is stored; or what it was answered, when it is the last one come again. @throws AppError CONFLICT (details: nextSeq) when it does not follow what is kept */
export function toKept(batch: EditBatch, writing: CodeWriting, session: CodingSession): KeptEdits | SavedEdits {
  const { fromSeq, edits } = batch;
  const hash = createHash('sha256').update(JSON.stringify(batch)).digest('base64url');
  const last = writing.lastBatch;
  if (last?.hash === hash && (edits.length > 0 || session.code === batch.code)) return { nextSeq: writing.edits, savedAt: last.savedAt };
  if (fromSeq !== writing.edits) {
    throw new AppError('CONFLICT', `${writing.edits} edits are kept; these begin at ${fromSeq}`, { details: { nextSeq: writing.edits } });
  }
  // As the database gives it back.
  const code = batch.code.toWellFormed();
  const kept = writing.truncated ? [] : believed(edits, code, writing, session);
  const isFull = writing.truncated || writing.edits + kept.length > MOST_EDITS || writing.bytes + weigh(kept) > MOST_BYTES;
  return { fromSeq, edits: isFull ? [] : kept, code, hash, truncated: isFull };
}

/**
 * Edits lead on from the text of those kept before, or from the saved text, where a page opened on that. Anything else
 * becomes one edit with the whole text; so does what overwrites code that another program saved meanwhile.
 */
function believed(edits: readonly CodeEdit[], code: string, writing: CodeWriting, session: CodingSession): readonly CodeEdit[] {
  // A run saves the text at its moment, between two batches: so any text on the way will do.
  if (follow(writing.code, edits, { end: code, pass: session.code })) return edits;
  if (follow(session.code, edits, { end: code, pass: session.code })) return [whole(writing.code, session.code, session.updatedAt), ...edits];
  return [whole(writing.code, code, edits.at(-1)?.at ?? session.updatedAt)];
}

/** Whether the edits lead to one text, and come by another. */
function follow(from: string, edits: readonly CodeEdit[], { end, pass }: { readonly end: string; readonly pass: string }): boolean {
  let text = from;
  let passed = text === pass;
  for (const edit of edits) {
    const next = applyEdit(text, edit);
    if (next === null || next.length > LONGEST) return false;
    text = next;
    passed ||= text === pass;
  }
  return passed && text === end;
}

const whole = (before: string, after: string, at: string): CodeEdit => ({ at, source: 'resync', changes: [{ offset: 0, deleted: before.length, inserted: after }] });

const weigh = (edits: readonly CodeEdit[]): number => edits.reduce((sum, { changes }) => sum + Buffer.byteLength(JSON.stringify(changes)), 0);
