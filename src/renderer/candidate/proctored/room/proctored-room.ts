/** The interview on camera in hand: asks, listens, keeps, goes on, finishes. The order of things lives here; what is shown is the view. */
import { toApiFailure } from '../../../data/api-failure.ts';
import { desk } from '../../../data/desk.ts';
import { answersByTyping } from '../../../data/preferences.ts';
import { forgetProctored } from '../../../data/proctored-kept.ts';
import { createProctoredOutbox } from '../../../data/proctored-outbox.ts';
import { interviewInHand } from '../../../data/session.ts';
import { streamUrl } from '../../../data/speech.ts';
import { composeAnswer, toAnswer } from '../../room/answers.ts';
import { createHearing, type Hearing } from '../../room/hearing.ts';
import { typedDraft } from '../../typed-draft.ts';
import { createAsking } from './asking.ts';
import { createAttention } from './attention.ts';
import { createCatchUp } from './catch-up.ts';
import { createPlaceKeeper } from './place-keeper.ts';
import { createProctoredView, nextTake, questionOf, type ProctoredView } from './proctored-view.ts';
import type { ProctoredRoomInHand } from './room-in-hand.ts';

/** Opens at once; the caller closes it. */
export function createProctoredRoom(id: string): ProctoredRoomInHand {
  const view = createProctoredView();
  const asking = createAsking(id);
  const life = new AbortController();
  const change = (part: Partial<ProctoredView>) => view.update((current) => ({ ...current, ...part }));
  const outbox = createProctoredOutbox(id, (sendTrouble) => change({ sendTrouble }), life.signal);
  const place = createPlaceKeeper(id, view);
  const attention = createAttention(outbox, place.startMs);
  const catchUp = createCatchUp(id, view, place.since, life.signal);
  let hearing: Hearing | null = null;
  /** How many finals were there when the typed answer was changed last. */
  let covered = 0;
  const stopFollowing = typedDraft.subscribe(() => {
    covered = view.get().finals.length;
  });
  /** Grows with every step that the person takes, so that what was under way before notices. */
  let step = 0;
  let stopWaiting = (): void => undefined;
  let again: () => Promise<void> = () => open();
  forgetProctored((interviewId) => interviewId !== id);

  const quiet = (): number => {
    step += 1;
    asking.stop();
    hearing?.setOn(false);
    return step;
  };
  const fail = (error: unknown, retry: () => Promise<void>): void => {
    if (life.signal.aborted) return;
    again = retry;
    quiet();
    change({ phase: 'failed', failure: toApiFailure(error) });
  };

  const listen = (): void => {
    quiet();
    change({ phase: 'answering', isPaused: false, isSpeaking: false });
    if (!view.get().typing) hearing?.setOn(true);
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
    const placeS = hearing?.cut() ?? null;
    if (placeS !== null) place.beginAt(placeS);
    return placeS;
  };
  const ask = (index: number): Promise<void> => {
    cut();
    covered = 0;
    typedDraft.set(null);
    view.update((current) => ({ ...current, index, reached: Math.max(current.reached, index), finals: [], partial: '', notice: null }));
    return say();
  };
  const send = (): void => void outbox.deliver().catch((error: unknown) => fail(error, open));
  const keep = (text: string, isSettled: boolean): void => {
    const { finals, index, answers } = view.get();
    const take = nextTake(view.get(), index);
    const cutS = isSettled ? null : cut();
    if (take === null) return;
    const { clientId: _, ...answer } = toAnswer({ text, heard: finals, source: finals.length > 0 ? 'speech' : 'typed', cutS: finals.length > 0 ? cutS : null });
    const body = { ...answer, take };
    outbox.keep(index, body);
    typedDraft.set(null);
    covered = 0;
    change({ phase: 'checking', answers: new Map(answers).set(index, body), finals: [], partial: '', notice: null });
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
      void (hearing?.settled() ?? Promise.resolve()).then(catchUp.done).then(() => resolve(true));
    });
  const done = async (): Promise<void> => {
    if (view.get().phase !== 'answering') return;
    const mine = quiet();
    change({ phase: 'settling', notice: null });
    const isSettled = await lastWords();
    if (mine !== step) return;
    const text = composeAnswer(view.get().finals, typedDraft.get(), covered);
    if (text !== '') return keep(text, isSettled);
    change({ notice: 'notHeard' });
    listen();
  };

  const open = async (): Promise<void> => {
    change({ phase: 'opening', failure: null });
    try {
      const { state } = await desk.proctoredRoom({ params: { id }, signal: life.signal });
      if (state !== 'finished') await outbox.deliver();
      const room = await desk.proctoredRoom({ params: { id }, signal: life.signal });
      const answers = new Map(room.answers.map(({ index, at: _, ...body }) => [index, body]));
      if (room.state === 'finished') {
        forgetProctored((interviewId) => interviewId === id);
        return change({ room, answers, phase: 'ended' });
      }
      const kept = place.restore(room);
      covered = kept.finals.length;
      change({ room, answers, ...kept, notice: kept.finals.length > 0 ? 'restored' : null });
      hearing ??= createHearing({
        view,
        url: streamUrl(room.streamId, room.language),
        recordedS: Math.max(0, ...[...answers.values(), ...kept.finals].map(({ t1 }) => t1 ?? 0)),
        onFinal: () => undefined,
        onVoice: () => undefined,
        onElsewhere: pause,
        onFull() {
          pause();
          change({ notice: 'full', typing: true });
        },
      });
      if (answersByTyping.get()) change({ typing: true });
      change({ phase: 'ready' });
    } catch (error) {
      // Erased meanwhile: its key opens nothing any more.
      if (toApiFailure(error).status === 404 && interviewInHand.get()?.id === id) {
        forgetProctored((interviewId) => interviewId === id);
        return interviewInHand.set(null);
      }
      fail(error, open);
    }
  };

  const begin = async (): Promise<void> => {
    const { stage } = place.now();
    if (!view.get().typing) await hearing?.openMicrophone();
    const { link, finals, index, answers, phase } = view.get();
    if (phase !== 'ready') return;
    if (link === 'elsewhere') return change({ isPaused: true, phase: 'answering' });
    if (stage === 'review') return change({ phase: 'review' });
    if (stage === 'checking' && answers.has(index)) return change({ phase: 'checking' });
    if (finals.length > 0 || typedDraft.get() !== null) return listen();
    await say();
  };

  const pause = (): void => {
    const { phase } = view.get();
    if (phase !== 'asking' && phase !== 'answering') return;
    quiet();
    change({ isPaused: true, isSpeaking: false });
  };
  const resume = async (): Promise<void> => {
    if (view.get().link === 'elsewhere') {
      hearing?.takeOver();
      change({ isPaused: false });
      return open();
    }
    if (view.get().notice === 'full') change({ notice: null });
    if (view.get().phase === 'asking') return say();
    listen();
  };

  const finish = async (): Promise<void> => {
    quiet();
    change({ phase: 'finishing', failure: null });
    attention.stop();
    try {
      await Promise.all([outbox.deliver(), outbox.tellSpans()]);
      await desk.proctoredFinish({ params: { id }, signal: life.signal });
      hearing?.close();
      hearing = null;
      forgetProctored((interviewId) => interviewId === id);
      typedDraft.set(null);
      change({ phase: 'ended' });
    } catch (error) {
      fail(error, finish);
    }
  };

  void open();
  return {
    view,
    attention,
    retry: () => again(),
    begin,
    async repeat() {
      const { phase, link } = view.get();
      if (link !== 'elsewhere' && (phase === 'asking' || phase === 'answering')) await say();
    },
    listen,
    pause,
    resume,
    done,
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
      else void hearing?.openMicrophone().then(goOn);
    },
    discardHeard() {
      cut();
      covered = 0;
      typedDraft.set(null);
      change({ finals: [], partial: '', notice: null });
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
    finish,
    openMicrophone: () => void hearing?.openMicrophone(),
    microphoneLevel: () => hearing?.level() ?? 0,
    voiceLevel: () => asking.level(),
    showFilm: asking.showFilm,
    close() {
      step += 1;
      attention.stop();
      life.abort(new DOMException('The room was left', 'AbortError'));
      stopFollowing();
      catchUp.close();
      place.close();
      asking.close();
      hearing?.close();
    },
  };
}
