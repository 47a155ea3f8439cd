/** What an edit of a candidate's code means: the editor's page, the server and the replay apply it by this one rule. */

/** At UTF-16 offsets of the text before the edit. */
export interface TextChange {
  readonly offset: number;
  readonly deleted: number;
  readonly inserted: string;
}

export interface TextEdit {
  readonly source: string;
  readonly changes: readonly TextChange[];
}

/**
 * The text after the edit. All changes of one edit speak of the text before it, so they may come in any order;
 * of two insertions at one place the first in the list stands first. A `resync` is the whole text anew.
 * @returns null when a change reaches beyond the text, or two overlap
 */
export function applyEdit(text: string, { source, changes }: TextEdit): string | null {
  if (source === 'resync') return changes.map(({ inserted }) => inserted).join('');
  const parts: string[] = [];
  let from = 0;
  for (const { offset, deleted, inserted } of changes.toSorted((a, b) => a.offset - b.offset)) {
    if (offset < from || offset + deleted > text.length) return null;
    parts.push(text.slice(from, offset), inserted);
    from = offset + deleted;
  }
  return parts.join('') + text.slice(from);
}
