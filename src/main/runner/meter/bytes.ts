/** Reading and writing the numbers of WebAssembly's binary format. */

/** A place in a module; every read moves it on. @throws RangeError at the end of the bytes */
export interface Reader {
  at: number;
  readonly end: number;
  byte(): number;
  /** Unsigned LEB128 of at most 32 bits. */
  size(): number;
  /** Passes by one LEB128 of any width. */
  skipNumber(): void;
  skip(count: number): void;
}

export function createReader(bytes: Uint8Array, start: number, end: number): Reader {
  const reader: Reader = {
    at: start,
    end,
    byte() {
      const value = reader.at < end ? bytes[reader.at++] : undefined;
      if (value === undefined) throw new RangeError('the module ends too early');
      return value;
    },
    size() {
      let value = 0;
      for (let shift = 0; shift < 35; shift += 7) {
        const byte = reader.byte();
        value += (byte & 0x7f) * 2 ** shift;
        if (byte < 0x80) return value;
      }
      throw new RangeError('a number is too long');
    },
    skipNumber() {
      while (reader.byte() >= 0x80);
    },
    skip(count) {
      reader.at += count;
      if (reader.at > end) throw new RangeError('the module ends too early');
    },
  };
  return reader;
}

/** Unsigned LEB128. */
export function sizeBytes(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = rest % 128;
    rest = Math.floor(rest / 128);
    bytes.push(rest > 0 ? low | 0x80 : low);
  } while (rest > 0);
  return bytes;
}

/** Bytes that grow as they are added to. */
export interface Writer {
  add(bytes: ArrayLike<number>): void;
  /** A part of the source, copied. */
  copy(source: Uint8Array, from: number, to: number): void;
  readonly length: number;
  bytes(): Uint8Array<ArrayBuffer>;
}

export function createWriter(expected: number): Writer {
  let buffer = new Uint8Array(Math.max(expected, 64));
  let length = 0;
  const need = (more: number): void => {
    if (length + more <= buffer.length) return;
    const larger = new Uint8Array(Math.max(buffer.length * 2, length + more));
    larger.set(buffer.subarray(0, length));
    buffer = larger;
  };
  return {
    add(bytes) {
      need(bytes.length);
      buffer.set(bytes, length);
      length += bytes.length;
    },
    copy(source, from, to) {
      need(to - from);
      buffer.set(source.subarray(from, to), length);
      length += to - from;
    },
    get length() {
      return length;
    },
    bytes: () => buffer.slice(0, length),
  };
}
