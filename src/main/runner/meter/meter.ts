/**
 * Puts a counter into a WebAssembly module: each function that is entered and each turn of a loop is a step, and so are
 * sixteen bytes of a copy or fill in one instruction. An interpreter with it counts all that it does for a program, its
 * built-ins included, and a program inside cannot reach the counter: globals of a module have no address.
 *
 * The counter runs down. Below zero the module traps, so that an end by steps is the same on every machine.
 */
import { createReader, createWriter, sizeBytes, type Reader } from './bytes.ts';
import { LOOP, MEMORY_COPY, MEMORY_FILL, passInstruction, PREFIX } from './instructions.ts';

/** The exported global, an i64 that may be set: steps that are left. */
export const STEPS_LEFT = 'viva_steps_left';

const SECTION = { custom: 0, type: 1, import: 2, function: 3, table: 4, memory: 5, global: 6, export: 7, start: 8, element: 9, code: 10, data: 11, dataCount: 12, tag: 13 } as const;
const COPY = PREFIX * 256 + MEMORY_COPY;
const FILL = PREFIX * 256 + MEMORY_FILL;
/** Of WebAssembly, with its version. */
const MAGIC = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0] as const;
const BYTES_A_STEP_LOG2 = 4;
const I64 = 0x7e;
const I32 = 0x7f;

interface Section {
  readonly id: number;
  readonly start: number;
  readonly end: number;
}

/** @returns the module with the counter in it @throws Error when something in it is not understood */
export function withStepCounter(module: Uint8Array): Uint8Array<ArrayBuffer> {
  if (MAGIC.some((byte, index) => module[index] !== byte)) throw new Error('this is no module');
  const sections = sectionsOf(module);
  const find = (id: number): Reader | null => {
    const section = sections.find((one) => one.id === id);
    return section === undefined ? null : createReader(module, section.start, section.end);
  };
  const parameters = readTypes(module, find(SECTION.type));
  const types = readFunctions(find(SECTION.function));
  const own = find(SECTION.global)?.size() ?? 0;
  const counter = importedGlobals(find(SECTION.import)) + own;

  const writer = createWriter(module.length * 1.25);
  writer.copy(module, 0, 8);
  const put = (id: number, bytes: Uint8Array): void => {
    writer.add([id, ...sizeBytes(bytes.length)]);
    writer.add(bytes);
  };
  let hasGlobals = false;
  const putGlobals = (section: Section | null): void => {
    hasGlobals = true;
    // A mutable i64 that begins with the largest number.
    const global = [I64, 1, 0x42, ...new Array<number>(9).fill(0xff), 0x00, 0x0b];
    put(SECTION.global, withOneMore(module, section, global));
  };
  for (const section of sections) {
    if (!hasGlobals && section.id !== SECTION.custom && orderOf(section.id) > orderOf(SECTION.global)) putGlobals(null);
    if (section.id === SECTION.global) putGlobals(section);
    else if (section.id === SECTION.export) {
      const name = new TextEncoder().encode(STEPS_LEFT);
      put(SECTION.export, withOneMore(module, section, [...sizeBytes(name.length), ...name, 3, ...sizeBytes(counter)]));
    } else if (section.id === SECTION.code) put(SECTION.code, countedCode(module, section, counter, (index) => parameters[types[index] ?? -1] ?? 0));
    else put(section.id, module.subarray(section.start, section.end));
  }
  return writer.bytes();
}

/** The tag section stands between memories and globals, the count of data before the code. */
const orderOf = (id: number): number => (id === SECTION.tag ? SECTION.memory + 0.5 : id === SECTION.dataCount ? SECTION.element + 0.5 : id);

function sectionsOf(module: Uint8Array): readonly Section[] {
  const reader = createReader(module, 0, module.length);
  reader.skip(8);
  const sections: Section[] = [];
  while (reader.at < reader.end) {
    const id = reader.byte();
    const size = reader.size();
    sections.push({ id, start: reader.at, end: reader.at + size });
    reader.skip(size);
  }
  return sections;
}

/** How many parameters each type has. */
function readTypes(module: Uint8Array, reader: Reader | null): readonly number[] {
  const counts: number[] = [];
  for (let left = reader?.size() ?? 0; reader !== null && left > 0; left--) {
    if (reader.byte() !== 0x60) throw new Error('a type is not a function');
    counts.push(skipValueTypes(module, reader));
    skipValueTypes(module, reader);
  }
  return counts;
}

function skipValueTypes(module: Uint8Array, reader: Reader): number {
  const count = reader.size();
  for (let left = count; left > 0; left--) if (reader.byte() < 0x69) throw new Error(`a type of values is not known, at ${reader.at} of ${module.length}`);
  return count;
}

function readFunctions(reader: Reader | null): readonly number[] {
  return Array.from({ length: reader?.size() ?? 0 }, () => reader?.size() ?? 0);
}

function importedGlobals(reader: Reader | null): number {
  let globals = 0;
  for (let left = reader?.size() ?? 0; reader !== null && left > 0; left--) {
    reader.skip(reader.size());
    reader.skip(reader.size());
    const kind = reader.byte();
    if (kind === 0) reader.skipNumber();
    else if (kind === 1) {
      reader.skip(1);
      skipLimits(reader);
    } else if (kind === 2) skipLimits(reader);
    else if (kind === 3) {
      reader.skip(2);
      globals++;
    } else {
      reader.skip(1);
      reader.skipNumber();
    }
  }
  return globals;
}

function skipLimits(reader: Reader): void {
  const hasMaximum = (reader.byte() & 1) !== 0;
  reader.skipNumber();
  if (hasMaximum) reader.skipNumber();
}

function withOneMore(module: Uint8Array, section: Section | null, entry: readonly number[]): Uint8Array {
  const reader = section === null ? null : createReader(module, section.start, section.end);
  const writer = createWriter(64);
  writer.add(sizeBytes((reader?.size() ?? 0) + 1));
  if (reader !== null) writer.copy(module, reader.at, reader.end);
  writer.add(entry);
  return writer.bytes();
}

function countedCode(module: Uint8Array, section: Section, counter: number, parametersOf: (index: number) => number): Uint8Array {
  const global = sizeBytes(counter);
  const left = [0x23, ...global];
  // left = left - 1; if left < 0, trap.
  const step = [...left, 0x42, 1, 0x7d, 0x24, ...global, ...left, 0x42, 0, 0x53, 0x04, 0x40, 0x00, 0x0b];
  const reader = createReader(module, section.start, section.end);
  const count = reader.size();
  const writer = createWriter((section.end - section.start) * 1.3);
  writer.add(sizeBytes(count));
  for (let index = 0; index < count; index++) {
    const size = reader.size();
    const body = createReader(module, reader.at, reader.at + size);
    reader.skip(size);
    const counted = countedBody(module, body, step, left, global, parametersOf(index));
    writer.add(sizeBytes(counted.length));
    writer.add(counted);
  }
  return writer.bytes();
}

function countedBody(module: Uint8Array, reader: Reader, step: readonly number[], left: readonly number[], global: readonly number[], parameters: number): Uint8Array {
  const groupsAt = reader.at;
  const groups = reader.size();
  const declaredAt = reader.at;
  let locals = parameters;
  for (let group = 0; group < groups; group++) {
    locals += reader.size();
    if (reader.byte() < 0x69) throw new Error('a type of locals is not known');
  }
  const codeAt = reader.at;
  /** Where something goes in: after the head of a loop, before a copy or fill. */
  const places: { readonly at: number; readonly isLoop: boolean }[] = [];
  while (reader.at < reader.end) {
    const start = reader.at;
    const opcode = passInstruction(reader);
    if (opcode === LOOP) places.push({ at: reader.at, isLoop: true });
    else if (opcode === COPY || opcode === FILL) places.push({ at: start, isLoop: false });
  }
  const needsLocal = places.some(({ isLoop }) => !isLoop);
  const spare = sizeBytes(locals);
  const writer = createWriter(reader.end - groupsAt + 64);
  writer.add(sizeBytes(groups + (needsLocal ? 1 : 0)));
  writer.copy(module, declaredAt, codeAt);
  if (needsLocal) writer.add([1, I32]);
  writer.add(step);
  let from = codeAt;
  for (const { at, isLoop } of places) {
    writer.copy(module, from, at);
    // left = left - (bytes >> 4), the number of bytes staying on the stack.
    writer.add(isLoop ? step : [0x22, ...spare, ...left, 0x20, ...spare, 0x41, BYTES_A_STEP_LOG2, 0x76, 0xad, 0x7d, 0x24, ...global]);
    from = at;
  }
  writer.copy(module, from, reader.end);
  return writer.bytes();
}
