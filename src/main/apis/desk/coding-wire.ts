/** The reviewer's view of a coding interview, from the domain's shapes. */
import type { z } from 'zod';
import type * as contract from '../../../contracts/desk-coding.ts';
import { statusOf, totalsOf } from '../../interview/coding/judge.ts';
import type { CodeEdit, CodeVersion, CodeWriting, CodingMessage, CodingRun, IntegrityEvent } from '../../ports/coding.ts';

type Moment = z.input<typeof contract.CodingMoment>;

export interface Happened {
  readonly runs: readonly CodingRun[];
  readonly messages: readonly CodingMessage[];
  readonly events: readonly IntegrityEvent[];
}

/** All that happened, oldest first. */
export function fromMoments({ runs, messages, events }: Happened): Moment[] {
  const moments: Moment[] = [
    ...runs.map((run) => ({
      kind: 'run' as const, at: run.createdAt, code: run.code, stderr: run.stderr, elapsedMs: run.elapsedMs,
      status: statusOf(run.visible),
      visible: totalsOf(run.visible),
      hidden: run.hidden === null ? null : totalsOf(run.hidden),
    })),
    ...messages.map(({ role, text, at }) => ({ kind: 'message' as const, at, role, text })),
    ...events.map((event) => ({ kind: 'event' as const, ...event })),
  ];
  return moments.sort((a, b) => a.at.localeCompare(b.at));
}

/** Edits, then the versions that were saved when edits were kept no more. */
export function fromReplay(writing: CodeWriting, edits: readonly CodeEdit[], versions: readonly CodeVersion[]): z.input<typeof contract.CodingReplay> {
  const last = edits.at(-1)?.at ?? '';
  const later = edits.length === 0 || writing.truncated ? versions.filter(({ at }) => at > last) : [];
  let before = writing.code;
  const asEdits = later.map(({ code, at }): CodeEdit => {
    const edit: CodeEdit = { at, source: 'resync', changes: [{ offset: 0, deleted: before.length, inserted: code }] };
    before = code;
    return edit;
  });
  return {
    initialCode: writing.initialCode,
    edits: [...edits, ...asEdits].map(({ at, source, changes }) => ({ at, source, changes: [...changes] })),
    keptEdits: edits.length,
    truncated: writing.truncated,
  };
}
