/**
 * What a test prints, in memory that a thread shares with its process: it is still there when the thread is ended in the
 * middle of an endless loop. The thread writes, the process reads.
 */
import { KEPT_OUTPUT_BYTES, MAX_OUTPUT_BYTES } from './limits.ts';

/** Words of the header: kept and lost bytes of this test by stream; kept and written in all; memory in use. */
const KEPT = { stdout: 0, stderr: 1 } as const;
const LOST = { stdout: 2, stderr: 3 } as const;
const ALL_KEPT = 4;
const ALL_WRITTEN = 5;
const MEMORY_KB = 6;
const HEADER_BYTES = 7 * 4;

export type Stream = keyof typeof KEPT;
export const OUTPUT_BUFFER_BYTES = HEADER_BYTES + 2 * KEPT_OUTPUT_BYTES;

export interface Output {
  /** Forgets what the last test printed; it stays counted. */
  startTest(): void;
  /** False when the submission has printed more than it may at all. */
  write(stream: Stream, bytes: Uint8Array): boolean;
  noteMemory(bytes: number): void;
  /** Of the present test; what was cut off is told by a last line. */
  text(stream: Stream): string;
  /** The most that was noted. */
  memoryMb(): number;
}

/**
 * A view of the shared memory; both sides have one.
 * @param isUnbounded where steps are counted, they end a run that prints for ever
 */
export function createOutput(shared: SharedArrayBuffer, isUnbounded = false): Output {
  const header = new Int32Array(shared, 0, HEADER_BYTES / 4);
  const get = (word: number): number => header[word] ?? 0;
  const add = (word: number, count: number): void => {
    header[word] = Math.min(2 ** 30, get(word) + count);
  };
  const place = (stream: Stream): Uint8Array => new Uint8Array(shared, HEADER_BYTES + KEPT[stream] * KEPT_OUTPUT_BYTES, KEPT_OUTPUT_BYTES);
  return {
    startTest: () => header.fill(0, 0, ALL_KEPT),
    write(stream, bytes) {
      const kept = Math.min(bytes.length, KEPT_OUTPUT_BYTES - get(ALL_KEPT));
      place(stream).set(bytes.subarray(0, kept), get(KEPT[stream]));
      add(KEPT[stream], kept);
      add(LOST[stream], bytes.length - kept);
      add(ALL_KEPT, kept);
      add(ALL_WRITTEN, bytes.length);
      return isUnbounded || get(ALL_WRITTEN) <= MAX_OUTPUT_BYTES;
    },
    noteMemory(bytes) {
      header[MEMORY_KB] = Math.max(get(MEMORY_KB), Math.ceil(bytes / 1024));
    },
    text(stream) {
      const length = Math.min(KEPT_OUTPUT_BYTES, Math.max(0, get(KEPT[stream])));
      // A copy, because decoders refuse shared memory.
      const text = new TextDecoder().decode(place(stream).slice(0, length));
      const lost = get(LOST[stream]);
      return lost > 0 ? `${text}\n… ${lost} bytes more were not kept` : text;
    },
    memoryMb: () => get(MEMORY_KB) / 1024,
  };
}
