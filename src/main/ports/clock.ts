/** Time as the domain sees it, so that tests can turn it by hand. */
export interface Clock {
  /** Milliseconds, monotonic. */
  nowMs(): number;
  /** Wall time. */
  date(): Date;
  /** Calls back once after `delayMs`; the returned function cancels. */
  after(delayMs: number, callback: () => void): () => void;
}
