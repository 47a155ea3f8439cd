import type { VivaBridge } from '../contracts/ipc.ts';

declare global {
  interface Window {
    /** The desktop's bridge; absent in a browser. */
    readonly viva?: VivaBridge;
  }
}
