/** The imports that we answer ourselves once the gate is locked: output, input, opening files, growing. */
import type { Output } from '../output.ts';
import type { Gate, OwnCall } from './gate.ts';
import { ERRNO } from './import-policy.ts';

/** Where the interpreter's own modules lie, in its own memory. */
const isReadable = (path: string): boolean => path.startsWith('/lib/') && !path.split('/').includes('..');
const AT_FDCWD = -100;
const O_ACCMODE = 3;
const O_CREAT = 0o100;
const O_TRUNC = 0o1000;
const MAX_PATH_LENGTH = 4_096;
const MAX_IOVECS = 1_024;

export interface StandardInput {
  /** Fills `into` and tells how much of it; 0 at the end. */
  read(into: Uint8Array): number;
}

/** @param memory the interpreter's; `grow` beyond the cap has to throw already */
export function ownCalls(gate: Gate, memory: WebAssembly.Memory, output: Output, input: StandardInput): ReadonlyMap<string, OwnCall> {
  /** The parts of memory that a list of iovecs names; a list that lies outside of memory throws, and ends the call. */
  const parts = (list: number, count: number): Uint8Array[] => {
    const view = new DataView(memory.buffer);
    return Array.from({ length: Math.min(count, MAX_IOVECS) }, (_, index) =>
      new Uint8Array(memory.buffer, view.getUint32((list >>> 0) + index * 8, true), view.getUint32((list >>> 0) + index * 8 + 4, true)));
  };
  const answer = (pointer: number, bytes: number): number => {
    new DataView(memory.buffer).setUint32(pointer >>> 0, bytes, true);
    return 0;
  };
  const pathAt = (pointer: number): string => {
    const bytes = new Uint8Array(memory.buffer, pointer >>> 0).subarray(0, MAX_PATH_LENGTH);
    const end = bytes.indexOf(0);
    return end < 0 ? '' : new TextDecoder().decode(bytes.subarray(0, end));
  };

  return new Map<string, OwnCall>([
    ['wasi_snapshot_preview1.fd_write', (_original, descriptor = -1, list = 0, count = 0, written = 0) => {
      if (descriptor !== 1 && descriptor !== 2) return ERRNO.EBADF;
      let total = 0;
      for (const part of parts(list, count)) {
        total += part.length;
        if (!output.write(descriptor === 1 ? 'stdout' : 'stderr', part)) return gate.end('it printed more than 1 MB');
      }
      return answer(written, total);
    }],
    ['wasi_snapshot_preview1.fd_read', (original, descriptor = -1, list = 0, count = 0, read = 0) => {
      if (descriptor > 2) return original(descriptor, list, count, read);
      if (descriptor !== 0) return ERRNO.EBADF;
      let total = 0;
      for (const part of parts(list, count)) {
        const taken = input.read(part);
        total += taken;
        if (taken < part.length) break;
      }
      return answer(read, total);
    }],
    ['wasi_snapshot_preview1.fd_close', (original, descriptor = -1) => (descriptor > 2 ? original(descriptor) : 0)],
    ['env.__syscall_openat', (original, folder = 0, path = 0, flags = 0, rest = 0) => {
      if ((flags & O_ACCMODE) !== 0 || (flags & (O_CREAT | O_TRUNC)) !== 0) return -ERRNO.EROFS;
      return folder === AT_FDCWD && isReadable(pathAt(path)) ? original(folder, path, flags, rest) : -ERRNO.ENOENT;
    }],
    ['env.emscripten_resize_heap', (original, bytes = 0) => {
      const isGrown = original(bytes);
      output.noteMemory(memory.buffer.byteLength);
      return isGrown;
    }],
  ]);
}

/** From here on the memory cannot grow beyond the cap, whoever asks. */
export function capMemory(memory: WebAssembly.Memory, capBytes: number): void {
  const grow = memory.grow.bind(memory);
  Object.defineProperty(memory, 'grow', {
    value(pages: number) {
      if (memory.buffer.byteLength + pages * 65_536 > capBytes) throw new RangeError('the memory cap is reached');
      return grow(pages);
    },
  });
}
