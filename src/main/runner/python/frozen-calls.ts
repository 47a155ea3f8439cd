/** Python's clocks and random bytes where its steps are counted. */
import type { FrozenTime } from '../frozen-time.ts';
import type { OwnCall } from './gate.ts';

export function frozenCalls(time: FrozenTime, memory: WebAssembly.Memory): ReadonlyMap<string, OwnCall> {
  return new Map<string, OwnCall>([
    ['env.emscripten_date_now', () => time.nowMs()],
    ['env.emscripten_get_now', () => time.nowMs()],
    ['wasi_snapshot_preview1.clock_time_get', (_original, _clock, ...rest) => {
      // The precision, an i64, may come as one argument or as two.
      const at = rest.at(-1) ?? 0;
      new DataView(memory.buffer).setBigUint64(at >>> 0, BigInt(time.nowMs()) * 1_000_000n, true);
      return 0;
    }],
    ['wasi_snapshot_preview1.random_get', (_original, at = 0, length = 0) => {
      const bytes = new Uint8Array(memory.buffer, at >>> 0, length >>> 0);
      for (let index = 0; index < bytes.length; index++) bytes[index] = time.randomByte();
      return 0;
    }],
  ]);
}
