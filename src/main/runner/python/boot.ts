/** Booting Pyodide behind the gate: from a snapshot in a fraction of a second, else from nothing in about two. */
import { pathToFileURL } from 'node:url';
import { PYTHON_MEMORY_BYTES } from '../limits.ts';
import type { Output } from '../output.ts';
import { createGate, type Gate } from './gate.ts';
import { HARNESS } from './harness.ts';
import { textFunction } from './interpreter.ts';
import { createFrozenTime } from '../frozen-time.ts';
import { createStepCounter, type StepCounter } from '../step-counter.ts';
import { frozenCalls } from './frozen-calls.ts';
import { capMemory, ownCalls, type StandardInput } from './own-calls.ts';

export interface PythonFiles {
  /** Folder of the `pyodide` package, with a separator at its end. */
  readonly folder: string;
  /** With a step counter in it where `countsSteps` says so. */
  readonly module: WebAssembly.Module;
  readonly countsSteps: boolean;
  /** Made by `makeSnapshot` with the same V8 and the same package. */
  readonly snapshot?: Uint8Array;
}

interface Pyodide {
  runPython(code: string): unknown;
  makeMemorySnapshot(): Uint8Array;
}

async function load({ folder, snapshot }: PythonFiles, isForSnapshot: boolean): Promise<Pyodide> {
  const { loadPyodide } = (await import(pathToFileURL(`${folder}pyodide.mjs`).href)) as { loadPyodide: (options: object) => Promise<Pyodide> };
  return loadPyodide({
    indexURL: folder,
    env: { HOME: '/', PYTHONHASHSEED: '0', TZ: 'UTC' },
    jsglobals: Object.create(null) as object,
    stdin: () => null, stdout: () => undefined, stderr: () => undefined,
    // Otherwise Python would know where our own files lie.
    _sysExecutable: 'python',
    _makeSnapshot: isForSnapshot,
    ...(snapshot === undefined ? {} : { _loadSnapshot: snapshot }),
  });
}

/** The memory of an interpreter that has our own Python in it and has run nothing else. */
export async function makeSnapshot(files: PythonFiles): Promise<Uint8Array> {
  allowNodeConstants();
  createGate(files.module);
  const pyodide = await load({ folder: files.folder, module: files.module, countsSteps: false }, true);
  pyodide.runPython(HARNESS);
  return pyodide.makeMemorySnapshot();
}

export interface Python {
  readonly gate: Gate;
  /** The harness: JSON in, JSON out. Null when Python itself failed. */
  call(request: string): string | null;
  /** Where the module counts. */
  readonly counter: StepCounter | null;
}

/** Boots, locks the gate, and hands over the one function that may be called from then on. */
export async function bootPython(files: PythonFiles, output: Output, input: StandardInput): Promise<Python> {
  const time = files.countsSteps ? createFrozenTime() : null;
  allowNodeConstants();
  const gate = createGate(files.module);
  const pyodide = await load(files, false);
  if (files.snapshot === undefined) pyodide.runPython(HARNESS);
  const exports = gate.exports();
  const { memory } = exports as { memory: WebAssembly.Memory };
  const call = textFunction(exports, '_viva', 'handle');
  if (textFunction(exports, '_viva', 'seal')('') !== 'sealed') throw new Error('Python could not be sealed');
  capMemory(memory, PYTHON_MEMORY_BYTES);
  output.noteMemory(memory.buffer.byteLength);
  gate.lock(new Map([...ownCalls(gate, memory, output, input), ...(time === null ? [] : frozenCalls(time, memory))]));
  return { gate, call, counter: time === null ? null : createStepCounter(exports) };
}

/** Pyodide asks `process.binding` for the flags of `open`, which the permission model refuses; it never uses them here. */
function allowNodeConstants(): void {
  Object.assign(process, { binding: () => ({ fs: {} }) });
}
