/** The socket of a spoken interview: messages and sound out, messages in. Reconnects; what was said meanwhile waits, in order. */
import { VoiceServerMessage, type VoiceClientMessage } from '../../contracts/voice.ts';
import type { z } from 'zod';
import type { LinkState } from './stream-client.ts';

type Incoming = z.output<typeof VoiceServerMessage>;
type Outgoing = z.input<typeof VoiceClientMessage>;

export interface VoiceLinkOptions {
  readonly url: string;
  readonly onMessage: (message: Incoming) => void;
  /** `ended`: the interview was erased. */
  readonly onLink: (state: LinkState) => void;
  /** As much waits for the connection as may wait; what is said now is not taken. */
  readonly onFull: () => void;
  /** For tests; the browser's own otherwise. */
  readonly connect?: (url: string) => WebSocket;
  /** For tests; ten minutes of sound otherwise. */
  readonly bufferLimitBytes?: number;
}

export interface VoiceLink {
  /** While the connection is away it waits, after what waits already. Where a playback stands is old by then and is left out. */
  send(message: Outgoing): void;
  /** These before all that waits; to be called on `session_started`, after which the rest goes out. */
  greet(...messages: readonly Outgoing[]): void;
  /** Takes the frame over; PCM16LE, 16 kHz, mono. */
  sendSound(pcm: ArrayBuffer): void;
  /** Takes the interview back from another connection. */
  takeOver(): void;
  close(): void;
}

/** Ten minutes at 16 kHz, 16 bit. */
const longestBufferBytes = 10 * 60 * 32_000;
/** The server's word that another connection took the interview over. */
const takenOver = 4409;
/** And that the interview is no more. */
const erased = 4410;
const firstWaitMs = 400;
const longestWaitMs = 8_000;

export function createVoiceLink(options: VoiceLinkOptions): VoiceLink {
  const connect = options.connect ?? ((url: string) => new WebSocket(url));
  const bufferLimitBytes = options.bufferLimitBytes ?? longestBufferBytes;
  let socket: WebSocket | null = null;
  let isGreeted = false;
  let waiting: (string | ArrayBuffer)[] = [];
  let waitingBytes = 0;
  let waitMs = firstWaitMs;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isElsewhere = false;
  let closed = false;

  const open = () => {
    const current = connect(options.url);
    socket = current;
    isGreeted = false;
    current.binaryType = 'arraybuffer';
    current.onmessage = ({ data }) => {
      if (socket !== current) return;
      const message = typeof data === 'string' ? toMessage(data) : null;
      if (message?.type === 'session_started') waitMs = firstWaitMs;
      if (message) options.onMessage(message);
    };
    current.onclose = ({ code }) => {
      if (closed || socket !== current) return;
      socket = null;
      isGreeted = false;
      if (code === takenOver) {
        isElsewhere = true;
        return options.onLink('elsewhere');
      }
      if (code === erased) return options.onLink('ended');
      options.onLink('lost');
      timer = setTimeout(open, waitMs);
      waitMs = Math.min(waitMs * 2, longestWaitMs);
    };
  };

  const put = (data: string | ArrayBuffer, bytes: number) => {
    if (closed) return;
    if (isGreeted && socket?.readyState === WebSocket.OPEN) return socket.send(data);
    if (waitingBytes + bytes > bufferLimitBytes) return options.onFull();
    waiting.push(data);
    waitingBytes += bytes;
  };

  options.onLink('connecting');
  open();
  return {
    send(message) {
      if (message.type === 'playback' && !isGreeted) return;
      put(JSON.stringify(message), 0);
    },
    greet(...messages) {
      if (!socket || isGreeted) return;
      for (const message of messages) socket.send(JSON.stringify(message));
      isGreeted = true;
      for (const each of waiting) socket.send(each);
      waiting = [];
      waitingBytes = 0;
      options.onLink('open');
    },
    sendSound: (pcm) => put(pcm, pcm.byteLength),
    takeOver() {
      if (closed || !isElsewhere) return;
      isElsewhere = false;
      options.onLink('connecting');
      open();
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
function toMessage(text: string): Incoming | null {
  try {
    return VoiceServerMessage.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
