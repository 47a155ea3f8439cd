/** QuickJS with memory of its own, and no way out of it but printing and reading the test's input. */
import { newQuickJSWASMModuleFromVariant, newVariant, type QuickJSContext, type QuickJSHandle, type QuickJSRuntime } from 'quickjs-emscripten';
import type { EmscriptenModuleLoaderOptions } from '@jitl/quickjs-ffi-types';
import releaseSync from '@jitl/quickjs-wasmfile-release-sync';
import { JAVASCRIPT_MEMORY_BYTES } from '../limits.ts';
import type { Output, Stream } from '../output.ts';
import { HARNESS } from './harness.ts';

const FILE = 'solution.js';
const PAGE_BYTES = 65_536;
/** What the module asks for at least. */
const INITIAL_PAGES = 256;
/** Of the module's own 5 MB stack in memory: the interpreter raises before it is used up. */
const STACK_BYTES = 1_000_000;

export interface Realm {
  readonly context: QuickJSContext;
  readonly harness: QuickJSHandle;
}

export interface QuickJs {
  readonly runtime: QuickJSRuntime;
  readonly memory: WebAssembly.Memory;
  readonly exports: WebAssembly.Exports;
  /** A global scope in which nothing was run but the harness. */
  realm(): Realm;
}

export interface JavaScriptHost {
  readonly output: Output;
  /** What is left of the test's input. */
  readAll(): string;
  /** Ends the run. */
  end(why: string): never;
}

/** @param module compiled QuickJS */
export async function bootQuickJs(module: WebAssembly.Module, host: JavaScriptHost): Promise<QuickJs> {
  const memory = new WebAssembly.Memory({ initial: INITIAL_PAGES, maximum: JAVASCRIPT_MEMORY_BYTES / PAGE_BYTES });
  let exports: WebAssembly.Exports = {};
  const instantiateWasm: EmscriptenModuleLoaderOptions['instantiateWasm'] = (imports, onSuccess) => {
    const instance = new WebAssembly.Instance(module, imports);
    onSuccess(instance);
    return (exports = instance.exports);
  };
  const quickJs = await newQuickJSWASMModuleFromVariant(newVariant(releaseSync, { wasmMemory: memory, emscriptenModule: { instantiateWasm } }));
  const runtime = quickJs.newRuntime();
  runtime.setMaxStackSize(STACK_BYTES);
  return {
    runtime,
    memory,
    exports,
    realm() {
      const context = runtime.newContext();
      const write = context.newFunction('write', (isError, text) => {
        const stream: Stream = context.dump(isError) === true ? 'stderr' : 'stdout';
        if (!host.output.write(stream, new TextEncoder().encode(context.getString(text)))) host.end('it printed more than 1 MB');
      });
      const readAll = context.newFunction('readAll', () => context.newString(host.readAll()));
      const build = context.unwrapResult(context.evalCode(HARNESS, 'harness.js'));
      const harness = context.unwrapResult(context.callFunction(build, context.undefined, write, readAll));
      for (const handle of [write, readAll, build]) handle.dispose();
      return { context, harness };
    },
  };
}

export { FILE };
