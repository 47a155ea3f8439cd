/** The recognition socket: audio in, recognised text out. Reconnects with the same id; audio waits meanwhile. */
import type { z } from 'zod';
import { ASRChunk } from '../../contracts/screening.ts';

export type HeardChunk = z.output<typeof ASRChunk>;
/** `elsewhere`: another connection took the stream over; only `takeOver` brings it back. */
export type LinkState = 'connecting' | 'open' | 'lost' | 'elsewhere' | 'ended';

export interface StreamClientOptions {
  readonly url: string;
  readonly onChunk: (chunk: HeardChunk) => void;
  readonly onLink: (state: LinkState) => void;
  /** The server's word that speech cannot be recognised here; the socket stays open. */
  readonly onProblem: (detail: string) => void;
  /** As much waits for the connection as may wait; what comes now is not taken. */
  readonly onFull: () => void;
  /** For tests; the browser's own otherwise. */
  readonly connect?: (url: string) => WebSocket;
  /** For tests; 20 minutes otherwise. */
  readonly bufferLimitBytes?: number;
}

export interface StreamClient {
  /** Takes the frame over; PCM16LE, 16 kHz, mono. A frame over the bound is left out, and `onFull` told. */
  send(pcm: ArrayBuffer): void;
  /**
   * Resolves when everything sent so far has been recognised: END makes the server answer its last final and
   * close, then the same stream is opened again. What is sent meanwhile waits for the new connection, so every
   * final until then is of what was sent before. Resolves at once when nothing was sent since the last time, and
   * when another connection takes the stream over.
   */
  flush(): Promise<void>;
  /** Takes the stream back from another connection. */
  takeOver(): void;
  close(): void;
}

/** Twenty minutes of audio at 16 kHz, 16 bit. */
const longestBufferBytes = 20 * 60 * 32_000;
/** The server's word that another connection took the stream over. */
const takenOver = 4409;
const firstWaitMs = 400;
const longestWaitMs = 8_000;
const pingEveryMs = 10_000;

export function createStreamClient(options: StreamClientOptions): StreamClient {
  const connect = options.connect ?? ((url: string) => new WebSocket(url));
  const bufferLimitBytes = options.bufferLimitBytes ?? longestBufferBytes;
  let socket: WebSocket | null = null;
  /** What waits for a connection; and, while a flush is under way, what came after its END. */
  let waiting: ArrayBuffer[] = [];
  let held: ArrayBuffer[] = [];
  let waitingBytes = 0;
  let waitMs = firstWaitMs;
  let reconnectTimer: ReturnType<typeof setTimeout> | undefined;
  let pingTimer: ReturnType<typeof setInterval> | undefined;
  let answered = true;
  let closed = false;
  let isElsewhere = false;
  let sentSinceFlush = false;
  /** END went out on the present socket: what comes now waits for the next one. */
  let endSent = false;
  let flushing: { readonly done: Promise<void>; readonly resolve: () => void } | null = null;

  const open = () => {
    const current = connect(options.url);
    socket = current;
    endSent = false;
    current.binaryType = 'arraybuffer';
    current.onopen = () => {
      waitMs = firstWaitMs;
      answered = true;
      options.onLink('open');
      for (const frame of waiting) {
        current.send(frame);
        waitingBytes -= frame.byteLength;
      }
      waiting = [];
      pingTimer = setInterval(() => ping(current), pingEveryMs);
      if (flushing) sendEnd(current);
    };
    current.onmessage = (event) => {
      answered = true;
      if (typeof event.data === 'string' && event.data !== 'PONG') receive(event.data, options);
    };
    current.onclose = (event) => {
      clearInterval(pingTimer);
      if (closed || socket !== current) return;
      socket = null;
      if (endSent && event.code === 1000) {
        flushed();
        return open();
      }
      if (event.code === takenOver) {
        isElsewhere = true;
        flushed();
        return options.onLink('elsewhere');
      }
      options.onLink('lost');
      reconnectTimer = setTimeout(open, waitMs);
      waitMs = Math.min(waitMs * 2, longestWaitMs);
    };
  };

  const flushed = () => {
    const over = flushing;
    flushing = null;
    waiting = [...waiting, ...held];
    held = [];
    over?.resolve();
  };

  const sendEnd = (current: WebSocket) => {
    endSent = true;
    current.send('END');
  };

  // A link that went dead without a close shows itself by a PING left unanswered. After END the server may be
  // busy with what is pending, and answers nothing until it is done. While much is still going out it has not
  // come to the PING yet.
  const ping = (current: WebSocket) => {
    if (endSent || current.bufferedAmount > 0) return;
    if (!answered) return current.close();
    answered = false;
    current.send('PING');
  };

  const flush = (): Promise<void> => {
    if (closed || isElsewhere) return Promise.resolve();
    if (flushing) return sentSinceFlush ? flushing.done.then(flush) : flushing.done;
    if (!sentSinceFlush) return Promise.resolve();
    sentSinceFlush = false;
    const { promise, resolve } = Promise.withResolvers<void>();
    flushing = { done: promise, resolve };
    if (socket?.readyState === WebSocket.OPEN) sendEnd(socket);
    return promise;
  };

  options.onLink('connecting');
  open();
  return {
    send(pcm) {
      if (closed) return;
      if (!flushing && socket?.readyState === WebSocket.OPEN) {
        sentSinceFlush = true;
        return socket.send(pcm);
      }
      if (waitingBytes + pcm.byteLength > bufferLimitBytes) return options.onFull();
      sentSinceFlush = true;
      (flushing ? held : waiting).push(pcm);
      waitingBytes += pcm.byteLength;
    },
    flush,
    takeOver() {
      if (closed || !isElsewhere) return;
      isElsewhere = false;
      options.onLink('connecting');
      open();
    },
    close() {
      closed = true;
      clearTimeout(reconnectTimer);
      clearInterval(pingTimer);
      socket?.close();
      socket = null;
      flushing?.resolve();
      options.onLink('ended');
    },
  };
}

function receive(text: string, options: StreamClientOptions): void {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return;
  }
  const chunk = ASRChunk.safeParse(value);
  if (chunk.success) return options.onChunk(chunk.data);
  if (typeof value !== 'object' || value === null) return;
  const detail = ['detail', 'message', 'error'].map((key) => (value as Record<string, unknown>)[key]).find((each) => typeof each === 'string');
  if (typeof detail === 'string') options.onProblem(detail);
}

/** Silence as PCM16LE: lets the recogniser see the end of what was being said. */
export const silence = (seconds: number): ArrayBuffer => new ArrayBuffer(Math.round(seconds * 16_000) * 2);
