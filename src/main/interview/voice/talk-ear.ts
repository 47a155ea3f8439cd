/** What our own interface's microphone means for a talk: answers, interruptions, replies made ahead. Opened with the first sound. */
import { createHearing, type Hearing } from './hearing.ts';
import { createPreparedReplies } from './prepared-replies.ts';
import type { TalkRecorder } from './talk-recorder.ts';
import type { TalkStage } from './talk-stage.ts';
import type { HeardPiece, TakenAnswer } from './turn-taking.ts';

export interface TalkEar extends Pick<Hearing, 'interviewerSays' | 'playback' | 'playbackComplete'> {
  hear(pcm: Uint8Array): Promise<void>;
  hold(isOn: boolean): void;
  endOfTurn(): Promise<void>;
  takeBack(): HeardPiece | null;
  /** What was said so far is an answer, though no pause ended it. Resolves soon, whatever the engines do. */
  takeRest(): Promise<void>;
  /** Forgets what it has in hand; the next sound opens it anew. */
  shut(): void;
}

export interface TalkEarOptions {
  readonly stage: TalkStage;
  readonly recorder: TalkRecorder;
  readonly onAnswer: (answer: TakenAnswer) => void;
  /** Ends what the interviewer thinks or says. */
  readonly cutShort: () => void;
  readonly onNothing: () => void;
  /** The reply was cut before its first sound, and for nothing. */
  readonly onFalseAlarm: () => void;
}

export function createTalkEar({ stage, recorder, onAnswer, cutShort, onNothing, onFalseAlarm }: TalkEarOptions): TalkEar {
  const { parts, id } = stage;
  const { store, log } = parts;
  const prepared = createPreparedReplies(stage);
  let hearing: Hearing | null = null;

  const open = (): Hearing => (hearing ??= createHearing({
    stage,
    recorder,
    onAnswer,
    onInterrupt(cut) {
      cutShort();
      if (cut !== null) {
        store.setHeard(id, cut.turn.sequence, cut.share);
        log.debug({ share: cut.share }, 'the interviewer was interrupted');
      }
      stage.emit({ type: 'interrupt', heard: cut?.text ?? '' });
    },
    onFalseAlarm,
    onSound: prepared.sound,
    onListening: prepared.listen,
    onHeard: prepared.hear,
  }));
  const isDeaf = (): boolean => store.progress(id).isPaused || stage.session().state !== 'running';
  return {
    async hear(pcm) {
      if (!isDeaf()) await open().hear(pcm);
    },
    hold(isOn) {
      if (isOn && !isDeaf()) open().hold(true);
      else hearing?.hold(false);
    },
    async endOfTurn() {
      if (hearing === null || !(await hearing.endOfTurn())) onNothing();
    },
    takeBack: () => hearing?.takeBack() ?? null,
    takeRest: async () => hearing?.takeRest(),
    interviewerSays(turn, audio) {
      // Not sooner: what is being made may be this very reply, which then goes on being made.
      prepared.stop();
      open().interviewerSays(turn, audio);
      if (audio.last) prepared.begin();
    },
    playback: (seq, playedMs, isPlaying) => hearing?.playback(seq, playedMs, isPlaying),
    playbackComplete() {
      if (hearing !== null) hearing.playbackComplete();
      // A program's candidate begins to speak now, and is heard when the whole recording is here.
      else if (stage.state() === 'ready' && stage.session().state === 'running') prepared.begin();
    },
    shut() {
      prepared.stop();
      prepared.listen(false);
      hearing?.close();
      hearing = null;
    },
  };
}
