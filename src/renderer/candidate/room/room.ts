/**
 * The interview in hand: asks, speaks, listens, sends, ends. The order of things lives here and nowhere
 * else; what is shown is the view.
 */
import { toApiFailure, type ApiFailure } from '../../data/api-failure.ts';
import { deliverAnswer, dropAnswers, keptAnswers } from '../../data/answer-outbox.ts';
import { desk } from '../../data/desk.ts';
import { answersByTyping, endsBySilence } from '../../data/preferences.ts';
import { interviewInHand } from '../../data/session.ts';
import { streamUrl } from '../../data/speech.ts';
import { toAnswer, withTurn, type GivenAnswer } from './answers.ts';
import { typedDraft } from '../typed-draft.ts';
import { createAutoEnd } from './auto-end.ts';
import type { InterviewRoom } from './interview-room.ts';
import { createHearing, type Hearing } from './hearing.ts';
import { createRoomView, heardText, isRecording, openQuestionOf, type RoomView } from './room-view.ts';
import { createVoice } from './voice.ts';

export const ringMs = 3_500;
const graceMs = 2_500;
/** So long an interview waits for its last words before it is scored. */
const longestSettleMs = 20_000;

export function createInterviewRoom(id: string): InterviewRoom {
  const view = createRoomView();
  const voice = createVoice();
  const life = new AbortController();
  let hearing: Hearing | null = null;
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
      if (next.done) return await end();
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

  const onTrouble = (sendTrouble: ApiFailure | null) => change({ sendTrouble });
  const deliverKept = async () => {
    for (const answer of keptAnswers(id)) await deliverAnswer(id, answer, onTrouble, life.signal);
  };
  /** Nothing that was said stays in the browser when the interview is over. */
  const forgetAll = () => {
    dropAnswers((interviewId) => interviewId === id);
    typedDraft.set(null);
  };

  const submit = async (answer: GivenAnswer) => {
    const mine = quiet();
    change({ phase: 'thinking', busyWith: 'answer', notice: null });
    try {
      const turn = await deliverAnswer(id, toAnswer(answer), onTrouble, life.signal);
      typedDraft.set(null);
      const sent = new Set(answer.heard);
      view.update((current) => ({ ...current, turns: withTurn(current.turns, turn), finals: current.finals.filter((final) => !sent.has(final)) }));
      if (mine === step) await ask();
    } catch (error) {
      if (mine === step) fail(error, open);
    }
  };

  const lastWords = (limitMs?: number) =>
    new Promise<void>((resolve) => {
      stopWaiting = resolve;
      if (limitMs !== undefined) setTimeout(resolve, limitMs);
      void (hearing?.settled() ?? Promise.resolve()).then(resolve);
    });

  const done = async () => {
    if (view.get().phase !== 'listening') return;
    const mine = quiet();
    change({ phase: 'thinking', busyWith: 'words', notice: null });
    await lastWords();
    if (mine !== step) return;
    const text = heardText(view.get());
    if (text === '') {
      change({ notice: 'notHeard' });
      return listen();
    }
    await submit({ text, heard: view.get().finals, source: 'speech' });
  };

  const end = async () => {
    quiet();
    change({ phase: 'ending', busyWith: null, failure: null });
    try {
      await lastWords(longestSettleMs);
      const text = heardText(view.get());
      if (text !== '' && openQuestionOf(view.get())) {
        await deliverAnswer(id, toAnswer({ text, heard: view.get().finals, source: 'speech' }), (sendTrouble) => change({ sendTrouble }), life.signal);
      }
      hearing?.close();
      hearing = null;
      await desk.finish({ params: { id }, signal: life.signal });
      forgetAll();
      change({ phase: 'ended', finals: [] });
    } catch (error) {
      if (!life.signal.aborted) fail(error, end);
    }
  };

  const open = async () => {
    change({ phase: 'opening', failure: null });
    try {
      dropAnswers((interviewId) => interviewId !== id);
      let room = await desk.room({ params: { id }, signal: life.signal });
      if (room.state !== 'finished' && keptAnswers(id).length > 0) {
        await deliverKept();
        room = await desk.room({ params: { id }, signal: life.signal });
      }
      if (room.state === 'finished') {
        forgetAll();
        return change({ room, turns: room.turns, phase: 'ended' });
      }
      change({ room, turns: room.turns, finals: room.unsentFinals, notice: room.unsentFinals.length > 0 ? 'restored' : null });
      hearing ??= createHearing({
        view,
        url: streamUrl(room.streamId, room.language),
        onFinal: () => isRecording(view.get()) && endsBySilence.get() && autoEnd.final(),
        onVoice: () => autoEnd.voice(),
      });
      // A browser plays no sound before the first press: after a reload the person presses "Continue".
      if (!navigator.userActivation.hasBeenActive) return pauseNow(true);
      await resume();
    } catch (error) {
      if (life.signal.aborted) return;
      // Erased meanwhile: its key opens nothing any more.
      if (toApiFailure(error).status === 404 && interviewInHand.get()?.id === id) {
        forgetAll();
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
    if (answersByTyping.get()) change({ typing: true });
    else await hearing?.openMicrophone();
    if (openQuestionOf(view.get()) === null) return ask();
    if (resumeBySpeaking || (view.get().phase === 'opening' && view.get().finals.length === 0)) return say();
    listen();
  };

  return {
    view,
    open,
    retry: () => again(),
    repeat: async () => {
      if (['speaking', 'listening', 'paused'].includes(view.get().phase)) await say();
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
      const heard = view.get().finals;
      if (text.trim() !== '') await submit({ text: text.trim(), heard, source: heard.length > 0 ? 'speech' : 'typed' });
    },
    setTyping(typing) {
      change({ typing });
      if (view.get().phase === 'listening') listen();
    },
    discardHeard() {
      autoEnd.reset();
      change({ finals: [], partial: '', notice: null });
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
      autoEnd.reset();
      voice.close();
      hearing?.close();
    },
  };
}
