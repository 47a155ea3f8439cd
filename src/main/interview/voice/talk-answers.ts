/** The answers of one talk, as they come: a recording, words heard live, words typed. Each is stored first, then replied to. */
import type { PendingAnswer } from '../../ports/voice-store.ts';
import { nothingHeard, type Answer, type CandidateSide } from './candidate-side.ts';
import type { InterviewerSide } from './interviewer-side.ts';
import { dialogueInput } from './interviewer-turn.ts';
import type { TalkEar } from './talk-ear.ts';
import type { TalkStage } from './talk-stage.ts';
import { createStopwatch, type Stopwatch } from './turn-stopwatch.ts';
import type { TurnQueue } from './turn-queue.ts';
import type { TakenAnswer } from './turn-taking.ts';

const NOT_STORED = 'Your answer could not be stored. Please say it again.';

export interface TalkAnswers {
  /** A whole answer as a file of sound, which is on the disk before anything else. Resolves when another may come. */
  recorded(bytes: Uint8Array): Promise<void>;
  /** Words that the ear took for an answer. */
  said(answer: TakenAnswer): void;
  /** Typed words; `clientKey` names them, so that they are taken once. Resolves when another may come. */
  typed(text: string, clientKey: string | null): Promise<void>;
  /** Hears the recordings that an earlier run or connection left, and replies. */
  hearLeft(): Promise<void>;
  /** Replies to what was answered last, where nothing was said to it yet. */
  goOn(watch: Stopwatch | null): Promise<void>;
  /** The reply was cut before its first sound, and nothing was said instead: it is said now. */
  replyAfterAll(): Promise<void>;
  /** Resolves when no recording is on its way to the disk any more. */
  written(): Promise<void>;
}

export interface TalkAnswersOptions {
  readonly stage: TalkStage;
  readonly queue: TurnQueue;
  readonly candidate: CandidateSide;
  readonly interviewer: InterviewerSide;
  readonly ear: () => TalkEar;
  readonly isEnding: () => boolean;
  /** Nothing more is to be said: the talk ends. */
  readonly end: () => void;
  /** Somebody has spoken after the closing words: the talk does not end by itself now. */
  readonly stay: () => void;
}

export function createTalkAnswers({ stage, queue, candidate, interviewer, ear, isEnding, end, stay }: TalkAnswersOptions): TalkAnswers {
  const { parts, id } = stage;
  const { store, clock, log, onStage } = parts;
  const writing = new Set<Promise<PendingAnswer | null>>();

  const goOn = async (watch: Stopwatch | null): Promise<void> => {
    // At the end the answer in hand is kept and not replied to; nor is one that was replied to together with another.
    if (isEnding() || store.turns(id).at(-1)?.role !== 'candidate') return;
    // A goodbye needs none in return; a question after the closing words does.
    if (store.progress(id).isClosing && !parts.dialogue.hasLastWord(dialogueInput(parts, stage.session()))) return end();
    await interviewer.respond(watch);
  };
  /** Stored in this very moment. A reply that is being thought of does not know it: another one is. */
  const takeNow = (answer: Answer, watch: Stopwatch): void => {
    try {
      candidate.take(answer);
    } catch (error) {
      log.error({ err: error }, 'an answer was not stored');
      return stage.fail('PROCESSING_ERROR', NOT_STORED);
    }
    stay();
    interviewer.cutShort();
    void queue.add(() => goOn(watch));
  };
  const isWaiting = ({ fileKey }: PendingAnswer): boolean => store.progress(id).pending.some((other) => other.fileKey === fileKey);
  const hear = async (pending: PendingAnswer, watch: Stopwatch | null): Promise<void> => {
    const answer = await candidate.hearKept(pending, watch);
    if (answer === null) return;
    candidate.take(answer);
    stay();
  };

  return {
    goOn,
    async hearLeft() {
      store.start(id);
      const heard = Promise.withResolvers<void>();
      try {
        const clearWay = ear().giveWay(heard.promise);
        ear().takeUp();
        await clearWay();
        for (const pending of store.progress(id).pending) await hear(pending, null);
      } finally {
        heard.resolve();
      }
      await goOn(null);
    },
    async replyAfterAll() {
      const last = store.turns(id).at(-1);
      if (last?.role === 'interviewer' && !isEnding()) await interviewer.revoice(last);
      else await goOn(null);
    },
    async recorded(bytes) {
      const watch = createStopwatch(clock, onStage);
      if (bytes.length === 0) {
        void queue.add(() => Promise.resolve(nothingHeard(stage)));
        return queue.roomForMore();
      }
      const keeping = candidate.keep(bytes).catch((error: unknown) => {
        log.error({ err: error }, 'an answer was not stored');
        stage.complain('PROCESSING_ERROR', NOT_STORED);
        return null;
      });
      writing.add(keeping);
      const heard = Promise.withResolvers<void>();
      // After the end nothing is heard any more.
      const clearWay = isEnding() ? () => Promise.resolve() : ear().giveWay(heard.promise);
      // Its place is taken now: what is asked for while it is being written, the end too, comes after it.
      const turn = queue.add(async () => {
        const kept = await keeping;
        if (kept === null) return;
        // The same recording sent twice was heard by now.
        if (isWaiting(kept)) {
          await clearWay();
          store.start(id);
          await hear(kept, watch);
        }
        heard.resolve();
        await goOn(watch);
      });
      void turn.finally(heard.resolve);
      await keeping.finally(() => writing.delete(keeping));
      await queue.roomForMore();
    },
    async written() {
      await Promise.all(writing);
    },
    said({ text, t0, t1, silentSinceMs, textLatencyMs }) {
      const watch = createStopwatch(clock, onStage, silentSinceMs);
      watch.lap('asr', silentSinceMs + textLatencyMs);
      watch.lap('vad');
      takeNow({ text, source: 'speech', span: { t0, t1 } }, watch);
    },
    async typed(text, clientKey) {
      const watch = createStopwatch(clock, onStage);
      const take = (): void => {
        if (clientKey !== null && store.hasAnswer(id, clientKey)) return;
        store.start(id);
        const before = ear().takeBack();
        takeNow({ text: before === null ? text : `${before.text} ${text}`, source: 'typed', span: null, clientKey }, watch);
      };
      // The introduction is not cut off: it comes first.
      const isIntroducing = queue.isBusy() && store.turns(id).length === 0;
      if (isIntroducing) void queue.add(() => Promise.resolve(take()));
      else take();
      await queue.roomForMore();
    },
  };
}
