/** One interview while somebody is connected to it or it still works: one turn after another, whoever listens. */
import { createCandidateSide, NOTHING_HEARD, nothingHeard } from './candidate-side.ts';
import { createInterviewerSide } from './interviewer-side.ts';
import { createTalkAnswers } from './talk-answers.ts';
import { setStanding, standSinceLastWord } from './talk-clock.ts';
import { createTalkEar } from './talk-ear.ts';
import { createTalkRecorder } from './talk-recorder.ts';
import { createTalkStage } from './talk-stage.ts';
import { createTurnQueue } from './turn-queue.ts';
import type { LiveTalk } from './talk.ts';
import type { VoiceState } from './voice-events.ts';
import type { VoiceParts } from './voice-parts.ts';

/** A client that never tells when it has played the closing words is not waited for. */
const CLOSING_GRACE_MS = 4_000;

export interface LiveTalkOptions {
  readonly parts: VoiceParts;
  readonly id: string;
  /** Nothing is in hand any more. */
  readonly onQuiet: () => void;
  /** The interview has ended. */
  readonly onEnded: () => void;
}

export function createLiveTalk({ parts, id, onQuiet, onEnded }: LiveTalkOptions): LiveTalk {
  const { store, clock, log } = parts;
  const stopping = new AbortController();
  const stage = createTalkStage(parts, id);
  const recorder = createTalkRecorder(parts, () => stage.session().key);
  const candidate = createCandidateSide(stage, recorder, stopping.signal);
  let isEnding = false;
  let isOver = false;
  let cancelClosing = (): void => undefined;

  const queue = createTurnQueue({
    isStopped: () => stopping.signal.aborted || isOver,
    onFailed(error) {
      if (stopping.signal.aborted) return;
      log.error({ err: error }, 'a turn of a talk failed');
      stage.fail('PROCESSING_ERROR', 'Something went wrong on our side. Please try again.');
    },
    onQuiet,
  });
  const finish = async (): Promise<void> => {
    cancelClosing();
    // What was said up to the end belongs to the talk.
    await ear.takeRest();
    ear.shut();
    store.end(id);
    isOver = true;
    await recorder.close();
    stage.emit({ type: 'ended', totalTurns: store.turns(id).length });
    onEnded();
  };
  const end = (): Promise<void> => {
    isEnding = true;
    cancelClosing();
    interviewer.cutShort();
    return queue.add(finish);
  };
  const interviewer = createInterviewerSide({
    stage,
    stopping: stopping.signal,
    isEnding: () => isEnding,
    onClosing: (durationMs) => void (cancelClosing = clock.after(durationMs + CLOSING_GRACE_MS, () => void end())),
    onSentence: (turn, audio) => ear.interviewerSays(turn, audio),
  });
  const answers = createTalkAnswers({
    stage, queue, candidate, interviewer,
    ear: () => ear,
    isEnding: () => isEnding,
    end: () => void end(),
    stay: () => cancelClosing(),
  });
  const ear = createTalkEar({
    stage,
    recorder,
    cutShort: interviewer.cutShort,
    onNothing: () => (queue.isBusy() ? stage.complain('EMPTY_TRANSCRIPTION', NOTHING_HEARD) : nothingHeard(stage)),
    onAnswer: answers.said,
    onFalseAlarm: () => void queue.add(answers.replyAfterAll),
  });
  /** Asking twice introduces once; sound that nothing was heard in takes no introduction away. */
  const introduceOnce = (): Promise<void> => (store.turns(id).length === 0 ? interviewer.introduce() : Promise.resolve());
  /** What an earlier run or a lost connection left undone. */
  const undone = (): { readonly state: VoiceState; readonly work: () => Promise<void> } | null => {
    const { pending, voicedSequence } = store.progress(id);
    if (pending.length > 0) return { state: 'processing_stt', work: answers.hearLeft };
    const last = store.turns(id).at(-1);
    if (last === undefined) return stage.session().state === 'running' ? { state: 'generating', work: introduceOnce } : null;
    if (last.role === 'candidate') return { state: 'generating', work: () => answers.goOn(null) };
    return last.sequence > voicedSequence ? { state: 'speaking', work: () => interviewer.revoice(last) } : null;
  };

  standSinceLastWord(store, id);
  return {
    listener: stage.listener,
    complain: stage.complain,
    attach(next, isNew) {
      stage.setListener(next)?.onLost('taken-over');
      const { isPaused, toldSequence } = store.progress(id);
      setStanding(store, clock, id, { stands: isPaused, isPaused });
      const left = queue.isBusy() ? null : undone();
      if (left !== null) stage.assumeState(left.state);
      if (!isNew) stage.tellState();
      if (isPaused) stage.emit({ type: 'paused', paused: true });
      if (!isNew && stage.session().state === 'running') stage.tellPhase();
      for (const turn of store.turns(id)) if (turn.sequence > toldSequence) stage.tellTurn(turn);
      if (left !== null) void queue.add(left.work);
      // Where a recording was left, that is heard first.
      if (left?.work !== answers.hearLeft && stage.session().state === 'running') ear.takeUp();
    },
    detach(gone) {
      if (stage.listener() !== gone) return;
      stage.setListener(null);
      ear.shut();
      if (!isOver) setStanding(store, clock, id, { stands: true, isPaused: store.progress(id).isPaused });
    },
    start() {
      if (isOver || isEnding) return;
      store.start(id);
      void queue.add(introduceOnce);
    },
    setResume: (resume) => store.setResume(id, resume),
    answer: answers.recorded,
    type: answers.typed,
    playbackComplete() {
      const { isClosing, voicedSequence } = store.progress(id);
      if (isClosing && store.turns(id).at(-1)?.sequence === voicedSequence) void end();
      else {
        ear.playbackComplete();
        stage.tellState();
      }
    },
    hear: ear.hear,
    hold: ear.hold,
    endOfTurn: ear.endOfTurn,
    playback: ear.playback,
    repeat() {
      const last = store.turns(id).findLast(({ role }) => role === 'interviewer');
      // While a reply is being made, what it will say is not known, or not heard: nothing of it can be said again.
      if (last === undefined || (stage.state() !== 'ready' && !interviewer.isHeard())) return;
      interviewer.cutShort();
      // At once, so that asking twice says it once.
      stage.setState('speaking');
      void queue.add(() => interviewer.revoice(last));
    },
    pause(isPaused) {
      setStanding(store, clock, id, { stands: isPaused, isPaused });
      stage.emit({ type: 'paused', paused: isPaused });
      stage.tellPhase();
    },
    end,
    isBusy: queue.isBusy,
    isOver: () => isOver,
    async close() {
      cancelClosing();
      stopping.abort();
      await Promise.all([ear.close(), queue.done(), answers.written()]);
      await recorder.close();
    },
  };
}
