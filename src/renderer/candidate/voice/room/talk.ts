/**
 * The talk in hand, from its opening to its report: who has the floor, and what goes out when. The server decides when an answer is over
 * and whether a word is an interruption; the page plays, hears, and says what it hears. What is shown is the view.
 */
import type { SpeechChange } from '../../../capture/speech-gate.ts';
import { ApiFailure, toApiFailure } from '../../../data/api-failure.ts';
import { answersByTyping } from '../../../data/preferences.ts';
import { interviewInHand } from '../../../data/session.ts';
import { talkMode } from '../../../data/voice-preferences.ts';
import { voiceDesk } from '../../../data/voice.ts';
import { typedDraft } from '../../typed-draft.ts';
import { createEar } from './ear.ts';
import type { Talk } from './talk-controls.ts';
import { createConversation } from './talk-conversation.ts';
import { createTalkView, withTurn, type TalkView } from './talk-view.ts';
import { createTalkVoice } from './talk-voice.ts';

/** So long the last message of the server is waited for before the report is asked for without it. */
const longestGoodbyeMs = 4_000;

export function createTalk(id: string): Talk {
  const view = createTalkView();
  const life = new AbortController();
  let goodbye: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  let again: () => Promise<void> = () => open();

  const change = (part: Partial<TalkView>) => view.update((current) => ({ ...current, ...part }));
  const fail = (error: unknown, retry: () => Promise<void>) => {
    if (life.signal.aborted) return;
    again = retry;
    change({ phase: 'failed', failure: toApiFailure(error) });
  };

  const talk = createConversation({
    id,
    view,
    signal: life.signal,
    voice: () => voice,
    onElsewhere() {
      voice.leave();
      ear.shut();
    },
    onGone(problem) {
      disconnect();
      if (problem === null) void open();
      else fail(new ApiFailure(500, problem), open);
    },
    onEnded() {
      isOver = true;
      clearTimeout(goodbye);
      if (view.get().phase === 'ending' || voice.isSilent()) void finish();
    },
  });
  const voice = createTalkVoice({ view, send: talk.send, onPlayed: () => isOver && void finish() });
  const onSpeech = (speech: SpeechChange) => {
    change({ isSpeaking: speech === 'start' });
    talk.send({ type: 'speech', state: speech });
    voice.yieldTo(speech);
  };
  const ear = createEar({ view, onSpeech, onSound: talk.sendSound });
  const tune = () => {
    const { phase, isPaused, isTyping, isHeld } = view.get();
    if (phase !== 'talking' || isPaused || isTyping) ear.listen('deaf');
    else if (isHeld) ear.listen('held');
    else ear.listen(talkMode.get() === 'free' ? 'free' : 'deaf');
  };
  const stopFollowing = [view.subscribe(tune), talkMode.subscribe(tune)];
  const disconnect = () => {
    talk.close();
    ear.shut();
  };

  const open = async () => {
    change({ phase: 'opening', failure: null });
    try {
      const room = await voiceDesk.voiceRoom({ params: { id }, signal: life.signal });
      change({ room, turns: room.turns, isTyping: answersByTyping.get() });
      talk.forgetStored(room.turns);
      if (room.state === 'ended') return void (await finish());
      // A browser plays no sound before the first press: after a reload the person presses "Continue".
      if (navigator.userActivation.hasBeenActive) await begin();
      else change({ phase: 'ready' });
    } catch (error) {
      // Erased meanwhile: its key opens nothing any more.
      if (toApiFailure(error).status === 404 && interviewInHand.get()?.id === id) interviewInHand.set(null);
      else fail(error, open);
    }
  };
  const begin = async () => {
    await voice.open();
    if (life.signal.aborted) return;
    change({ phase: 'talking' });
    if (!view.get().isTyping) await ear.open();
    if (life.signal.aborted || view.get().phase !== 'talking') return;
    talk.open();
  };
  const finish = async () => {
    clearTimeout(goodbye);
    disconnect();
    change({ phase: 'ending', failure: null });
    try {
      await voiceDesk.finishVoice({ params: { id }, signal: life.signal });
      typedDraft.set(null);
      change({ phase: 'ended' });
    } catch (error) {
      fail(error, finish);
    }
  };
  /** The report waits for an answer that a lost link holds up. */
  const sayGoodbye = () => {
    goodbye = setTimeout(() => {
      const { sentText, link } = view.get();
      if (sentText === null || link === 'open') void finish();
      else sayGoodbye();
    }, longestGoodbyeMs);
  };
  const setPaused = (isPaused: boolean) => {
    change({ isPaused });
    voice.rest(isPaused);
    talk.send({ type: isPaused ? 'pause' : 'resume' });
  };

  return {
    view,
    open,
    begin,
    retry: () => again(),
    pause: () => view.get().phase === 'talking' && !view.get().isPaused && setPaused(true),
    resume: () => (view.get().phase === 'ready' ? void begin() : view.get().isPaused && setPaused(false)),
    repeat() {
      const { phase, isPaused, isPlaying, state } = view.get();
      // Before a reply's first sound the server has nothing to repeat.
      if (phase !== 'talking' || isPaused || (state !== 'ready' && !isPlaying)) return;
      voice.cut();
      talk.send({ type: 'repeat' });
    },
    hold(on) {
      const { phase, isHeld, isPaused, isTyping, microphone } = view.get();
      if (on === isHeld) return;
      if (on && (phase !== 'talking' || isPaused || isTyping || microphone !== 'open')) return;
      if (on) voice.takeFloor();
      change({ isHeld: on, isSpeaking: on });
      talk.send({ type: 'speech', state: on ? 'start' : 'end', mode: 'held' });
      if (!on) talk.send({ type: 'end_of_turn' });
    },
    setTyping(isTyping) {
      change({ isTyping });
      if (isTyping) ear.shut();
      else void ear.open();
    },
    sendText(text) {
      const trimmed = text.trim();
      if (trimmed === '' || view.get().sentText !== null) return;
      voice.takeFloor();
      talk.give(trimmed);
    },
    async correct(sequence, text) {
      const turn = await voiceDesk.correctVoiceTurn({ params: { id, sequence }, body: { text } });
      view.update((current) => ({ ...current, turns: withTurn(current.turns, turn) }));
    },
    openMicrophone: () => void ear.open(),
    takeOver: () => {
      talk.takeOver();
      if (!view.get().isTyping) void ear.open();
    },
    end() {
      const { isTyping, sentText, microphone } = view.get();
      const typed = typedDraft.get()?.trim() ?? '';
      voice.leave();
      ear.shut();
      // What stands in the box is an answer too.
      if ((isTyping || microphone !== 'open') && sentText === null && typed !== '') talk.give(typed);
      change({ phase: 'ending' });
      talk.send({ type: 'end_session' });
      sayGoodbye();
    },
    microphoneLevel: () => ear.level(),
    voiceLevel: () => voice.level(),
    close() {
      life.abort(new DOMException('The room was left', 'AbortError'));
      clearTimeout(goodbye);
      for (const stop of stopFollowing) stop();
      ear.close();
      voice.close();
      talk.close();
    },
  };
}
