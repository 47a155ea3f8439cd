/** Talking to Python by its C API alone: text in, text out. None of Pyodide's JavaScript runs after the boot. */

interface PythonApi {
  readonly memory: WebAssembly.Memory;
  malloc(bytes: number): number;
  free(pointer: number): void;
  PyImport_AddModule(name: number): number;
  PyObject_GetAttrString(object: number, name: number): number;
  PyObject_CallOneArg(callable: number, argument: number): number;
  PyUnicode_FromStringAndSize(text: number, bytes: number): number;
  PyUnicode_AsUTF8AndSize(object: number, sizeAt: number): number;
  Py_DecRef(object: number): void;
  PyErr_Clear(): void;
}

/** What comes back from the interpreter is text of a stranger; more of it than this is not read. */
const MAX_REPLY_BYTES = 4 * 1024 * 1024;

/**
 * A function of Python that takes and returns a `str`.
 * @returns a caller, which gives null when Python raised or returned something else, and throws when the instance broke
 */
export function textFunction(exports: WebAssembly.Exports, module: string, name: string): (text: string) => string | null {
  const api = exports as unknown as PythonApi;
  const store = (text: string): { readonly at: number; readonly bytes: number } => {
    const encoded = new TextEncoder().encode(text);
    const at = api.malloc(encoded.length + 1) >>> 0;
    if (at === 0) throw new RangeError('no memory is left');
    const memory = new Uint8Array(api.memory.buffer);
    memory.set(encoded, at);
    memory[at + encoded.length] = 0;
    return { at, bytes: encoded.length };
  };
  const moduleName = store(module);
  const functionName = store(name);
  const callable = api.PyObject_GetAttrString(api.PyImport_AddModule(moduleName.at), functionName.at);
  if (callable === 0) throw new Error(`Python has no ${module}.${name}`);
  const sizeAt = api.malloc(4) >>> 0;

  return (text) => {
    const stored = store(text);
    const argument = api.PyUnicode_FromStringAndSize(stored.at, stored.bytes);
    api.free(stored.at);
    const reply = argument === 0 ? 0 : api.PyObject_CallOneArg(callable, argument);
    const at = reply === 0 ? 0 : api.PyUnicode_AsUTF8AndSize(reply, sizeAt) >>> 0;
    if (at === 0) {
      api.PyErr_Clear();
      return null;
    }
    const bytes = new DataView(api.memory.buffer).getUint32(sizeAt, true);
    const read = bytes > MAX_REPLY_BYTES ? null : new TextDecoder().decode(new Uint8Array(api.memory.buffer, at, bytes).slice());
    api.Py_DecRef(argument);
    api.Py_DecRef(reply);
    return read;
  };
}
