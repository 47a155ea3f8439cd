/** The likely next question, worded and synthesised while the candidate still speaks. */
import type { NextAction } from '../../ports/screening.ts';
import type { Topic } from './next-action.ts';

/** One guess: what would be asked, had the candidate stopped here. */
export interface Guess {
  /** Changes when, and only when, another question would be asked. */
  readonly key: string;
  /** Puts it into words. */
  word(): Promise<NextAction>;
}

export interface AheadOptions {
  /** Makes the speech of a question and keeps it; what it throws is nobody's concern. */
  readonly prepare: (text: string, signal: AbortSignal) => Promise<void>;
}

export interface Ahead {
  /**
   * Looks at the answer so far. At most one guess is worked on; calls in the meantime leave only the latest. `guess` resolves to
   * null where nothing would be asked. Never throws.
   */
  hear(guess: () => Promise<Guess | null>): void;
  /** The words prepared for this key, or null; what was prepared is let go either way. */
  take(key: string): NextAction | null;
  /** Gives up what is in hand. */
  close(): void;
  /** Resolves when nothing is under way. */
  settled(): Promise<void>;
}

export const keyOf = ({ reason, target, again, isBridge = false, repeat = '' }: Topic): string => JSON.stringify([reason, target, again, isBridge, repeat]);

export function createAhead({ prepare }: AheadOptions): Ahead {
  let inHand: { readonly key: string; readonly action: NextAction } | null = null;
  let stale = new AbortController();
  let latest: (() => Promise<Guess | null>) | null = null;
  let work: Promise<void> | null = null;
  const spoken = new Set<string>();

  const drop = (): void => {
    stale.abort();
    stale = new AbortController();
    inHand = null;
  };
  const step = async (guess: () => Promise<Guess | null>): Promise<void> => {
    const { signal } = stale;
    const found = await guess();
    if (signal.aborted || found === null || found.key === inHand?.key) return;
    drop();
    const current = stale.signal;
    const action = await found.word();
    if (current.aborted || action.question === null) return;
    inHand = { key: found.key, action };
    if (spoken.has(action.question)) return;
    spoken.add(action.question);
    // Not awaited: another guess may make it stale meanwhile.
    prepare(action.question, current).catch(() => spoken.delete(action.question ?? ''));
  };
  const run = async (): Promise<void> => {
    for (let next = latest; next !== null; next = latest) {
      latest = null;
      // A guess that fails is a question that is asked a little later.
      await step(next).catch(() => undefined);
    }
    work = null;
  };
  return {
    hear(guess) {
      latest = guess;
      work ??= run();
    },
    take(key) {
      const taken = inHand?.key === key ? inHand.action : null;
      latest = null;
      if (taken === null) drop();
      inHand = null;
      return taken;
    },
    close() {
      latest = null;
      drop();
    },
    settled: async () => {
      while (work !== null) await work;
    },
  };
}
