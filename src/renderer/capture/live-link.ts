/** The socket of a practice: sound out, measures and a seldom word of advice in. What cannot be sent now is left out: old measures help nobody. */
import type { z } from 'zod';
import { coachingApi } from '../../contracts/coaching.ts';
import type { LinkState } from './stream-client.ts';

type Out = Extract<(typeof coachingApi.sockets.analysis.frames)[number], { readonly direction: 'out' }>;
export type LiveMessage = z.output<Out['schema']>;
export type LiveMeasures = LiveMessage['data'];

export interface LiveLinkOptions {
  /** Asked anew for each connection: it carries a token that ends. Rejects when there is none. */
  readonly url: () => Promise<string>;
  /** The server no longer takes the token of the last address. */
  readonly onRefused: () => void;
  readonly onMessage: (message: LiveMessage) => void;
  /** `elsewhere`: another window of the same person has it; `ended`: the server does not want this practice. */
  readonly onLink: (state: LinkState) => void;
  /** For tests; the browser's own otherwise. */
  readonly connect?: (url: string) => WebSocket;
}

export interface LiveLink {
  /** Takes a frame of PCM16LE at the rate that the address names. */
  send(pcm: ArrayBuffer): void;
  /** Takes the measures back from another window. */
  takeOver(): void;
  close(): void;
}

const takenOver = 4409;
const badToken = 4401;
/** Forbidden, not there, no place: trying again at once would be the same. */
const refusals = new Set([4400, 4403, 4404]);
const firstWaitMs = 400;
const longestWaitMs = 8_000;
/** Half a second of floats at 16 kHz: more unsent means that the server does not keep up. */
const waitingLimitBytes = 32_000;

/** PCM16LE as floats of -1..1. */
export function toFloats(pcm: ArrayBuffer): Float32Array<ArrayBuffer> {
  return Float32Array.from(new Int16Array(pcm), (sample) => sample / 0x8000);
}

export function createLiveLink(options: LiveLinkOptions): LiveLink {
  const connect = options.connect ?? ((url: string) => new WebSocket(url));
  let socket: WebSocket | null = null;
  let waitMs = firstWaitMs;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isElsewhere = false;
  let closed = false;

  const later = () => {
    options.onLink('lost');
    timer = setTimeout(() => void open(), waitMs);
    waitMs = Math.min(waitMs * 2, longestWaitMs);
  };
  const open = async (): Promise<void> => {
    const url = await options.url().catch(() => null);
    if (closed) return;
    if (url === null) return later();
    const current = connect(url);
    socket = current;
    current.onopen = () => socket === current && options.onLink('open');
    current.onmessage = ({ data }) => {
      const message = socket === current && typeof data === 'string' ? toMessage(data) : null;
      if (message === null) return;
      waitMs = firstWaitMs;
      options.onMessage(message);
    };
    current.onclose = ({ code }) => {
      if (closed || socket !== current) return;
      socket = null;
      if (code === takenOver) {
        isElsewhere = true;
        return options.onLink('elsewhere');
      }
      if (refusals.has(code)) return options.onLink('ended');
      if (code === badToken) options.onRefused();
      later();
    };
  };

  options.onLink('connecting');
  void open();
  return {
    send(pcm) {
      if (socket?.readyState !== WebSocket.OPEN || socket.bufferedAmount > waitingLimitBytes) return;
      socket.send(toFloats(pcm));
    },
    takeOver() {
      if (closed || !isElsewhere) return;
      isElsewhere = false;
      options.onLink('connecting');
      void open();
    },
    close() {
      closed = true;
      clearTimeout(timer);
      socket?.close();
      socket = null;
    },
  };
}

/** Null for what is no message of the contract: later servers may say more. */
function toMessage(text: string): LiveMessage | null {
  try {
    const value: unknown = JSON.parse(text);
    for (const frame of coachingApi.sockets.analysis.frames) {
      const parsed = frame.direction === 'out' ? frame.schema.safeParse(value) : null;
      if (parsed?.success) return parsed.data;
    }
    return null;
  } catch {
    return null;
  }
}
