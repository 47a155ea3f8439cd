/**
 * The talk in hand: who has the floor, and what goes out when. The server decides when an answer is over and whether
 * a word is an interruption; the page plays, hears, and says what it hears. What is shown is the view.
 */
import { createPlaybackQueue, type PlaybackQueue } from '../../../capture/playback-queue.ts';
import { createVoiceLink, type VoiceLink } from '../../../capture/voice-link.ts';
import type { SpeechChange } from '../../../capture/speech-gate.ts';
import { ApiFailure, toApiFailure } from '../../../data/api-failure.ts';
import { answersByTyping } from '../../../data/preferences.ts';
import { interviewInHand } from '../../../data/session.ts';
import { talkMode } from '../../../data/voice-preferences.ts';
import { talkUrl, voiceDesk, type ServerMessage, type TalkTurn } from '../../../data/voice.ts';
import { typedDraft } from '../../typed-draft.ts';
import { createEar } from './ear.ts';
import { receive, withWhole } from './receive.ts';
import { carries, createSentAnswer } from './sent-answer.ts';
import type { Talk } from './talk-controls.ts';
import { createTalkView, withTurn, type TalkView } from './talk-view.ts';
import { toBytes } from './to-bytes.ts';

/** Words said over the interviewer may still be on their way to recognition when they end. */
const louderAfterMs = 800;
/** So long the last message of the server is waited for before the report is asked for without it. */
const longestGoodbyeMs = 4_000;

export function createTalk(id: string): Talk {
  const view = createTalkView();
  const life = new AbortController();
  let link: VoiceLink | null = null;
  let queue: PlaybackQueue | null = null;
  let louder: ReturnType<typeof setTimeout> | undefined;
  let goodbye: ReturnType<typeof setTimeout> | undefined;
  let replyCameAt = 0;
  /** The newest reply has come whole, or was cut by the candidate. */
  let hasReply = false;
  let isOver = false;
  /** Connections so far. */
  let greetings = 0;
  let again: () => Promise<void> = () => open();

  const change = (part: Partial<TalkView>) => view.update((current) => ({ ...current, ...part }));
  const send = (message: Parameters<VoiceLink['send']>[0]) => link?.send(message);
  const fail = (error: unknown, retry: () => Promise<void>) => {
    if (life.signal.aborted) return;
    again = retry;
    change({ phase: 'failed', failure: toApiFailure(error) });
  };

  const onSpeech = (speech: SpeechChange) => {
    change({ isSpeaking: speech === 'start' });
    send({ type: 'speech', state: speech });
    clearTimeout(louder);
    if (speech === 'start') queue?.duck(true);
    else if (speech === 'misfire') queue?.duck(false);
    else louder = setTimeout(() => queue?.duck(false), louderAfterMs);
  };
  const ear = createEar({ view, onSpeech, onSound: (pcm) => link?.sendSound(pcm) });
  const tune = () => {
    const { phase, isPaused, isTyping, isHeld } = view.get();
    if (phase !== 'talking' || isPaused || isTyping) ear.listen('deaf');
    else if (isHeld) ear.listen('held');
    else ear.listen(talkMode.get() === 'free' ? 'free' : 'deaf');
  };
  const stopFollowing = [view.subscribe(tune), talkMode.subscribe(tune)];

  const cutReply = () => {
    hasReply = true;
    queue?.stop();
    change({ isPlaying: false });
  };
  /** By the candidate's own doing: for the server the reply is over. */
  const takeFloor = () => {
    if (!view.get().isPlaying) return;
    cutReply();
    send({ type: 'playback_complete' });
  };

  const rest = (isPaused: boolean) => void (isPaused ? queue?.pause() : queue?.resume());

  const createQueue = () =>
    createPlaybackQueue({
      onProgress: ({ seq, playedMs, state }) => send({ type: 'playback', seq, played_ms: playedMs, state }),
      onStart() {
        view.update((current) => ({ ...current, isPlaying: true, timings: [...current.timings, { playback: Math.round(performance.now() - replyCameAt) }] }));
      },
      onDone() {
        view.update((current) => ({ ...current, isPlaying: false, turns: withWhole(current.turns) }));
        send({ type: 'playback_complete' });
        if (isOver) void finish();
      },
    });

  const sent = createSentAnswer({
    view,
    send: (text) => send({ type: 'text', text }),
    onGivenBack: (text) => typedDraft.update((draft) => draft ?? text),
  });
  const isStored = (answer: string) => carries(answer, typedDraft.get()?.trim() ?? '');

  const onMessage = (message: ServerMessage) => {
    const { sentText, isTyping, microphone } = view.get();
    view.update((current) => receive(current, message, new Date().toISOString()));
    if (message.type === 'session_started') greet();
    else if (message.type === 'audio') {
      const { data, seq = 0, last = true } = message;
      if (seq === 0) replyCameAt = performance.now();
      hasReply = last;
      queue?.push({ seq, last, mp3: toBytes(data) });
    } else if (message.type === 'interrupt') cutReply();
    // A talk that was left in a pause goes on in it: what is said meanwhile waits.
    else if (message.type === 'paused') rest(message.paused);
    else if (message.type === 'transcript' && message.role === 'candidate') {
      // Words spoken before leave alone what is being typed, or was typed and is on its way.
      if (isStored(message.text) || (sentText === null && !isTyping && microphone === 'open')) typedDraft.set(null);
      hasReply = false;
    } else if (message.type === 'error' && !message.recoverable) {
      disconnect();
      if (message.code === 'SESSION_NOT_FOUND') void open();
      else fail(new ApiFailure(500, message.message), open);
    }
    if (message.type === 'session_ended') {
      isOver = true;
      clearTimeout(goodbye);
      if (view.get().phase === 'ending' || queue?.position() == null) void finish();
    }
  };

  /** Each new connection begins here; what happened while there was none is asked of the desk. */
  const greet = () => {
    const { turns, link: before, sentText } = view.get();
    const isBack = before === 'lost' || greetings > 0;
    greetings += 1;
    if (turns.length === 0) link?.greet({ type: 'start_interview' });
    else link?.greet(hasReply || turns.at(-1)?.role === 'candidate' ? null : { type: 'repeat' });
    // The server forgot the key with the connection.
    if (view.get().isHeld) send({ type: 'speech', state: 'start', mode: 'held' });
    if (sentText !== null || (isBack && turns.length > 0)) void catchUp();
  };
  const catchUp = async () => {
    const mine = greetings;
    const room = await voiceDesk.voiceRoom({ params: { id }, signal: life.signal }).catch(() => null);
    if (mine !== greetings || life.signal.aborted) return;
    if (!room) return sent.notKnown();
    const known = view.get().turns;
    const missed = room.turns.filter(({ sequence }) => !known.some((turn) => turn.sequence === sequence));
    view.update((current) => ({ ...current, room, turns: missed.reduce(withTurn, current.turns) }));
    if (missed.at(-1)?.role === 'interviewer' && room.turns.at(-1) === missed.at(-1) && queue?.position() == null) send({ type: 'repeat' });
    sent.caughtUp();
    forgetStored(room.turns);
  };
  /** A draft that the server has is no draft any more, also when the page never heard so. */
  const forgetStored = (turns: readonly TalkTurn[]) => {
    if (isStored(turns.findLast(({ role }) => role === 'candidate')?.text ?? '')) typedDraft.set(null);
  };

  const open = async () => {
    change({ phase: 'opening', failure: null });
    try {
      const room = await voiceDesk.voiceRoom({ params: { id }, signal: life.signal });
      change({ room, turns: room.turns, isTyping: answersByTyping.get() });
      forgetStored(room.turns);
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
  const disconnect = () => {
    link?.close();
    link = null;
    ear.shut();
  };

  const begin = async () => {
    queue ??= createQueue();
    await queue.resume();
    if (life.signal.aborted) return;
    change({ phase: 'talking' });
    if (!view.get().isTyping) await ear.open();
    if (life.signal.aborted) return;
    link ??= createVoiceLink({
      url: talkUrl(id),
      onMessage,
      onLink(state) {
        change({ link: state });
        if (state === 'elsewhere') {
          queue?.stop();
          change({ isPlaying: false });
          ear.shut();
        } else if (state === 'ended') {
          disconnect();
          void open();
        }
      },
      onFull: () => change({ notice: 'full' }),
    });
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

  const setPaused = (isPaused: boolean) => {
    change({ isPaused });
    rest(isPaused);
    send({ type: isPaused ? 'pause' : 'resume' });
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
      cutReply();
      send({ type: 'repeat' });
    },
    hold(on) {
      const { phase, isHeld, isPaused, isTyping, microphone } = view.get();
      if (on === isHeld) return;
      if (on && (phase !== 'talking' || isPaused || isTyping || microphone !== 'open')) return;
      if (on) takeFloor();
      change({ isHeld: on, isSpeaking: on });
      send({ type: 'speech', state: on ? 'start' : 'end', mode: 'held' });
      if (!on) send({ type: 'end_of_turn' });
    },
    setTyping(isTyping) {
      change({ isTyping });
      if (isTyping) ear.shut();
      else void ear.open();
    },
    sendText(text) {
      const trimmed = text.trim();
      if (trimmed === '' || view.get().sentText !== null) return;
      takeFloor();
      sent.give(trimmed);
    },
    async correct(sequence, text) {
      const turn = await voiceDesk.correctVoiceTurn({ params: { id, sequence }, body: { text } });
      view.update((current) => ({ ...current, turns: withTurn(current.turns, turn) }));
    },
    openMicrophone: () => void ear.open(),
    takeOver: () => {
      link?.takeOver();
      if (!view.get().isTyping) void ear.open();
    },
    end() {
      queue?.stop();
      ear.shut();
      change({ phase: 'ending', isPlaying: false });
      send({ type: 'end_session' });
      goodbye = setTimeout(() => void finish(), longestGoodbyeMs);
    },
    microphoneLevel: () => ear.level(),
    voiceLevel: () => queue?.level() ?? 0,
    close() {
      life.abort(new DOMException('The room was left', 'AbortError'));
      clearTimeout(louder);
      clearTimeout(goodbye);
      for (const stop of stopFollowing) stop();
      ear.close();
      queue?.close();
      link?.close();
    },
  };
}
