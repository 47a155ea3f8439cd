/** The interviewer of one talk: thinks, tells, speaks; can be cut short. */
import { randomUUID } from 'node:crypto';
import type { VoiceTurn } from '../../ports/voice.ts';
import { keepSound, planReply, speakAgain } from './interviewer-turn.ts';
import type { SpokenReply } from './spoken-reply.ts';
import type { TalkStage } from './talk-stage.ts';
import type { Stopwatch } from './turn-stopwatch.ts';
import type { SpokenAudio, VoiceListener } from './voice-events.ts';

export interface InterviewerSide {
  /** Says what comes next. */
  respond(watch: Stopwatch | null): Promise<void>;
  /** The first words; a failure ends the connection. */
  introduce(): Promise<void>;
  /** Says a turn again whose words are stored. */
  revoice(turn: VoiceTurn): Promise<void>;
  /** Ends what is being thought or said. */
  cutShort(): void;
  /** Whoever listens now has had sound of what is being said. */
  isHeard(): boolean;
}

export interface InterviewerSideOptions {
  readonly stage: TalkStage;
  /** Aborts when the program ends. */
  readonly stopping: AbortSignal;
  /** The talk is over after the answer in hand: nothing more is said. */
  readonly isEnding: () => boolean;
  /** The closing words leave; they last so long. */
  readonly onClosing: (durationMs: number) => void;
  /** A sentence was sent to a listener of our own interface. */
  readonly onSentence: (turn: VoiceTurn, audio: SpokenAudio) => void;
}

export function createInterviewerSide({ stage, stopping, isEnding, onClosing, onSentence }: InterviewerSideOptions): InterviewerSide {
  const { parts, id } = stage;
  const { store, log } = parts;
  let current: AbortController | null = null;
  let hearer: VoiceListener | null = null;

  /** A connection that is gone hears nothing, also where its end is still to be told: that comes after all it had sent. */
  const present = (): VoiceListener | null => {
    const listener = stage.listener();
    return listener?.isOpen() === true ? listener : null;
  };
  /** Tells the sound to whoever listens; one who takes the talk over in the middle gets all of it. */
  const voice = async (turn: VoiceTurn, spoken: SpokenReply, watch: Stopwatch | null): Promise<void> => {
    for (let heard = present(); heard !== null; heard = present()) {
      const sounds: SpokenAudio[] = [];
      for await (const audio of spoken.audio(heard.extras ? 'pieces' : 'whole')) {
        if (present() !== heard) break;
        sounds.push(audio);
        heard.onEvent({ type: 'audio', audio });
        hearer = heard;
        if (heard.extras) onSentence(turn, audio);
        if (audio.seq === 0) watch?.finish(stage.emit);
      }
      if (present() !== heard) continue;
      store.voiced(id, turn.sequence);
      if (store.progress(id).isClosing) onClosing(sounds.reduce((sum, { durationS }) => sum + durationS * 1_000, 0));
      await keepSound(parts, id, turn.sequence, sounds, turn.audioKey ?? randomUUID()).catch((error: unknown) => log.error({ err: error }, 'a reply is not kept'));
      stage.setState('ready');
      return;
    }
    // Nobody is there to hear it: the next connection gets it.
    stage.setState('ready');
  };
  const interruptible = async (work: (signal: AbortSignal) => Promise<void>): Promise<void> => {
    const own = new AbortController();
    current = own;
    hearer = null;
    try {
      await work(AbortSignal.any([own.signal, stopping]));
    } catch (error) {
      if (!own.signal.aborted || stopping.aborted) throw error;
      // Whoever interrupts has heard enough of it: it is not said again.
      const last = store.turns(id).at(-1);
      if (last?.role === 'interviewer') store.voiced(id, last.sequence);
      if (!isEnding()) stage.setState('ready');
    } finally {
      current = null;
      hearer = null;
    }
  };
  const respond = (watch: Stopwatch | null): Promise<void> => interruptible(async (signal) => {
    if (isEnding()) return;
    stage.setState('generating');
    const { turn, spoken } = await planReply(parts, stage.session(), signal);
    watch?.lap('plan');
    stage.tellTurn(turn);
    stage.tellPhase();
    stage.setState('speaking');
    await voice(turn, spoken, watch);
  });

  return {
    respond,
    async introduce() {
      try {
        await respond(null);
      } catch (error) {
        if (stopping.aborted) return;
        log.error({ err: error }, 'a talk did not begin');
        stage.fail('START_ERROR', 'The interview could not be started.');
      }
    },
    revoice: (turn) => interruptible(async (signal) => {
      stage.setState('speaking');
      await voice(turn, speakAgain(parts, stage.session(), turn.text, signal), null);
    }),
    cutShort() {
      current?.abort();
      hearer = null;
    },
    isHeard: () => hearer !== null && hearer === stage.listener(),
  };
}
