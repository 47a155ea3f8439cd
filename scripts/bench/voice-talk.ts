/** A talk over its socket, for the benchmark: what the server says, in order, until the time is up. */
import { setTimeout as pause } from 'node:timers/promises';

export interface Message {
  readonly type: string;
  readonly state?: string;
  readonly seq?: number;
  /** Of `audio`: MP3 as base64. */
  readonly data?: string;
  readonly stages?: Readonly<Record<string, number>>;
  readonly phonemes?: readonly { readonly end_s: number }[];
}

export interface Talk {
  send(data: string | Uint8Array<ArrayBuffer>): void;
  /** The next message that fits. @throws Error when the time is up or the server has closed the talk */
  next(wanted: (message: Message) => boolean): Promise<Message>;
  /** Resolves when all that was said since the last time would have been listened to. */
  listened(): Promise<void>;
  /** The first sounds of its replies, MP3 as base64. */
  readonly firstSounds: readonly string[];
  close(): void;
}

/** @param untilMs by `performance.now()`: nothing is waited for after that */
export async function openTalk(base: string, path: string, untilMs: number): Promise<Talk> {
  const socket = new WebSocket(`${base.replace('http', 'ws')}/apis/voice/ws/interview/${path}`);
  const waiting: Message[] = [];
  const firstSounds: string[] = [];
  let changed = Promise.withResolvers<void>();
  let playsUntilMs = 0;
  let isClosed = false;
  const wake = (): void => {
    changed.resolve();
    changed = Promise.withResolvers();
  };
  socket.onmessage = ({ data }) => {
    const message = JSON.parse(String(data)) as Message;
    waiting.push(message);
    if (message.seq === 0 && message.data !== undefined) firstSounds.push(message.data);
    const lastsMs = (message.phonemes?.at(-1)?.end_s ?? 0) * 1_000;
    if (lastsMs > 0) playsUntilMs = Math.max(playsUntilMs, performance.now()) + lastsMs;
    wake();
  };
  socket.onclose = () => {
    isClosed = true;
    wake();
  };
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = reject;
  });
  return {
    send: (data) => socket.send(data),
    async next(wanted) {
      for (;;) {
        const found = waiting.findIndex(wanted);
        if (found >= 0) return waiting.splice(0, found + 1).at(-1) ?? { type: '' };
        if (isClosed) throw new Error('the server closed the talk');
        const late = new AbortController();
        const isLate = pause(Math.max(0, untilMs - performance.now()), true, { signal: late.signal }).catch(() => false);
        const isOver = await Promise.race([changed.promise.then(() => false), isLate]);
        late.abort();
        if (isOver) throw new Error('the time was up');
      }
    },
    listened: () => pause(Math.max(0, Math.min(playsUntilMs, untilMs) - performance.now())),
    firstSounds,
    close: () => socket.close(),
  };
}
