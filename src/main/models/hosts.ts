/** Hosts that could not be reached: asked once in a run, so that a machine without a network fails fast. */
import { AppError } from '../base/errors.ts';

export interface HostMemory {
  /** @throws AppError UPSTREAM_FAILED when this host was found unreachable */
  assertWorthTrying(host: string): void;
  markUnreachable(host: string): void;
  /** A new run: everything may be tried again. */
  forgetAll(): void;
}

export function createHostMemory(): HostMemory {
  const unreachable = new Set<string>();
  return {
    assertWorthTrying(host) {
      if (unreachable.has(host)) throw new AppError('UPSTREAM_FAILED', `${host} cannot be reached`);
    },
    markUnreachable: (host) => void unreachable.add(host),
    forgetAll: () => unreachable.clear(),
  };
}
