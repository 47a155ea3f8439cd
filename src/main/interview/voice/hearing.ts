/** A talk's ear in our own interface: sound as it is said is recorded, recognised, and turned into answers and interruptions. */
import { createWholeSamples } from '../../base/audio.ts';
import type { VoiceTurn } from '../../ports/voice.ts';
import { createStreamRecogniser, type StreamRecogniser } from '../transcript/stream-recogniser.ts';
import { resumeLanguage } from './interviewer-turn.ts';
import { createPlayedReply, type CutReply } from './played-reply.ts';
import { SPEECH_UNAVAILABLE } from './recorded-answer.ts';
import type { TalkRecorder } from './talk-recorder.ts';
import type { TalkStage } from './talk-stage.ts';
import { createTurnTaking, type HeardPiece, type TakenAnswer, type TurnTaking } from './turn-taking.ts';
import { unheardSound } from './unheard-sound.ts';
import type { SpokenAudio } from './voice-events.ts';

/** After a second of silence a page sends no sound: what is in hand is over, whatever the detector here thinks. */
const NO_SOUND_MS = 2_000;
/** Whoever holds the key for longer has put something on it: pauses count again. */
const MAX_HOLD_MS = 300_000;
/** The key was let go and nothing said that this ends the answer: pauses count again. */
const LET_GO_MS = 1_000;
/** Whoever ends a talk does not wait longer than that for the last words to be recognised. */
export const LAST_WORDS_MS = 3_000;

export interface Hearing {
  /** PCM16LE, 16 kHz, mono. A promise is for who sends faster than it is heard. `onKept`: it is in the talk's recording, if it can be. */
  hear(pcm: Uint8Array, onKept?: () => Promise<void>): Promise<void>;
  /** Push-to-talk is held, or not any more: it takes the floor, and until `endOfTurn` no pause ends the answer. */
  hold(isOn: boolean): void;
  /** Push-to-talk was let go. Resolves to false when nothing was said. */
  endOfTurn(): Promise<boolean>;
  /** What was heard of the answer so far, which a typed one takes with it. */
  takeBack(): HeardPiece | null;
  /** What was said so far is an answer, if it is one at all. Resolves within three seconds. */
  takeRest(): Promise<void>;
  interviewerSays(turn: VoiceTurn, audio: SpokenAudio): void;
  playback(seq: number, playedMs: number, isPlaying: boolean): void;
  playbackComplete(): void;
  /** Lets go of engines; what was not heard yet is heard when it is opened again. */
  close(): void;
}

export interface HearingOptions {
  readonly stage: TalkStage;
  readonly recorder: TalkRecorder;
  readonly onAnswer: (answer: TakenAnswer) => void;
  /** The candidate took the floor: what was heard of the interviewer's turn; null before its first sound. */
  readonly onInterrupt: (cut: CutReply | null) => void;
  /** Whoever took the floor before the reply's first sound has said nothing: the reply is due after all. */
  readonly onFalseAlarm: () => void;
  /** Something is said over the interviewer, or has become words or nothing: recognition needs the machine, or does not any more. */
  readonly onListening: (isOn: boolean) => void;
  /** The candidate makes a sound, or pauses. */
  readonly onSound: (isOn: boolean) => void;
  /** What is said so far, at each change; empty again where what seemed to be said was none of it. */
  readonly onHeard: (text: string) => void;
}

export function createHearing({ stage, recorder, onAnswer, onInterrupt, onFalseAlarm, onSound, onListening, onHeard }: HearingOptions): Hearing {
  const { parts, id } = stage;
  const { store, clock, log, pcm: codec } = parts;
  let opening: Promise<StreamRecogniser> | null = null;
  let recogniser: StreamRecogniser | null = null;
  let [cancelHold, cancelSilence] = [(): void => undefined, (): void => undefined];
  const toWhole = createWholeSamples();
  let isClosed = false;

  const keepDraft = (): void => store.setDraft(id, turns.heard(), recogniser?.settledS() ?? store.progress(id).heardUntilS);
  const played = createPlayedReply(clock, () => void done());
  const done = (): VoiceTurn | null => {
    const turn = played.finish();
    onListening(false);
    turns.interviewerDone();
    keepDraft();
    return turn;
  };
  const turns: TurnTaking = createTurnTaking({
    clock,
    pace: stage.session().pace,
    onWait: (wait) => stage.emit({ type: 'turn', wait }),
    onAnswer,
    onInterrupt: () => onInterrupt(played.cut()),
    onFalseAlarm,
  }, store.progress(id).draft);

  const over = (piece: HeardPiece | null, latencyMs: number): void => {
    onListening(false);
    turns.utterance(piece, latencyMs);
    keepDraft();
    onHeard(turns.heard()?.text ?? '');
  };
  const open = async (): Promise<StreamRecogniser> => {
    const session = stage.session();
    const { startS, pcm } = await unheardSound(stage, recorder);
    const made = createStreamRecogniser({
      stt: parts.stt, vad: parts.vad, clock,
      language: session.language ?? resumeLanguage(session.resume),
      prompt: parts.dialogue.promptWords(session), source: `voice:${session.key}`,
      startS,
      wordTimes: false,
      onSound(isOn) {
        if (isOn && played.words() !== null) onListening(true);
        onSound(isOn);
        turns.sound(isOn);
      },
      onPartial(partial) {
        stage.emit({ type: 'partial', text: partial.text });
        turns.partial(partial);
        onHeard([turns.heard()?.text ?? '', partial.text].join(' ').trim());
      },
      onFinal: (final) => over(final.text === '' ? null : final, (final.latencyS ?? 0) * 1_000),
      onNoWords: () => over(null, 0),
      onLanguage: (language) => store.setLanguage(id, language),
      onProblem(error) {
        log.warn({ code: error.code, err: error }, 'a talk is not heard');
        stage.complain('PROCESSING_ERROR', error.code === 'ENGINE_UNAVAILABLE' ? SPEECH_UNAVAILABLE : `Speech is not recognised (${error.message}). You can type your answer instead.`);
      },
    });
    recogniser = made;
    if (isClosed) made.close();
    else if (pcm !== null) await made.push(new Float32Array(codec.toFloat32(pcm)));
    return made;
  };
  const awaitSound = (): void => {
    cancelSilence();
    // In a pause everything stands still.
    cancelSilence = clock.after(NO_SOUND_MS, () => (store.progress(id).isPaused ? awaitSound() : void recogniser?.flush()));
  };

  return {
    async hear(bytes, onKept) {
      if (isClosed) return;
      const whole = toWhole(bytes);
      const ear = await (opening ??= open());
      await (await recorder.journal())?.append(Uint8Array.from(whole)).catch((error: unknown) => log.error({ err: error }, 'a talk is not recorded'));
      await onKept?.();
      await ear.push(new Float32Array(codec.toFloat32(whole)));
      if (!isClosed) awaitSound();
    },
    hold(isOn) {
      cancelHold();
      cancelHold = clock.after(isOn ? MAX_HOLD_MS : LET_GO_MS, () => turns.hold(false));
      if (!isOn) return;
      const cut = played.cut();
      turns.hold(true);
      if (cut !== null) onInterrupt(cut);
    },
    async endOfTurn() {
      cancelHold();
      const ear = await opening;
      // What is said over the interviewer by holding the key is an answer, not an interruption to be judged.
      done();
      // Nor does a pause end it while its last words are still being recognised.
      turns.hold(true);
      try {
        await ear?.flush();
        return turns.takeNow();
      } finally {
        turns.hold(false);
      }
    },
    takeBack: turns.takeBack,
    async takeRest() {
      const enough = Promise.withResolvers<void>();
      const cancel = clock.after(LAST_WORDS_MS, enough.resolve);
      try {
        await Promise.race([recogniser?.flush(), enough.promise]);
        turns.takeNow();
      } finally {
        cancel();
      }
    },
    interviewerSays(turn, audio) {
      played.sent(turn, audio, store.progress(id).voicedSequence >= turn.sequence ? turn.heard : 0);
      turns.interviewerSpeaks(turn.text);
    },
    playback(seq, playedMs, isPlaying) {
      const isBack = played.reported(seq, playedMs, isPlaying);
      const words = played.words();
      if (words === null) return;
      if (isBack) turns.interviewerSpeaks(words);
      if (isPlaying) return;
      // By the candidate's own doing, who types, holds the key, or wants it said again.
      const cut = played.cut();
      turns.interviewerDone();
      onInterrupt(cut);
    },
    playbackComplete() {
      const turn = done();
      // Said again to its end: the interruption of the first time does not count.
      if (turn !== null && turn.heard < 1) store.setHeard(id, turn.sequence, 1);
    },
    close() {
      isClosed = true;
      cancelHold();
      cancelSilence();
      played.close();
      turns.close();
      recogniser?.close();
    },
  };
}
