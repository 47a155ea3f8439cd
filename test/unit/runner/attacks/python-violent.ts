/** Attacks in Python that end or hold up their interpreter; each has one of its own. */
import { TEST_SECRET, type Attack } from './attack.ts';

const f = (body: string): string => `def f():\n${body.split('\n').map((line) => `    ${line}`).join('\n')}\n`;
const builtin = (name: string): string =>
  `import _imp, importlib.machinery as m\nmodule = _imp.create_builtin(m.ModuleSpec('${name}', m.BuiltinImporter))`;
const late = ['timeout'] as const;
const stopped = ['stopped'] as const;
const either = ['raised', 'stopped', 'returned', 'timeout'] as const;

export const PYTHON_VIOLENT: readonly Attack[] = [
  { name: 'endless loop', code: () => f('while True:\n    pass'), ends: late },
  { name: 'endless loop when loaded', code: () => 'while True:\n    pass\n', ends: late },
  { name: 'loop that swallows everything', code: () => f('while True:\n    try:\n        while True:\n            pass\n    except BaseException:\n        pass'), ends: late },
  { name: 'regular expression bomb', code: () => f("import re\nreturn re.match(r'(a+)+$', 'a' * 60 + 'b')"), ends: late },
  { name: 'big integer bomb', code: () => f('return len(bin(9 ** 9 ** 8))'), ends: ['timeout', 'raised'], isEndless: true },
  { name: 'sleep', code: () => f('import time\ntime.sleep(60)'), ends: late },
  { name: 'asyncio.sleep', code: () => f('import asyncio\nasyncio.run(asyncio.sleep(60))'), ends: late },
  { name: 'time made to stand still', code: () => f('import time\ntime.time = time.monotonic = time.perf_counter = lambda: 0\nwhile True:\n    pass'), ends: late },
  { name: 'endless output', code: () => f("while True:\n    print('x' * 1000)"), ends: stopped, says: /printed more/u },
  { name: 'endless output that swallows everything', code: () => f("import os\nwhile True:\n    try:\n        os.write(2, b'x' * 100000)\n    except BaseException:\n        pass"), ends: stopped, says: /printed more/u },
  { name: 'recursion without a limit', code: () => f('import sys\nsys.setrecursionlimit(10**9)\ndef g(n):\n    return g(n + 1)\nreturn g(0)'), ends: ['raised', 'stopped', 'timeout'] },
  { name: 'recursion through C', code: () => f("import sys, functools\nsys.setrecursionlimit(10**9)\nclass A:\n    def __repr__(self):\n        return repr([self, {}])[:5]\nreturn repr(A())"), ends: ['raised', 'stopped', 'timeout'] },
  { name: 'os._exit', code: () => f('import os\nos._exit(0)'), ends: stopped, says: /ended its own process/u },
  { name: 'os.abort', code: () => f('import os\nos.abort()'), ends: stopped },
  { name: 'os.kill', code: () => f('import os\nreturn os.kill(os.getpid(), 9)'), ends: either },
  { name: 'raise_signal', code: () => f('import signal\nsignal.signal(signal.SIGALRM, lambda *a: None)\nreturn signal.raise_signal(signal.SIGTERM)'), ends: either },
  { name: 'runtime of the bridge from its table', code: () => f(`${builtin('_pyodide_core')}\nreturn dir(module), module.run_js('process.env')`), ends: either },
  { name: 'ctypes calls system', code: ({ file }) => f(`import sys\nsys.meta_path[:] = sys.meta_path[1:]\nimport ctypes\nreturn ctypes.CDLL(None).system(b'cat ${file}')`), ends: either },
  { name: 'ctypes callback', code: () => f('import sys\nsys.meta_path[:] = sys.meta_path[1:]\nimport ctypes\nreturn ctypes.CFUNCTYPE(ctypes.c_int)(lambda: 1)()'), ends: either },
  { name: 'ctypes reads at nothing', code: () => f('import sys\nsys.meta_path[:] = sys.meta_path[1:]\nimport ctypes\nreturn ctypes.string_at(2**32 - 8, 64)'), ends: either },
  { name: 'collector searched for proxies, all called', code: () => f("import gc, sys\ngc.unfreeze()\nfound = [o for o in gc.get_objects() if 'Js' in type(o).__name__ or 'pyodide' in type(o).__module__]\nfor o in found:\n    for name in ('process', 'fetch', 'constructor'):\n        try:\n            getattr(o, name)('return process')\n        except Exception:\n            pass\nreturn [type(o).__name__ for o in found][:20]"), ends: either },
  { name: 'every class tried', code: () => f("for kind in object.__subclasses__():\n    if 'Js' in kind.__name__ or 'ffi' in kind.__module__:\n        try:\n            kind().process\n        except Exception:\n            pass"), ends: either },
  { name: 'made-up byte code', code: () => f("g = (lambda: 0)\ng.__code__ = g.__code__.replace(co_code=bytes([100, 250] * 50), co_stacksize=1)\nreturn g()"), ends: either },
  { name: 'harness replaced', code: () => f("import sys, gc\nviva = sys.modules['_viva']\nfor cell in viva.handle.__closure__:\n    if callable(cell.cell_contents):\n        cell.cell_contents = lambda *a, **k: 'x' * 10**7\nreturn 1"), ends: ['stopped', 'returned', 'raised'] },
  { name: 'frames and collector searched for the next test', code: () => f(`import gc, sys\ngc.unfreeze()\nneedle = ''.join([${JSON.stringify(TEST_SECRET.slice(0, 12))}, ${JSON.stringify(TEST_SECRET.slice(12))}])\nframe = sys._getframe().f_back\ntexts = []\nwhile frame is not None:\n    texts += [value for value in frame.f_locals.values() if type(value) is str]\n    frame = frame.f_back\nfor o in gc.get_objects():\n    texts += [value for value in gc.get_referents(o) if type(value) is str]\nreturn 'found' if any(needle in text and text is not needle for text in texts) else f'nothing in {len(texts) > 1000}'`), ends: ['returned'], says: /nothing in True/u },
  { name: 'atexit, excepthook, audit hooks', code: () => f("import atexit, sys\natexit.register(print, 'late')\nsys.excepthook = None\nsys.addaudithook(lambda *a: (_ for _ in ()).throw(RuntimeError('audit')))\nreturn 1"), ends: ['returned', 'raised', 'stopped'] },
];
