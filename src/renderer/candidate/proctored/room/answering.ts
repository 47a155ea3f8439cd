/** One question after another: asked, listened to, kept, corrected, asked once more. */
import type { ProctoredOutbox } from '../../../data/proctored-outbox.ts';
import { composeAnswer, toAnswer } from '../../room/answers.ts';
import type { Hearing } from '../../room/hearing.ts';
import { typedDraft } from '../../typed-draft.ts';
import type { Asking } from './asking.ts';
import type { CatchUp } from './catch-up.ts';
import type { PlaceKeeper } from './place-keeper.ts';
import { nextTake, questionOf, type ProctoredView, type ProctoredViewStore } from './proctored-view.ts';
import type { ProctoredRoomInHand } from './room-in-hand.ts';

export interface AnsweringOptions {
  readonly view: ProctoredViewStore;
  readonly asking: Asking;
  /** Null until the room is open. */
  readonly hearing: () => Hearing | null;
  readonly outbox: ProctoredOutbox;
  readonly place: PlaceKeeper;
  readonly catchUp: CatchUp;
  /** An answer was refused for good. */
  readonly onRefused: (error: unknown) => void;
}

/** What the pages can ask for. */
type Steps = Pick<ProctoredRoomInHand, 'repeat' | 'listen' | 'done' | 'takeNow' | 'sendTyped' | 'setTyping' | 'discardHeard' | 'skip' | 'correct' | 'next' | 'toReview' | 'answer'>;

export interface Answering extends Steps {
  /** Nothing is asked or listened to any more; what was under way notices. */
  quiet(): void;
  /** Asks the question in hand, then listens. */
  say(): Promise<void>;
  /** The view holds what was heard before the page was opened again. */
  restored(): void;
  close(): void;
}

export function createAnswering({ view, asking, hearing, outbox, place, catchUp, onRefused }: AnsweringOptions): Answering {
  const change = (part: Partial<ProctoredView>) => view.update((current) => ({ ...current, ...part }));
  /** How many finals were there when the typed answer was changed last. */
  let covered = 0;
  const coverAll = (): void => {
    covered = view.get().finals.length;
  };
  const stopFollowing = typedDraft.subscribe(coverAll);
  /** Grows with every step that the person takes, so that what was under way before notices. */
  let step = 0;
  let stopWaiting = (): void => undefined;

  const quiet = (): number => {
    step += 1;
    asking.stop();
    hearing()?.setOn(false);
    return step;
  };
  /** @param then what else is true from now on */
  const forgetHeard = (then: Partial<ProctoredView> = {}): void => {
    typedDraft.set(null);
    covered = 0;
    change({ ...then, finals: [], partial: '', notice: null });
  };
  const listen = (): void => {
    quiet();
    change({ phase: 'answering', isPaused: false, isSpeaking: false });
    if (!view.get().typing) hearing()?.setOn(true);
  };
  const say = async (): Promise<void> => {
    const mine = quiet();
    const { room, index } = view.get();
    if (room === null) return;
    change({ phase: 'asking', isPaused: false, isSpeaking: false });
    const question = { index, text: questionOf(view.get()), language: room.language, voice: room.voice };
    const outcome = await asking.say(question, (isFilm) => mine === step && change({ isSpeaking: true, isFilm }));
    if (mine !== step) return;
    change({ voiceMissing: outcome === 'missing' });
    listen();
  };
  /** What was said until now is over. @returns its place in the recording; null while nothing listens */
  const cut = (): number | null => {
    const placeS = hearing()?.cut() ?? null;
    if (placeS !== null) place.beginAt(placeS);
    return placeS;
  };
  const ask = (index: number): Promise<void> => {
    cut();
    forgetHeard({ index, reached: Math.max(view.get().reached, index) });
    return say();
  };
  const send = (): void => void outbox.deliver().catch(onRefused);
  const keep = (text: string, isSettled: boolean): void => {
    const { finals, index, answers } = view.get();
    const take = nextTake(view.get(), index);
    const cutS = isSettled ? null : cut();
    if (take === null) return;
    const { clientId: _, ...answer } = toAnswer({ text, heard: finals, source: finals.length > 0 ? 'speech' : 'typed', cutS: finals.length > 0 ? cutS : null });
    const body = { ...answer, take };
    outbox.keep(index, body);
    forgetHeard({ phase: 'checking', answers: new Map(answers).set(index, body) });
    send();
  };
  const toReview = (): void => {
    quiet();
    const { phase, finals, partial, room } = view.get();
    const text = phase === 'answering' ? composeAnswer(finals, typedDraft.get(), covered) : '';
    // What was said until now is an answer, too.
    if (text !== '') keep(text, partial === '');
    cut();
    change({ phase: 'review', isPaused: false, reached: room?.questions.length ?? 0, finals: [], partial: '', notice: null });
  };
  const next = async (): Promise<void> => {
    const { index, reached, room } = view.get();
    const whole = room?.questions.length ?? 0;
    // Whoever came from the review goes back to it.
    if (reached === index && index + 1 < whole) return ask(index + 1);
    toReview();
  };
  /** Resolves with whether all that was said has been recognised. */
  const lastWords = (): Promise<boolean> =>
    new Promise((resolve) => {
      stopWaiting = () => resolve(false);
      void (hearing()?.settled() ?? Promise.resolve()).then(catchUp.done).then(() => resolve(true));
    });

  return {
    quiet: () => void quiet(),
    say,
    restored: coverAll,
    async repeat() {
      const { phase, link } = view.get();
      if (link !== 'elsewhere' && (phase === 'asking' || phase === 'answering')) await say();
    },
    listen,
    async done() {
      if (view.get().phase !== 'answering') return;
      const mine = quiet();
      change({ phase: 'settling', notice: null });
      const isSettled = await lastWords();
      if (mine !== step) return;
      const text = composeAnswer(view.get().finals, typedDraft.get(), covered);
      if (text !== '') return keep(text, isSettled);
      change({ notice: 'notHeard' });
      listen();
    },
    takeNow: () => stopWaiting(),
    async sendTyped(text) {
      if (text.trim() === '' || view.get().phase !== 'answering') return;
      quiet();
      keep(text.trim(), view.get().partial === '');
      // Whoever typed it has read it.
      await next();
    },
    setTyping(typing) {
      const draft = typedDraft.get();
      if (draft !== null && !typing) typedDraft.set(draft.trim() || null);
      change({ typing });
      const goOn = (): void => {
        if (view.get().phase === 'answering') listen();
      };
      if (typing) goOn();
      else void hearing()?.openMicrophone().then(goOn);
    },
    discardHeard() {
      cut();
      forgetHeard();
    },
    async skip() {
      typedDraft.set(null);
      await next();
    },
    correct(index, text) {
      const given = view.get().answers.get(index);
      if (given === undefined || text.trim() === '' || text.trim() === given.text) return;
      const body = { ...given, text: text.trim() };
      outbox.keep(index, body);
      view.update((current) => ({ ...current, answers: new Map(current.answers).set(index, body) }));
      send();
    },
    next,
    toReview,
    answer: ask,
    close() {
      step += 1;
      stopFollowing();
    },
  };
}
