/** Where the interpreters' own files are, and how one of each is started. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { CodeLanguage } from '../ports/runner.ts';
import { withStepCounter } from './meter/meter.ts';
import { startThread, type InterpreterThread } from './interpreter-thread.ts';
import type { JavaScriptThreadData } from './javascript/thread.ts';
import type { PythonThreadData } from './python/thread.ts';

/** Files of the packages, by asking the resolver: they may lie in any folder above. */
export function interpreterFiles(): { readonly pyodide: string; readonly quickJsWasm: string; readonly versions: { readonly pyodide: string; readonly quickJs: string } } {
  const require = createRequire(import.meta.url);
  const versionOf = (name: string): string => (require(name) as { version: string }).version;
  return {
    pyodide: dirname(require.resolve('pyodide/package.json')) + sep,
    quickJsWasm: require.resolve('@jitl/quickjs-wasmfile-release-sync/wasm'),
    versions: { pyodide: versionOf('pyodide/package.json'), quickJs: versionOf('@jitl/quickjs-wasmfile-release-sync/package.json') },
  };
}

/** For people: what runs each language, with versions. */
export function interpreterNames(): Readonly<Record<CodeLanguage, string>> {
  const { versions } = interpreterFiles();
  return { python: `CPython 3.14 (Pyodide ${versions.pyodide})`, javascript: `QuickJS (quickjs-emscripten ${versions.quickJs})` };
}

interface Modules {
  readonly plain: WebAssembly.Module;
  /** With a step counter in it; made when it is asked for first. Null where it cannot be put in: nothing is counted then. */
  counting(): WebAssembly.Module | null;
}

async function modulesOf(file: string): Promise<Modules> {
  const bytes = await readFile(file);
  let counting: WebAssembly.Module | null | undefined;
  const make = (): WebAssembly.Module | null => {
    try {
      return new WebAssembly.Module(withStepCounter(bytes));
    } catch (error) {
      process.stderr.write(`steps cannot be counted: ${error instanceof Error ? error.message : String(error)}\n`);
      return null;
    }
  };
  return { plain: new WebAssembly.Module(bytes), counting: () => (counting === undefined ? (counting = make()) : counting) };
}

export interface PythonStarter {
  start(countsSteps: boolean): Promise<InterpreterThread>;
  /** The memory that new interpreters begin with; made once. */
  snapshot(): Promise<Uint8Array>;
}

/** @param snapshotFile one made earlier; when it cannot be read, one is made in memory */
export async function createPythonStarter(url: URL, snapshotFile: string | null, onStuck: () => void): Promise<PythonStarter> {
  const { pyodide: folder } = interpreterFiles();
  const modules = await modulesOf(join(folder, 'pyodide.asm.wasm'));
  const common = { folder, module: modules.plain, countsSteps: false, version: interpreterNames().python, output: new SharedArrayBuffer(0) };
  const make = (): Promise<Uint8Array> =>
    new Promise((resolve, reject) => {
      const data: PythonThreadData = { ...common, task: 'snapshot' };
      const worker = new Worker(url, { workerData: data, env: {}, argv: [], execArgv: [] });
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('the snapshot was not made')));
    });
  const load = async (): Promise<Uint8Array> => {
    const bytes = snapshotFile === null ? await make() : await readFile(snapshotFile).catch(make);
    // Shared, so that every thread reads the same copy.
    const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
    shared.set(bytes);
    return shared;
  };
  let loaded: Promise<Uint8Array> | null = null;
  let isUsable = true;
  const snapshot = (): Promise<Uint8Array> => (loaded ??= load());
  return {
    snapshot,
    async start(countsSteps) {
      const from = isUsable ? await snapshot().catch(() => undefined) : undefined;
      const counting = countsSteps ? modules.counting() : null;
      const data: PythonThreadData = { ...common, ...(counting === null ? {} : { module: counting, countsSteps }), task: 'serve', ...(from === undefined ? {} : { snapshot: from }) };
      try {
        return await startThread({ url, data, onStuck });
      } catch (error) {
        // The next one boots from nothing: slower, and without what may be wrong.
        if (from !== undefined) isUsable = false;
        throw error;
      }
    },
  };
}

export async function createJavaScriptStarter(url: URL, onStuck: () => void): Promise<(countsSteps: boolean) => Promise<InterpreterThread>> {
  const { quickJsWasm } = interpreterFiles();
  const modules = await modulesOf(quickJsWasm);
  return (countsSteps) => {
    const counting = countsSteps ? modules.counting() : null;
    const data: Omit<JavaScriptThreadData, 'output'> = { module: counting ?? modules.plain, countsSteps: counting !== null, version: interpreterNames().javascript };
    return startThread({ url, data, onStuck });
  };
}
