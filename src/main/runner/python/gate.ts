/**
 * The wall around Python. Every function that any WebAssembly instance of this thread imports goes through here; once
 * locked, only what the policy names gets through, whatever the code inside has done to its own memory and tables.
 */
import { FATAL, FORWARDED, REFUSED } from './import-policy.ts';

export type Imported = (...args: number[]) => unknown;
/** Our own answer to an import, in place of Emscripten's. */
export type OwnCall = (original: Imported, ...args: number[]) => unknown;

export interface Gate {
  /** Exports of the main module. @throws when Pyodide has not started it yet */
  exports(): WebAssembly.Exports;
  /** From here on the policy rules; `own` goes before it. Nothing is instantiated any more. */
  lock(own: ReadonlyMap<string, OwnCall>): void;
  /** Ends the interpreter from inside one of its calls. */
  end(why: string): never;
  /** Why the interpreter must not be entered again; null while it may. */
  endedBy(): string | null;
}

/**
 * Takes hold of `WebAssembly` in this thread, for good; call it before Pyodide is imported.
 * @param mainModule compiled `pyodide.asm.wasm`, used in place of compiling the bytes again
 */
export function createGate(mainModule: WebAssembly.Module): Gate {
  const { Instance, Module } = WebAssembly;
  let exported: WebAssembly.Exports | null = null;
  let locked: ReadonlyMap<string, OwnCall> | null = null;
  let ended: string | null = null;

  const end = (why: string): never => {
    ended ??= why;
    throw new Error(ended);
  };
  const gated = (name: string, original: Imported): Imported => {
    const isForwarded = FORWARDED.has(name);
    const isRefused = REFUSED.has(name);
    const answer = REFUSED.get(name);
    return (...args) => {
      if (locked === null) return original(...args);
      // Code that swallowed the first end meets it again at its next call.
      if (ended !== null) return end(ended);
      const own = locked.get(name);
      if (own !== undefined) return own(original, ...args);
      if (isForwarded) return original(...args);
      if (isRefused) return answer;
      return end(FATAL.get(name) ?? `the call ${name.replace(/^\w+\./u, '')} is not allowed`);
    };
  };
  const instantiate = (module: WebAssembly.Module, imports: WebAssembly.Imports = {}): WebAssembly.Instance => {
    if (locked !== null) throw new Error('the gate is locked');
    const guarded: Record<string, Record<string, WebAssembly.ImportValue>> = {};
    for (const { module: from, name, kind } of Module.imports(module)) {
      const value = imports[from]?.[name];
      if (value === undefined) throw new Error(`the import ${from}.${name} is missing`);
      (guarded[from] ??= {})[name] = kind === 'function' ? gated(`${from}.${name}`, value as Imported) : value;
    }
    const instance = new Instance(module, guarded);
    if (module === mainModule) exported = instance.exports;
    return instance;
  };

  Object.assign(WebAssembly, {
    // The order of Pyodide's own calls: bytes for the main module, compiled modules for the small ones.
    instantiate: async (source: BufferSource | WebAssembly.Module, imports?: WebAssembly.Imports) =>
      source instanceof Module
        ? instantiate(source, imports)
        : { module: mainModule, instance: instantiate(mainModule, imports) },
    Instance: new Proxy(Instance, { construct: (_, [module, imports]: [WebAssembly.Module, WebAssembly.Imports?]) => instantiate(module, imports) }),
  });
  // Suspending imports would pass by the gate.
  for (const name of ['Suspending', 'promising']) Reflect.deleteProperty(WebAssembly, name);

  return {
    exports() {
      if (exported === null) throw new Error('Pyodide did not start its module');
      return exported;
    },
    lock(own) {
      locked = own;
    },
    end,
    endedBy: () => ended,
  };
}
