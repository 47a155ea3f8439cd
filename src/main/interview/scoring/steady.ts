/** Long computing in steps: one piece of code, run at once or with pauses for the event loop. */
import { createBreather } from './gently.ts';

/** Work that offers a pause at every `yield`. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Runs to the end without a pause: for small inputs and tests. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** Runs to the end and lets others work in between. @throws what `signal` aborts with */
export async function steadily<T>(steps: Steps<T>, signal?: AbortSignal): Promise<T> {
  const breathe = createBreather(signal);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    const pause = breathe();
    if (pause !== undefined) await pause;
  }
}
