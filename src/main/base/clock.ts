/** The machine's own clock; the shape is the `Clock` port. */
export const systemClock = {
  nowMs: (): number => performance.now(),
  date: (): Date => new Date(),
  after(delayMs: number, callback: () => void): () => void {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
} as const;
