/** Keeps the code: every edit goes to the server with the text that it came to, and stays in the browser until it is there. */
import { applyEdit } from '../../../../contracts/code-edits.ts';
import { toApiFailure, type ApiFailure } from '../../../data/api-failure.ts';
import type { CodeEdit } from '../../../data/coding.ts';
import type { KeptCodeValue } from '../../../data/coding-kept.ts';
import { createObservable, type Observable } from '../../../data/observable.ts';

/** `changed` waits for a pause in the typing; `offline` is tried again by itself; `refused` needs a change of the text, e.g. when it is too long. */
export type SaveState = 'saved' | 'changed' | 'saving' | 'offline' | 'refused';

interface Found {
  readonly code: string;
  readonly editSeq: number;
}

export interface CodeKeeperOptions {
  readonly interviewId: string;
  /** How things stand on the server. */
  readonly server: Found;
  readonly kept: Pick<Observable<KeptCodeValue | null>, 'get' | 'set'>;
  /** Resolves to the number that the next edit will have. */
  readonly send: (body: { fromSeq: number; edits: CodeEdit[]; code: string }) => Promise<number>;
  /** Asked after a conflict. Null when the interview is over. */
  readonly askServer: () => Promise<Found | null>;
  readonly setTimer: (run: () => void, delayMs: number) => () => void;
  readonly now: () => string;
}

export interface CodeKeeper {
  readonly state: Observable<SaveState>;
  /** Why the last try failed; null once one went through. */
  readonly trouble: Observable<ApiFailure | null>;
  text(): string;
  edited(edit: CodeEdit, text: string): void;
  /** Sends what is unsent now. Resolves when the server has it or the try failed; never rejects. */
  flush(): Promise<void>;
  close(): void;
}

const pauseMs = 1_000;
/** Somebody who types without a pause is saved all the same. */
const longestMs = 5_000;
const retryMs = { first: 500, longest: 8_000 };
/** More unsent edits than this are told as one new text: the queue stays small however long the line is away. */
const most = { edits: 1_500, characters: 400_000 };

export function createCodeKeeper({ interviewId, server, kept, send, askServer, setTimer, now }: CodeKeeperOptions): CodeKeeper {
  let fromSeq = server.editSeq;
  let text = server.code;
  let unsent: readonly CodeEdit[] = [];
  let underWay: Promise<void> | null = null;
  let waitMs = retryMs.first;
  let firstUnsentMs = 0;
  let cancelTimer = () => {};
  let closed = false;
  const state = createObservable<SaveState>('saved');
  const trouble = createObservable<ApiFailure | null>(null);

  const anew = (): CodeEdit => ({ at: now(), source: 'resync', changes: [{ offset: 0, deleted: 0, inserted: text }] });
  const keep = () => kept.set(unsent.length === 0 ? null : { interviewId, fromSeq, edits: [...unsent], code: text });
  const plan = (delayMs: number) => {
    cancelTimer();
    if (!closed) cancelTimer = setTimer(() => void flush(), delayMs);
  };

  /** The edits that the server does not have yet, or the whole text anew where they do not lead from its text to ours. */
  const rebase = (found: Found) => {
    const known = found.editSeq - fromSeq;
    const rest = known < 0 ? [] : unsent.slice(known);
    const replayed = rest.reduce<string | null>((current, edit) => (current === null ? null : applyEdit(current, edit)), found.code);
    unsent = replayed === text ? rest : [anew()];
    fromSeq = found.editSeq;
    keep();
  };

  const restore = () => {
    const before = kept.get();
    if (before?.interviewId !== interviewId) return;
    // The server is ahead of this browser: another window wrote on, and its text counts.
    if (server.editSeq > before.fromSeq + before.edits.length) return kept.set(null);
    ({ fromSeq, edits: unsent, code: text } = before);
    rebase(server);
    if (unsent.length > 0) state.set('changed');
  };

  const deliver = async () => {
    const batch = unsent;
    state.set('saving');
    const next = await send({ fromSeq, edits: [...batch], code: text });
    fromSeq = next;
    unsent = unsent.slice(batch.length);
    waitMs = retryMs.first;
    trouble.set(null);
    keep();
    state.set(unsent.length === 0 ? 'saved' : 'changed');
  };

  const recover = async (failure: ApiFailure) => {
    trouble.set(failure);
    const isConflict = failure.status === 409;
    if (isConflict) {
      const found = await askServer().catch(() => undefined);
      if (found === null) return close();
      if (found !== undefined) rebase(found);
    }
    state.set(failure.isPassing || isConflict ? 'offline' : 'refused');
    if (state.get() === 'refused') return;
    plan(waitMs);
    waitMs = Math.min(waitMs * 2, retryMs.longest);
  };

  const flush = async (): Promise<void> => {
    cancelTimer();
    while (underWay !== null) await underWay;
    if (closed || unsent.length === 0) return;
    underWay = deliver()
      .catch((error: unknown) => recover(toApiFailure(error)))
      .finally(() => (underWay = null));
    await underWay;
    if (state.get() === 'changed') plan(pauseMs);
  };

  const close = () => {
    closed = true;
    cancelTimer();
  };

  restore();
  if (unsent.length > 0) plan(0);
  return {
    state,
    trouble,
    text: () => text,
    edited(edit, next) {
      const nowMs = Date.parse(edit.at);
      if (unsent.length === 0) firstUnsentMs = nowMs;
      text = next;
      unsent = [...unsent, edit];
      const characters = unsent.reduce((sum, { changes }) => sum + changes.reduce((part, { inserted }) => part + inserted.length, 0), 0);
      const isRefused = state.get() === 'refused';
      // While a part is on its way its edits must keep their numbers.
      if (underWay === null && (isRefused || unsent.length > most.edits || characters > most.characters)) unsent = [anew()];
      keep();
      if (state.get() === 'offline') return;
      if (underWay === null) state.set('changed');
      plan(Math.max(0, Math.min(pauseMs, firstUnsentMs + longestMs - nowMs)));
    },
    flush,
    close,
  };
}
