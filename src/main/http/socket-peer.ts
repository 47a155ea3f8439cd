/** What a socket's handler sees of its connection; `sockets.ts` drives it over ws. */

export interface SocketPeer {
  /** Path parameters, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly requestId: string;
  /** Whether the connection comes from this machine. */
  readonly isLocal: boolean;
  /** Of the request that asked for the socket. */
  header(name: string): string | undefined;
  /** False once the connection is closing: what is sent then goes nowhere. */
  isOpen(): boolean;
  sendText(text: string): void;
  sendJson(value: unknown): void;
  close(code: number, reason: string): void;
}

/**
 * Messages come one after another: the next is delivered when the promise of the last has settled, and the
 * connection is paused meanwhile, so a slow handler bounds its own queue. A rejection is logged and does not close
 * the socket.
 */
export interface SocketSession {
  onText(text: string): void | Promise<void>;
  /** In place of `onText` where it is there: for messages that are too large to be read in one go, and not looked through: whether they are UTF-8 is the handler's to see. */
  onTextBytes?(bytes: Uint8Array): void | Promise<void>;
  onBinary(bytes: Uint8Array): void | Promise<void>;
  /** Called once, when the connection has ended for whatever reason. */
  onClose(): void | Promise<void>;
}

export type SocketHandler = (peer: SocketPeer) => SocketSession | Promise<SocketSession>;
