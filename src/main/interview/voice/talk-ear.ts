/** What our own interface's microphone means for a talk: answers, interruptions, replies made ahead. Opened with the first sound. */
import { createArrivals } from './arrivals.ts';
import { createHearing, LAST_WORDS_MS, type Hearing } from './hearing.ts';
import { createPreparedReplies } from './prepared-replies.ts';
import type { TalkRecorder } from './talk-recorder.ts';
import type { TalkStage } from './talk-stage.ts';
import type { HeardPiece, TakenAnswer } from './turn-taking.ts';
import { isUnheard } from './unheard-sound.ts';

export interface TalkEar extends Pick<Hearing, 'interviewerSays' | 'playback' | 'playbackComplete'> {
  hear(pcm: Uint8Array): Promise<void>;
  hold(isOn: boolean): void;
  endOfTurn(): Promise<void>;
  takeBack(): HeardPiece | null;
  /** What was said so far is an answer, though no pause ended it. Resolves within seconds, whatever the engines do: sound that
   * still waits then is in the recording, and not heard. */
  takeRest(): Promise<void>;
  /**
   * A whole recording came: it goes into the same journal. What is said after it waits until it was heard.
   * @returns to be called when its turn has come: what was said before it is an answer then, and nothing else uses the journal
   */
  giveWay(heard: Promise<void>): () => Promise<void>;
  /** Forgets what it has in hand; the next sound opens it anew. */
  shut(): void;
  /** Sound that an earlier run left is heard in its turn, which is now. The second time nothing happens. */
  takeUp(): void;
  /** Sound that waits is kept, for the next connection to hear. */
  close(): Promise<void>;
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
  const arrivals = createArrivals((error) => log.error({ err: error }, 'sound of a talk was not heard'));
  let hearing: Hearing | null = null;
  let isClosed = false;
  let isTooLate = false;
  let isTakenUp = false;
  /** Whole recordings that are not heard yet. */
  let ahead = 0;

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
  const isPaused = (): boolean => store.progress(id).isPaused;
  const isRunning = (): boolean => stage.session().state === 'running';
  /** At once where nothing waits. */
  const inTurn = (work: () => void | Promise<void>): void | Promise<void> => (arrivals.isFree() ? work() : void arrivals.add(work));
  const shut = (): void => {
    prepared.stop();
    prepared.listen(false);
    hearing?.close();
    hearing = null;
  };
  /** Sound that waited: where nobody is connected any more it is heard at the next connection. */
  const hearLate = async (pcm: Uint8Array): Promise<void> => {
    // Of a program that ends: it stays where it is, behind the recording that was not heard either.
    if (isClosed) return;
    const onKept = (): Promise<void> => recorder.behind.replace(arrivals.waiting());
    if (!isRunning()) return onKept();
    if (!isTooLate && stage.listener() !== null) return open().hear(pcm, onKept);
    await (await recorder.journal())?.append(pcm.slice(0, pcm.length - (pcm.length % 2)));
    await onKept();
  };
  return {
    async hear(pcm) {
      if (isPaused() || isClosed || isTooLate) return;
      if (arrivals.isFree()) {
        if (isRunning()) await open().hear(pcm);
        return;
      }
      const roomForMore = arrivals.addSound(pcm, hearLate);
      // Where only sound is ahead its turn is near: whoever sends waits, and it is not written twice.
      if (ahead === 0) return arrivals.done();
      await recorder.behind.add(pcm);
      await roomForMore;
    },
    hold(isOn) {
      void inTurn(() => {
        if (isTooLate) return;
        if (isOn && !isPaused() && isRunning()) open().hold(true);
        else hearing?.hold(false);
      });
    },
    endOfTurn: async () => inTurn(async () => {
      if (isTooLate) return;
      if (hearing === null || !(await hearing.endOfTurn())) onNothing();
    }),
    giveWay(heard) {
      const before = arrivals.done();
      ahead += 1;
      void arrivals.add(() => heard.finally(() => void (ahead -= 1)));
      return async () => {
        await before;
        // What is unheard, and the recording, are heard at the next connection.
        if (isClosed) return;
        const isLeft = isRunning() && (await isUnheard(stage, recorder));
        if (isClosed) return;
        if (isLeft) await open().hear(new Uint8Array());
        await hearing?.endOfTurn();
        shut();
      };
    },
    takeBack: () => hearing?.takeBack() ?? null,
    async takeRest() {
      const enough = Promise.withResolvers<void>();
      const cancel = stage.parts.clock.after(LAST_WORDS_MS, enough.resolve);
      await Promise.race([arrivals.done(), enough.promise]);
      cancel();
      isTooLate = true;
      await hearing?.takeRest();
      // Lets go of engines that are still at it, so that what waits behind them gets into the recording.
      shut();
      await arrivals.done();
    },
    takeUp() {
      if (isTakenUp) return;
      isTakenUp = true;
      const left = recorder.behind.left();
      void arrivals.add(async () => {
        const pcm = await left;
        if (pcm !== null) await hearLate(pcm);
      });
    },
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
      else if (stage.state() === 'ready' && isRunning()) prepared.begin();
    },
    shut,
    async close() {
      isClosed = true;
      shut();
      await arrivals.done();
    },
  };
}
