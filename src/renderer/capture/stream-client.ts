/** The recognition socket: audio in, recognised text out. Reconnects with the same id; audio waits meanwhile. */
import type { z } from 'zod';
import { ASRChunk } from '../../contracts/screening.ts';

export type HeardChunk = z.output<typeof ASRChunk>;
export type LinkState = 'connecting' | 'open' | 'lost' | 'ended';

export interface StreamClientOptions {
  readonly url: string;
  readonly onChunk: (chunk: HeardChunk) => void;
  readonly onLink: (state: LinkState) => void;
  /** The server's word that speech cannot be recognised here; the socket stays open. */
  readonly onProblem: (detail: string) => void;
  /** For tests; the browser's own otherwise. */
  readonly connect?: (url: string) => WebSocket;
}

export interface StreamClient {
  /** Takes the frame over; PCM16LE, 16 kHz, mono. Frames over the bound push out the oldest. */
  send(pcm: ArrayBuffer): void;
  /**
   * Resolves when everything sent so far has been recognised: END makes the server answer its last final and
   * close, then the same stream is opened again. Resolves at once when nothing was sent since the last time.
   */
  flush(): Promise<void>;
  close(): void;
}

/** One minute of audio at 16 kHz, 16 bit. */
const bufferLimitBytes = 60 * 32_000;
const firstWaitMs = 400;
const longestWaitMs = 8_000;
const pingEveryMs = 10_000;

export function createStreamClient(options: StreamClientOptions): StreamClient {
  const connect = options.connect ?? ((url: string) => new WebSocket(url));
  let socket: WebSocket | null = null;
  let waiting: ArrayBuffer[] = [];
  let waitingBytes = 0;
  let waitMs = firstWaitMs;
  let reconnectTimer: ReturnType<typeof setTimeout> | undefined;
  let pingTimer: ReturnType<typeof setInterval> | undefined;
  let answered = true;
  let closed = false;
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
      for (const frame of waiting) current.send(frame);
      waiting = [];
      waitingBytes = 0;
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
      if (endSent && event.wasClean) {
        const flushed = flushing;
        flushing = null;
        open();
        return flushed?.resolve();
      }
      options.onLink('lost');
      reconnectTimer = setTimeout(open, waitMs);
      waitMs = Math.min(waitMs * 2, longestWaitMs);
    };
  };

  const sendEnd = (current: WebSocket) => {
    endSent = true;
    current.send('END');
  };

  // A link that went dead without a close shows itself by a PING left unanswered. After END the server may be
  // busy with what is pending, and answers nothing until it is done.
  const ping = (current: WebSocket) => {
    if (endSent) return;
    if (!answered) return current.close();
    answered = false;
    current.send('PING');
  };

  options.onLink('connecting');
  open();
  return {
    send(pcm) {
      if (closed) return;
      sentSinceFlush = true;
      if (socket?.readyState === WebSocket.OPEN && !endSent) return socket.send(pcm);
      waiting.push(pcm);
      waitingBytes += pcm.byteLength;
      while (waitingBytes > bufferLimitBytes) waitingBytes -= waiting.shift()?.byteLength ?? waitingBytes;
    },
    flush() {
      if (flushing) return flushing.done;
      if (closed || !sentSinceFlush) return Promise.resolve();
      sentSinceFlush = false;
      const { promise, resolve } = Promise.withResolvers<void>();
      flushing = { done: promise, resolve };
      if (socket?.readyState === WebSocket.OPEN) sendEnd(socket);
      return promise;
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
