/** One interview while somebody is connected to it or it still works: one turn after another, whoever listens. */
import { createCandidateSide, NOTHING_HEARD, nothingHeard, type Answer } from './candidate-side.ts';
import { createInterviewerSide } from './interviewer-side.ts';
import { setStanding, standSinceLastWord } from './talk-clock.ts';
import { createTalkEar } from './talk-ear.ts';
import { createTalkRecorder } from './talk-recorder.ts';
import { createTalkStage } from './talk-stage.ts';
import { createStopwatch, type Stopwatch } from './turn-stopwatch.ts';
import type { LiveTalk } from './talk.ts';
import type { VoiceState } from './voice-events.ts';
import type { VoiceParts } from './voice-parts.ts';

/** More turns than that never wait: whoever sends them waits instead. */
const MAX_WAITING_TURNS = 2;
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
  const { store, clock, log, files } = parts;
  const stopping = new AbortController();
  const stage = createTalkStage(parts, id);
  const recorder = createTalkRecorder(parts, () => stage.session().key);
  const candidate = createCandidateSide(stage, recorder, stopping.signal);
  let isEnding = false;
  let isOver = false;
  let cancelClosing = (): void => undefined;
  let tail: Promise<void> = Promise.resolve();
  let jobs = 0;

  const enqueue = (work: () => Promise<void>): Promise<void> => {
    jobs += 1;
    tail = tail
      .then(() => (stopping.signal.aborted || isOver ? undefined : work()))
      .catch((error: unknown) => {
        if (stopping.signal.aborted) return;
        log.error({ err: error }, 'a turn of a talk failed');
        stage.fail('PROCESSING_ERROR', 'Something went wrong on our side. Please try again.');
      })
      .finally(() => {
        jobs -= 1;
        if (jobs === 0) onQuiet();
      });
    return tail;
  };
  const roomForMore = (): Promise<void> => (jobs > MAX_WAITING_TURNS ? tail : Promise.resolve());
  const finish = async (): Promise<void> => {
    cancelClosing();
    ear.shut();
    const { pending } = store.progress(id);
    store.end(id);
    isOver = true;
    if (pending !== null) await files.erase(pending.fileKey);
    await recorder.close();
    stage.emit({ type: 'ended', totalTurns: store.turns(id).length });
    onEnded();
  };
  const end = (): Promise<void> => {
    isEnding = true;
    interviewer.cutShort();
    return enqueue(finish);
  };
  const interviewer = createInterviewerSide({
    stage,
    stopping: stopping.signal,
    isEnding: () => isEnding,
    onClosing: (durationMs) => void (cancelClosing = clock.after(durationMs + CLOSING_GRACE_MS, () => void end())),
    onSentence: (turn, audio) => ear.interviewerSays(turn, audio),
  });
  const ear = createTalkEar({
    stage,
    recorder,
    cutShort: interviewer.cutShort,
    onNothing: () => (jobs > 0 ? stage.complain('EMPTY_TRANSCRIPTION', NOTHING_HEARD) : nothingHeard(stage)),
    onAnswer({ text, t0, t1, silentSinceMs, textLatencyMs }) {
      const watch = createStopwatch(clock, parts.onStage, silentSinceMs);
      watch.lap('asr', silentSinceMs + textLatencyMs);
      watch.lap('vad');
      try {
        // Stored in this very moment. A reply that is being thought of does not know it: another one is.
        candidate.take({ text, source: 'speech', span: { t0, t1 } });
      } catch (error) {
        log.error({ err: error }, 'an answer was not stored');
        return stage.fail('PROCESSING_ERROR', 'Your answer could not be stored. Please say it again.');
      }
      interviewer.cutShort();
      void enqueue(() => goOn(watch));
    },
  });
  const goOn = async (watch: Stopwatch | null): Promise<void> => {
    // At the end the answer in hand is kept and not replied to; nor is one that was replied to together with another.
    if (isEnding || store.turns(id).at(-1)?.role !== 'candidate') return;
    if (store.progress(id).isClosing) void end();
    else await interviewer.respond(watch);
  };
  const takeAnswer = async (answer: Answer, watch: Stopwatch | null): Promise<void> => {
    candidate.take(answer);
    await goOn(watch);
  };
  const hearKept = async (watch: Stopwatch | null): Promise<void> => {
    const answer = await candidate.hearKept(watch);
    if (answer !== null) await takeAnswer(answer, watch);
  };
  /** Asking twice introduces once; sound that nothing was heard in takes no introduction away. */
  const introduceOnce = (): Promise<void> => (store.turns(id).length === 0 ? interviewer.introduce() : Promise.resolve());
  /** What an earlier run or a lost connection left undone. */
  const undone = (): { readonly state: VoiceState; readonly work: () => Promise<void> } | null => {
    const { pending, isClosing, voicedSequence } = store.progress(id);
    if (pending !== null) return { state: 'processing_stt', work: () => hearKept(null) };
    const last = store.turns(id).at(-1);
    if (last === undefined) return stage.session().state === 'running' ? { state: 'generating', work: introduceOnce } : null;
    if (last.role === 'candidate') return { state: 'generating', work: () => (isClosing ? finish() : interviewer.respond(null)) };
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
      const left = jobs === 0 ? undone() : null;
      if (left !== null) stage.assumeState(left.state);
      if (!isNew) stage.tellState();
      if (isPaused) stage.emit({ type: 'paused', paused: true });
      if (!isNew && stage.session().state === 'running') stage.tellPhase();
      for (const turn of store.turns(id)) if (turn.sequence > toldSequence) stage.tellTurn(turn);
      if (left !== null) void enqueue(left.work);
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
      void enqueue(introduceOnce);
    },
    setResume: (resume) => store.setResume(id, resume),
    async answer(bytes) {
      const watch = createStopwatch(clock, parts.onStage);
      // The same bytes again after a lost connection, while they are being heard, are the same answer.
      const earlier = jobs > 0 ? (store.progress(id).pending?.hash ?? null) : null;
      void enqueue(async () => {
        store.start(id);
        // A recording goes into the same journal: the ear finds its place there anew.
        ear.shut();
        if (bytes.length === 0) return nothingHeard(stage);
        if (await candidate.keep(bytes, earlier)) await hearKept(watch);
      });
      await roomForMore();
    },
    async type(text) {
      const watch = createStopwatch(clock, parts.onStage);
      void enqueue(async () => {
        store.start(id);
        const before = ear.takeBack();
        await takeAnswer({ text: before === null ? text : `${before.text} ${text}`, source: 'typed', span: null }, watch);
      });
      await roomForMore();
    },
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
      void enqueue(() => interviewer.revoice(last));
    },
    pause(isPaused) {
      setStanding(store, clock, id, { stands: isPaused, isPaused });
      stage.emit({ type: 'paused', paused: isPaused });
      stage.tellPhase();
    },
    end,
    isBusy: () => jobs > 0,
    isOver: () => isOver,
    async close() {
      cancelClosing();
      stopping.abort();
      ear.shut();
      await tail;
      await recorder.close();
    },
  };
}
