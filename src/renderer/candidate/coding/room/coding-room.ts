/** The coding room behind its page: opens the interview, and holds what keeps, runs, talks and notices. */
import { toApiFailure, type ApiFailure } from '../../../data/api-failure.ts';
import { coding, isFinishedFailure, type CodingRoom } from '../../../data/coding.ts';
import { forgetCoding, keptCode } from '../../../data/coding-kept.ts';
import { desk } from '../../../data/desk.ts';
import { createObservable, type Observable } from '../../../data/observable.ts';
import { createChat, type Chat } from './chat.ts';
import { createCodeKeeper, type CodeKeeper } from './code-keeper.ts';
import { createEventKeeper, type EventKeeper } from './event-keeper.ts';
import { createTestRuns, type TestRuns } from './test-runs.ts';
import { holdRoom } from './window-hold.ts';

export interface OpenedRoom {
  readonly state: CodingRoom;
  readonly keeper: CodeKeeper;
  readonly runs: TestRuns;
  readonly chat: Chat;
  readonly events: EventKeeper;
  /** Saves and runs the code as it stands. */
  run(): Promise<void>;
}

/** `taken`: another window has the room. `ending`: the report is being written. `ended`: there is a report. */
export type RoomPhase = 'opening' | 'open' | 'taken' | 'ending' | 'ended' | 'failed';

export interface RoomView {
  readonly phase: RoomPhase;
  readonly room: OpenedRoom | null;
  readonly failure: ApiFailure | null;
}

export interface CodingRoomModel {
  readonly view: Observable<RoomView>;
  open(): Promise<void>;
  /** Ends the interview: what is unsent is saved first. A failure is shown and can be tried again. */
  finish(): Promise<void>;
  close(): void;
}

export function createCodingRoom(id: string): CodingRoomModel {
  const view = createObservable<RoomView>({ phase: 'opening', room: null, failure: null });
  const set = (part: Partial<RoomView>) => view.update((current) => ({ ...current, ...part }));
  const isClosed = new AbortController();
  let letGo = () => {};

  const leave = () => {
    const { room } = view.get();
    room?.keeper.close();
    room?.chat.close();
    room?.events.close();
    room?.runs.cancel();
    letGo();
    removeEventListener('online', flush);
    document.removeEventListener('visibilitychange', flush);
  };
  const flush = () => void view.get().room?.keeper.flush();
  const finished = () => {
    if (view.get().phase === 'ended') return;
    leave();
    forgetCoding((interviewId) => interviewId === id);
    set({ phase: 'ended', failure: null });
  };

  const askServer = async () => {
    const found = await desk.codingRoom({ params: { id } });
    if (!found.finished) return found;
    finished();
    return null;
  };

  const build = (state: CodingRoom): OpenedRoom => {
    const keeper = createCodeKeeper({
      interviewId: id,
      server: { code: state.code, editSeq: state.editSeq },
      kept: keptCode,
      send: async (body) => (await desk.codingEdits({ params: { id }, body })).nextSeq,
      askServer,
      setTimer(run, delayMs) {
        const timer = setTimeout(run, delayMs);
        return () => clearTimeout(timer);
      },
      now: () => new Date().toISOString(),
    });
    const runs = createTestRuns(state, finished);
    return {
      state,
      keeper,
      runs,
      chat: createChat(id, state.messages, { beforeSaying: () => keeper.flush(), isOver: () => askServer().then((found) => found === null, () => false) }),
      events: createEventKeeper(id, finished),
      async run() {
        // While the report is written there is nothing to run for.
        if (view.get().phase !== 'open') return;
        await keeper.flush();
        await runs.run(keeper.text());
      },
    };
  };

  return {
    view,
    async open() {
      set({ phase: 'opening', failure: null });
      forgetCoding((interviewId) => interviewId !== id);
      try {
        const state = await desk.codingRoom({ params: { id }, signal: isClosed.signal });
        if (state.finished) return finished();
        letGo = holdRoom(id, () => {
          leave();
          set({ phase: 'taken' });
        });
        addEventListener('online', flush);
        document.addEventListener('visibilitychange', flush);
        set({ phase: 'open', room: build(state) });
      } catch (error) {
        if (!isClosed.signal.aborted) set({ phase: 'failed', failure: toApiFailure(error) });
      }
    },
    async finish() {
      const { room } = view.get();
      if (!room) return;
      set({ phase: 'ending', failure: null });
      await room.keeper.flush();
      try {
        const unsaved = room.keeper.state.get() === 'offline' ? room.keeper.trouble.get() : null;
        if (unsaved) throw unsaved;
        await coding.finish({ params: { interview_id: id } });
        finished();
      } catch (error) {
        const failure = toApiFailure(error);
        if (isFinishedFailure(failure)) finished();
        else set({ phase: 'open', failure });
      }
    },
    close() {
      isClosed.abort();
      leave();
    },
  };
}
