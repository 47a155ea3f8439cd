/** All interviews about one's own resume: who is connected to which, what is stored of them, and their end. */
import { AppError } from '../../base/errors.ts';
import type { VoiceSession, VoiceTurn } from '../../ports/voice.ts';
import type { KeptRecording, NewVoiceSession } from '../../ports/voice-store.ts';
import { createLiveTalk } from './live-talk.ts';
import { behindKey, settleBehind } from './sound-behind.ts';
import type { LiveTalk } from './talk.ts';
import type { VoiceListener } from './voice-events.ts';
import type { VoiceParts } from './voice-parts.ts';

/** Each holds a recogniser at most; one machine serves a handful, and tests of fifty. */
const MAX_TALKS = 256;
/** An interview of a program, which chose none. */
const DEFAULT_MINUTES = 30;
/** What our own interface and programs may name a session. */
const ID = /^\P{C}{1,200}$/u;

export interface VoiceRoomOptions extends VoiceParts {
  /** Writes the report of an ended interview. */
  readonly toReport: (session: VoiceSession, turns: readonly VoiceTurn[]) => unknown;
}

export type VoiceRoom = ReturnType<typeof createVoiceRoom>;

export const isSessionId = (id: string): boolean => ID.test(id);

export function createVoiceRoom(parts: VoiceRoomOptions) {
  const { store, files, archive, log } = parts;
  const talks = new Map<string, LiveTalk>();
  /** Talks that let go of their files at this moment. */
  const leaving = new Map<string, Promise<void>>();
  let isClosing = false;

  const find = (id: string): VoiceSession => {
    const session = store.find(id);
    if (session === null) throw new AppError('INTERVIEW_NOT_FOUND');
    return session;
  };
  const leave = (id: string, talk: LiveTalk): void => {
    if (talks.get(id) !== talk) return;
    talks.delete(id);
    const left = talk.close().catch((error: unknown) => log.error({ err: error }, 'a talk was not closed')).finally(() => {
      if (leaving.get(id) === left) leaving.delete(id);
    });
    leaving.set(id, left);
  };
  const open = (id: string): LiveTalk => {
    const known = talks.get(id);
    if (known !== undefined) return known;
    if (talks.size >= MAX_TALKS) throw new AppError('RATE_LIMITED', 'Too many interviews are going on', { recoverable: true });
    const talk = createLiveTalk({
      parts, id,
      onQuiet: () => void (talk.listener() === null && leave(id, talk)),
      onEnded: () => leave(id, talk),
    });
    talks.set(id, talk);
    return talk;
  };

  return {
    find,
    list: (): readonly VoiceSession[] => store.list(),
    has: (id: string): boolean => store.find(id) !== null,
    turns: (id: string): readonly VoiceTurn[] => store.turns(find(id).id),
    /** Recordings that could not be understood, or came as the interview ended; oldest first. */
    unheard: (id: string): readonly KeptRecording[] => store.unheard(find(id).id),
    /** @throws AppError CONFLICT when the id is taken */
    create: (session: NewVoiceSession): VoiceSession => store.create(session),

    /**
     * Connects to the interview of this id, which begins to exist if there is none. Null when it has ended. Whoever was connected
     * before loses it. @throws AppError RATE_LIMITED when too many go on
     */
    async connect(id: string, listener: VoiceListener, language: VoiceSession['language']): Promise<LiveTalk | null> {
      if (isClosing) throw new AppError('ENGINE_UNAVAILABLE', 'The program is closing');
      await leaving.get(id);
      const known = store.find(id);
      if (known?.state === 'ended') return null;
      if (known === null) {
        store.create({ id, candidate: '', role: '', language, minutes: DEFAULT_MINUTES, pace: 'normal', resume: null, ownInterface: false });
      } else if (language !== null && known.state === 'created') {
        store.setLanguage(id, language);
      }
      const talk = open(id);
      talk.attach(listener, known === null);
      return talk;
    },
    disconnect(id: string, listener: VoiceListener): void {
      const talk = talks.get(id);
      if (talk === undefined) return;
      talk.detach(listener);
      if (talk.listener() === null && !talk.isBusy()) leave(id, talk);
    },

    /** @throws AppError NOT_FOUND for what is no turn of the candidate's, INTERVIEW_NOT_FOUND */
    correct(id: string, sequence: number, text: string): VoiceTurn {
      // What the report quotes stays what was said.
      if (store.report(find(id).id) !== null) throw new AppError('CONFLICT', 'The report is written: nothing can be corrected any more');
      const turn = store.correctTurn(id, sequence, text);
      if (turn === null) throw new AppError('NOT_FOUND', 'The candidate said nothing of this number');
      return turn;
    },
    /** Ends it where it goes on and writes its report where there is none. */
    async finish(id: string): Promise<void> {
      const { key, state } = find(id);
      if (state !== 'ended') {
        await leaving.get(id);
        const talk = talks.get(id);
        if (talk !== undefined) await talk.end();
        else {
          store.end(id);
          await settleBehind(parts, key);
        }
      }
      if (store.report(id) === null) store.putReport(id, parts.toReport(find(id), store.turns(id)));
    },
    report: (id: string): unknown => store.report(find(id).id),
    /** Removes the interview with all that was said. */
    async erase(id: string): Promise<void> {
      const { key } = find(id);
      const talk = talks.get(id);
      talk?.listener()?.onLost('erased');
      if (talk !== undefined) leave(id, talk);
      await leaving.get(id);
      // Files first: rows that point to nothing are harmless, files without rows would never be found again.
      const recordings = [...store.progress(id).pending, ...store.unheard(id)].map(({ fileKey }) => fileKey);
      const names = [...store.turns(id).map(({ audioKey }) => audioKey), ...recordings].filter((name) => name !== null);
      await Promise.all(names.map((name) => files.erase(name)));
      await archive.erase(key);
      await archive.erase(behindKey(key));
      store.erase(id);
    },
    /** Tells everybody that the program ends; what is in hand is kept and goes on at the next start. */
    async close(): Promise<void> {
      isClosing = true;
      for (const [id, talk] of [...talks]) {
        talk.listener()?.onLost('closing');
        leave(id, talk);
      }
      await Promise.all([...leaving.values()]);
    },
  };
}
