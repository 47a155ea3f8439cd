/** How long each instruction of WebAssembly is: what follows its opcode. An opcode that is not here is an error, never a guess. */
import type { Reader } from './bytes.ts';

type Skip = (reader: Reader) => void;

const none: Skip = () => undefined;
const one: Skip = (reader) => reader.skipNumber();
const two: Skip = (reader) => {
  reader.skipNumber();
  reader.skipNumber();
};
const many: Skip = (reader) => {
  for (let count = reader.size(); count > 0; count--) reader.skipNumber();
};
/** Alignment with, since several memories, an optional index; then the offset. */
const memory: Skip = (reader) => {
  if ((reader.size() & 0x40) !== 0) reader.skipNumber();
  reader.skipNumber();
};
const bytes = (count: number): Skip => (reader) => reader.skip(count);
const memoryAndLane: Skip = (reader) => {
  memory(reader);
  reader.skip(1);
};
const tryTable: Skip = (reader) => {
  reader.skipNumber();
  for (let count = reader.size(); count > 0; count--) {
    // 0, 1: with a tag; 2, 3: for all.
    if (reader.byte() < 2) reader.skipNumber();
    reader.skipNumber();
  }
};

const table = new Map<number, Skip>();
const put = (skip: Skip, ...opcodes: number[]): void => opcodes.forEach((opcode) => table.set(opcode, skip));
const range = (first: number, last: number): number[] => Array.from({ length: last - first + 1 }, (_, index) => first + index);

put(none, 0x00, 0x01, 0x05, 0x0a, 0x0b, 0x0f, 0x19, 0x1a, 0x1b, 0xd1, 0xd3, ...range(0x45, 0xc4));
// Blocks, branches, calls, variables, tables, references.
put(one, 0x02, 0x03, 0x04, 0x06, 0x07, 0x08, 0x09, 0x0c, 0x0d, 0x10, 0x12, 0x14, 0x15, 0x18, ...range(0x20, 0x26), 0x3f, 0x40, 0x41, 0x42, 0xd0, 0xd2, 0xd4, 0xd5, 0xd6);
put(two, 0x11, 0x13);
put(many, 0x1c);
put((reader) => {
  many(reader);
  reader.skipNumber();
}, 0x0e);
put(tryTable, 0x1f);
put(memory, ...range(0x28, 0x3e));
put(bytes(4), 0x43);
put(bytes(8), 0x44);

export const PREFIX = 0xfc;
export const MEMORY_COPY = 10;
export const MEMORY_FILL = 11;
const numeric = new Map<number, Skip>();
for (const code of range(0, 7)) numeric.set(code, none);
for (const code of [9, 11, 13, 15, 16, 17]) numeric.set(code, one);
for (const code of [8, 10, 12, 14]) numeric.set(code, two);

const SIMD = 0xfd;
function skipSimd(reader: Reader): void {
  const code = reader.size();
  if (code <= 11 || code === 92 || code === 93) memory(reader);
  else if (code === 12 || code === 13) reader.skip(16);
  else if (code >= 21 && code <= 34) reader.skip(1);
  else if (code >= 84 && code <= 91) memoryAndLane(reader);
}

/** Opcodes that the counter looks at. */
export const LOOP = 0x03;

/**
 * Passes by the instruction at the reader.
 * @returns its opcode; for the ones after the prefix 0xfc, 0xfc00 and their own number
 * @throws Error for one that is not known
 */
export function passInstruction(reader: Reader): number {
  const opcode = reader.byte();
  if (opcode === SIMD) {
    skipSimd(reader);
    return opcode;
  }
  const isPrefixed = opcode === PREFIX;
  const code = isPrefixed ? reader.size() : opcode;
  const skip = (isPrefixed ? numeric : table).get(code);
  if (skip === undefined) throw new Error(`the instruction ${isPrefixed ? '0xfc ' : ''}0x${code.toString(16)} is not known`);
  skip(reader);
  return isPrefixed ? PREFIX * 256 + code : opcode;
}
