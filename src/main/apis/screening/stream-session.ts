/** One connection to a stream: audio is kept first, then recognised; finals are stored first, then sent. */
import { SAMPLE_RATE_HZ } from '../../base/audio.ts';
import type { Logger } from '../../base/log.ts';
import type { SocketPeer, SocketSession } from '../../http/socket-peer.ts';
import { createStreamRecogniser } from '../../interview/transcript/stream-recogniser.ts';
import type { FinalText } from '../../interview/transcript/transcript-chunk.ts';
import { toFloat32 } from '../../media/pcm.ts';
import type { Clock } from '../../ports/clock.ts';
import type { SpeechToText, VoiceActivity } from '../../ports/engines.ts';
import type { StreamStore } from '../../ports/interviews.ts';
import type { Language } from '../../ports/language.ts';
import { createStreamInput } from './stream-input.ts';
import type { OpenedStream } from './stream-opening.ts';
import { createPendingText } from './stream-pending.ts';
import { createStreamRecorder } from './stream-recorder.ts';
import { toChunk, toErrorFrame } from './stream-wire.ts';

const MAX_STEP_BYTES = 1024 * 1024;
const MAX_TEXT_CHARACTERS = 20_000;
const END_TIMEOUT_MS = 30_000;
/** How long an utterance that was cut off by a lost connection may still be worked on. */
const BACKGROUND_MS = 60_000;
/** How often a silent stream notes how far it is settled. */
const SETTLE_EVERY_SAMPLES = 10 * SAMPLE_RATE_HZ;

export interface StreamParts {
  readonly stt: SpeechToText;
  readonly vad: VoiceActivity;
  readonly clock: Clock;
  readonly streams: StreamStore;
  readonly log: Logger;
  readonly metrics?: {
    /** Seconds from the arrival of audio to the partial that covers it. */
    readonly partialLatency: (seconds: number) => void;
    /** Seconds from the arrival of the last speech to its final. */
    readonly finalLatency: (seconds: number) => void;
  };
  /** Words that are likely to be said in a stream, for the recogniser. */
  readonly promptFor?: (streamId: string) => string | undefined;
  /** Told what is being said: the utterance that goes on, or '' when a final was stored. Must not throw. */
  readonly onHeard?: (streamId: string, partial: string) => void;
}

export interface StreamSessionOptions {
  readonly parts: StreamParts;
  readonly peer: SocketPeer;
  readonly streamId: string;
  /** Declared rate of the frames. */
  readonly rateHz: number;
  /** Its journal is closed by the session. */
  readonly opened: OpenedStream;
  readonly language: Language | null;
  /** Resolves when earlier connections to the stream have delivered what was pending. */
  readonly earlier: Promise<void>;
  /** Brings a final to whichever connection the stream has now. */
  readonly deliver: (final: FinalText) => void;
}

export interface StreamSession extends SocketSession {
  receive(final: FinalText): void;
  /** Ends the connection with that code; what is pending is finished and stored. */
  leave(code: number, reason: string): void;
  /** The journal is closed: another may write. Never rejects. */
  readonly released: Promise<void>;
  /** Nothing is pending any more. Never rejects. */
  readonly finished: Promise<void>;
  /** Gives up what is pending. */
  abandon(): void;
}

export function createStreamSession({ parts, peer, streamId, rateHz, opened, language, earlier, deliver }: StreamSessionOptions): StreamSession {
  const { clock, streams, metrics } = parts;
  const { journal, startS, unheard } = opened;
  const log = parts.log.child({ requestId: peer.requestId });
  const pending = createPendingText();
  const released = Promise.withResolvers<void>();
  const finished = Promise.withResolvers<void>();
  let isEnding = false;
  let isOver = false;
  const input = createStreamInput(rateHz);
  let receivedSamples = 0;
  let settledAt = 0;
  let flushed: Promise<void> | null = null;

  const sendError = (detail: string): void => peer.sendJson(toErrorFrame(detail));
  const recorder = createStreamRecorder({ journal, clock, log, onProblem: sendError });
  const store = (final: Omit<FinalText, 'latencyS'>): void => {
    const { text, t0, t1, confidence, words } = final;
    try {
      streams.addFinal(streamId, { text, t0, t1, confidence, words }, recogniser.settledS());
      parts.onHeard?.(streamId, '');
    } catch (error) {
      log.error({ err: error }, 'a final was not stored');
      sendError('Recognised text could not be stored');
    }
  };

  const recogniser = createStreamRecogniser({
    stt: parts.stt,
    vad: parts.vad,
    clock,
    language,
    prompt: parts.promptFor?.(streamId),
    source: streamId,
    startS: startS - unheard.length / SAMPLE_RATE_HZ,
    onPartial(partial) {
      if (isOver || isEnding) return;
      peer.sendJson(toChunk('partial', partial));
      parts.onHeard?.(streamId, partial.text);
      if (partial.latencyS !== null) metrics?.partialLatency(partial.latencyS);
    },
    onFinal(final) {
      if (final.text !== '') store(final);
      if (final.latencyS !== null) metrics?.finalLatency(final.latencyS);
      deliver(final);
    },
    onLanguage(detected) {
      try {
        streams.setLanguage(streamId, detected);
      } catch (error) {
        log.error({ err: error }, 'the language of a stream was not stored');
      }
    },
    onProblem(error) {
      log.warn({ code: error.code, err: error }, 'speech is not recognised');
      sendError(`Speech is not recognised (${error.message}). Audio is still recorded, and text can be sent instead.`);
    },
  });
  void recogniser.push(unheard);
  /** What is settled and no final tells of: silence, noise. */
  const settle = (): void => {
    settledAt = receivedSamples;
    try {
      streams.settle(streamId, recogniser.settledS());
    } catch (error) {
      log.error({ err: error }, 'how far a stream is settled was not stored');
    }
  };

  const sendPending = (): void => {
    const final = pending.take();
    if (final !== null) peer.sendJson(toChunk('final', final));
  };
  const take = async (pcm: Uint8Array): Promise<void> => {
    if (pcm.length === 0) return;
    await recorder.record(pcm);
    receivedSamples += pcm.length / 2;
    if (receivedSamples - settledAt >= SETTLE_EVERY_SAMPLES) settle();
    await recogniser.push(toFloat32(pcm));
  };
  /** Once: the rest of the input, then all that is pending. */
  const flush = (): Promise<void> => (flushed ??= take(input.flush()).then(() => recogniser.flush()));
  const end = (): void => {
    if (isOver) return;
    isOver = true;
    void (async () => {
      const done = flush();
      await recorder.close();
      released.resolve();
      if (await within(clock, BACKGROUND_MS, done)) settle();
      recogniser.close();
      finished.resolve();
    })();
  };
  const finish = async (): Promise<void> => {
    isEnding = true;
    const isInTime = await within(clock, END_TIMEOUT_MS, Promise.all([earlier, flush()]));
    // Whoever sees the stream end finds its recording whole.
    await recorder.close();
    if (isOver) return;
    if (isInTime) sendPending();
    else sendError('Recognition did not finish in time; what it still finds is stored');
    peer.close(isInTime ? 1000 : 1011, isInTime ? 'The stream has ended' : 'Recognition did not finish in time');
    end();
  };
  const type = (text: string): void => {
    const atS = startS + receivedSamples / SAMPLE_RATE_HZ;
    const typed = { text, t0: atS, t1: atS, confidence: null, words: null };
    store(typed);
    pending.type(text, atS);
    peer.sendJson(toChunk('partial', typed));
  };

  return {
    released: released.promise,
    finished: finished.promise,
    async onBinary(bytes) {
      // A large frame is taken in pieces: no step holds the connection for long.
      for (let from = 0; from < bytes.length; from += MAX_STEP_BYTES) {
        if (!isOver && !isEnding) await take(input.push(bytes.subarray(from, from + MAX_STEP_BYTES)));
      }
    },
    async onText(text) {
      if (isOver || isEnding) return;
      const trimmed = text.trim();
      if (trimmed === 'PING') return peer.sendText('PONG');
      if (trimmed === 'END') return finish();
      if (trimmed.length > MAX_TEXT_CHARACTERS) return sendError(`A text has more than ${MAX_TEXT_CHARACTERS} characters and was left out`);
      if (trimmed !== '') type(trimmed);
    },
    onClose: end,
    receive(final) {
      if (isOver) return;
      if (!isEnding && final.text === '') return;
      pending.hear(final);
      if (!isEnding) sendPending();
    },
    leave(code, reason) {
      if (!isOver) peer.close(code, reason);
      end();
    },
    abandon() {
      recogniser.close();
      finished.resolve();
    },
  };
}

/** Whether the promise resolved in that time; a rejection counts as resolved. */
async function within(clock: Clock, limitMs: number, work: Promise<unknown>): Promise<boolean> {
  const late = Promise.withResolvers<boolean>();
  const cancel = clock.after(limitMs, () => late.resolve(false));
  const done = work.then(() => true, () => true);
  return Promise.race([done, late.promise]).finally(cancel);
}
