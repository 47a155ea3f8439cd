/**
 * The interview in hand: asks, speaks, listens, sends, ends. The order of things lives here and nowhere
 * else; what is shown is the view.
 */
import { toApiFailure } from '../../data/api-failure.ts';
import { desk } from '../../data/desk.ts';
import { answersByTyping, endsBySilence } from '../../data/preferences.ts';
import { interviewInHand } from '../../data/session.ts';
import { streamUrl } from '../../data/speech.ts';
import { composeAnswer, withTurn, type GivenAnswer } from './answers.ts';
import { typedDraft } from '../typed-draft.ts';
import { createAutoEnd } from './auto-end.ts';
import { createDelivery } from './delivery.ts';
import type { InterviewRoom } from './interview-room.ts';
import { createHearing, type Hearing } from './hearing.ts';
import { createRoomView, isRecording, openQuestionOf, type RoomView } from './room-view.ts';
import { createVoice } from './voice.ts';

export const ringMs = 3_500;
const graceMs = 2_500;
/** So long an interview waits for its last words before it is scored; the server takes 30 s at most. */
const longestSettleMs = 40_000;

export function createInterviewRoom(id: string): InterviewRoom {
  const view = createRoomView();
  const voice = createVoice();
  const life = new AbortController();
  const delivery = createDelivery(id, view, life.signal);
  let hearing: Hearing | null = null;
  /** How many finals were there when the typed answer was changed last. */
  let covered = 0;
  const stopFollowing = typedDraft.subscribe(() => {
    covered = view.get().finals.length;
  });
  let resumeBySpeaking = false;
  let stopWaiting = () => {};
  /** Grows with every step that the person takes, so that what was under way before notices. */
  let step = 0;

  const change = (part: Partial<RoomView>) => view.update((current) => ({ ...current, ...part }));
  const autoEnd = createAutoEnd({
    graceMs,
    ringMs,
    onRing: (ring) => change({ ring }),
    onEnd: () => void done(),
    setTimer(run, delayMs) {
      const timer = setTimeout(run, delayMs);
      return () => clearTimeout(timer);
    },
  });

  const quiet = () => {
    step += 1;
    autoEnd.reset();
    voice.stop();
    hearing?.setOn(false);
    return step;
  };
  let again: () => Promise<void> = () => open();
  const fail = (error: unknown, retry: () => Promise<void>) => {
    again = retry;
    change({ phase: 'failed', busyWith: null, failure: toApiFailure(error) });
  };

  const listen = () => {
    quiet();
    change({ phase: 'listening', busyWith: null });
    if (view.get().typing) return;
    hearing?.setOn(true);
    if (view.get().finals.length > 0 && endsBySilence.get()) autoEnd.final();
  };

  const ask = async () => {
    const mine = quiet();
    change({ phase: 'thinking', busyWith: 'question', failure: null });
    try {
      const next = await desk.next({ params: { id }, signal: life.signal });
      if (mine !== step) return;
      const turn = next.turn;
      if (turn) view.update((current) => ({ ...current, turns: withTurn(current.turns, turn) }));
      if (next.done) return change({ phase: 'complete', busyWith: null });
      await say();
    } catch (error) {
      if (mine === step) fail(error, ask);
    }
  };

  const say = async () => {
    const { room } = view.get();
    const question = openQuestionOf(view.get());
    if (!room || !question) return listen();
    const mine = quiet();
    change({ phase: 'thinking', busyWith: 'voice' });
    const outcome = await voice.say(question.text, room.language, () => mine === step && change({ phase: 'speaking', busyWith: null }));
    if (mine !== step) return;
    change({ voiceMissing: outcome === 'missing' });
    listen();
  };

  const submit = async (answer: Omit<GivenAnswer, 'cutS'>, isCut: boolean) => {
    const mine = quiet();
    const atS = hearing?.cut() ?? null;
    change({ phase: 'thinking', busyWith: 'answer', notice: null });
    try {
      await delivery.send({ ...answer, cutS: isCut ? atS : null });
      if (mine === step) await ask();
    } catch (error) {
      if (mine === step) fail(error, open);
    }
  };

  /** Resolves with whether all that was said has been recognised. */
  const lastWords = (limitMs?: number) =>
    new Promise<boolean>((resolve) => {
      const timer = limitMs === undefined ? undefined : setTimeout(() => resolve(false), limitMs);
      stopWaiting = () => resolve(false);
      void (hearing?.settled() ?? Promise.resolve()).then(() => {
        clearTimeout(timer);
        resolve(true);
      });
    });

  /** What would be sent now. */
  const given = (): Omit<GivenAnswer, 'cutS'> => {
    const { finals } = view.get();
    return { text: composeAnswer(finals, typedDraft.get(), covered), heard: finals, source: finals.length > 0 ? 'speech' : 'typed' };
  };

  const done = async () => {
    if (view.get().phase !== 'listening') return;
    const mine = quiet();
    change({ phase: 'thinking', busyWith: 'words', notice: null });
    const isSettled = await lastWords();
    if (mine !== step) return;
    const answer = given();
    if (answer.text === '') {
      change({ notice: 'notHeard' });
      return listen();
    }
    await submit(answer, !isSettled);
  };

  const end = async () => {
    quiet();
    change({ phase: 'ending', busyWith: 'words', failure: null, notice: null });
    try {
      await delivery.rest();
      const isSettled = await lastWords(longestSettleMs);
      change({ busyWith: null });
      const answer = given();
      const atS = hearing?.cut() ?? null;
      if (answer.text !== '' && openQuestionOf(view.get())) await delivery.send({ ...answer, cutS: isSettled ? null : atS });
      hearing?.close();
      hearing = null;
      await desk.finish({ params: { id }, signal: life.signal });
      delivery.forget();
      change({ phase: 'ended', finals: [] });
    } catch (error) {
      if (!life.signal.aborted) fail(error, end);
    }
  };

  const open = async () => {
    change({ phase: 'opening', failure: null });
    try {
      const { state } = await desk.room({ params: { id }, signal: life.signal });
      if (state !== 'finished') await delivery.rest();
      const room = await desk.room({ params: { id }, signal: life.signal });
      if (room.state === 'finished') {
        delivery.forget();
        return change({ room, turns: room.turns, phase: 'ended' });
      }
      covered = room.unsentFinals.length;
      change({ room, turns: room.turns, finals: room.unsentFinals, notice: room.unsentFinals.length > 0 ? 'restored' : null });
      hearing ??= createHearing({
        view,
        url: streamUrl(room.streamId, room.language),
        recordedS: Math.max(0, ...[...room.turns, ...room.unsentFinals].map(({ t1 }) => t1 ?? 0)),
        onFinal: () => isRecording(view.get()) && endsBySilence.get() && autoEnd.final(),
        onVoice: () => autoEnd.voice(),
        onElsewhere() {
          const { phase } = view.get();
          if (!['failed', 'ending', 'ended'].includes(phase)) pauseNow(phase !== 'listening');
        },
        onFull() {
          if (view.get().phase !== 'listening') return;
          pauseNow(false);
          change({ notice: 'full', typing: true });
        },
      });
      if (view.get().link === 'elsewhere') return pauseNow(true);
      // A browser plays no sound before the first press: after a reload the person presses "Continue".
      if (!navigator.userActivation.hasBeenActive) return pauseNow(true);
      await resume();
    } catch (error) {
      if (life.signal.aborted) return;
      // Erased meanwhile: its key opens nothing any more.
      if (toApiFailure(error).status === 404 && interviewInHand.get()?.id === id) {
        delivery.forget();
        return interviewInHand.set(null);
      }
      fail(error, open);
    }
  };

  const pauseNow = (bySpeaking: boolean) => {
    resumeBySpeaking = bySpeaking;
    quiet();
    change({ phase: 'paused', busyWith: null });
  };

  const resume = async () => {
    if (view.get().link === 'elsewhere') {
      hearing?.takeOver();
      return open();
    }
    if (view.get().notice === 'full') change({ notice: null });
    if (answersByTyping.get()) change({ typing: true });
    else await hearing?.openMicrophone();
    if (view.get().link === 'elsewhere') return;
    if (openQuestionOf(view.get()) === null) return ask();
    if (resumeBySpeaking || (view.get().phase === 'opening' && view.get().finals.length === 0)) return say();
    listen();
  };

  return {
    view,
    open,
    retry: () => again(),
    repeat: async () => {
      const { phase, link } = view.get();
      if (link !== 'elsewhere' && ['speaking', 'listening', 'paused'].includes(phase)) await say();
    },
    listen,
    pause() {
      const { phase, busyWith } = view.get();
      if (phase === 'speaking' || phase === 'listening' || busyWith === 'voice') pauseNow(phase !== 'listening');
    },
    resume,
    done,
    sendNow: () => stopWaiting(),
    sendTyped: async (text) => {
      const { partial } = view.get();
      const { heard, source } = given();
      if (text.trim() !== '') await submit({ text: text.trim(), heard, source }, heard.length > 0 || partial !== '');
    },
    setTyping(typing) {
      const draft = typedDraft.get();
      if (draft !== null) typedDraft.set(typing ? given().text : draft.trim() || null);
      change({ typing });
      if (view.get().phase === 'listening') listen();
    },
    discardHeard() {
      autoEnd.reset();
      hearing?.cut();
      change({ finals: [], partial: '', notice: null });
      covered = 0;
      typedDraft.set(null);
      // Only for a reload and the end: should it fail, the words come back in sight and can be taken back again.
      void desk.discard({ params: { id }, signal: life.signal }).catch(() => undefined);
    },
    keepListening: () => autoEnd.keepOpen(),
    async correct(turnId, text) {
      const turn = await desk.correct({ params: { id, turnId }, body: { text } });
      view.update((current) => ({ ...current, turns: withTurn(current.turns, turn) }));
    },
    openMicrophone: async () => hearing?.openMicrophone(),
    end,
    microphoneLevel: () => hearing?.level() ?? 0,
    voiceLevel: () => voice.level(),
    close() {
      step += 1;
      life.abort(new DOMException('The room was left', 'AbortError'));
      stopFollowing();
      autoEnd.reset();
      voice.close();
      hearing?.close();
    },
  };
}
