/** Work that only a browser can do, in pages of our own that nobody sees. */
import type { Expression } from './expression.ts';
import type { SoundSource } from './media.ts';

/** What a page is asked. */
export type PageOrder =
  | { readonly type: 'expression'; readonly picturesPerS: number }
  | { readonly type: 'sound'; readonly maxSeconds: number };

/** What it answers, in any number; `expression` and `end` are the last, and a failure is thrown. */
export type PageReport =
  | { readonly type: 'progress'; readonly share: number }
  | { readonly type: 'opened'; readonly durationS: number | null; readonly format: string; readonly sampleRateHz: number }
  | { readonly type: 'piece'; readonly samples: Float32Array<ArrayBuffer> }
  | { readonly type: 'end'; readonly problem: string | null }
  | { readonly type: 'expression'; readonly expression: Expression };

/** A job that a page has in hand. */
export interface PageTask {
  /** @throws AppError as the page says; ENGINE_UNAVAILABLE when it dies or falls silent; the signal's reason when aborted */
  next(): Promise<PageReport>;
  /** Asks for the next piece. */
  more(): void;
  /** To be called by whoever began it, in every case: the page goes to the next. A job that is not done is stopped. */
  end(): void;
}

export interface PageWorker {
  /**
   * Waits for its turn and begins. Each type has pages of its own: one for films, where jobs run one after another, and a few for sounds.
   * @param models files that the page may fetch, by the name of their model
   * @throws AppError ENGINE_UNAVAILABLE where there is no browser or it does not start, RATE_LIMITED when too much waits
   */
  begin(order: PageOrder, files: { readonly input: SoundSource; readonly models?: Readonly<Record<string, string>> }, signal?: AbortSignal): Promise<PageTask>;
  /** Whether there is anything to open a page in. */
  isAvailable(): boolean;
}

/** A job as it goes to the page: with an id, and the ticket that opens its files. */
export type PageMessage = ({ readonly id: number; readonly ticket: string; readonly models: readonly string[] } & PageOrder) | { readonly type: 'more' | 'stop'; readonly id: number };

/** The page's end of the line, as the server's socket holds it. */
export interface PageLink {
  send(message: PageMessage): void;
  close(): void;
}

/** What the socket hands on. */
export interface PageListener {
  onReport(id: number, report: PageReport | { readonly type: 'stopped' }): void;
  onPiece(samples: Float32Array<ArrayBuffer>): void;
  onFailure(id: number, error: Error): void;
  onClose(): void;
}

/** The side that pages come to. */
export interface PageDesk {
  /** Whether a page is awaited with this key; says yes once. */
  takeKey(key: string): boolean;
  /** The page with that key has come. */
  attach(key: string, link: PageLink): PageListener;
  /** Files of the job with this ticket, as long as it runs; null else. */
  filesOf(ticket: string): { readonly input: SoundSource; readonly models: Readonly<Record<string, string>> } | null;
}

/** Opens pages that nobody sees. */
export interface PageOpener {
  /** @param onGone the page has died or was closed from outside. @throws AppError ENGINE_UNAVAILABLE when it cannot be opened */
  open(url: string, onGone: () => void): Promise<{ close(): Promise<void> }>;
}
