/**
 * Our own Python: the one module that the host calls. It lives beside the code of strangers, who may change anything in
 * it; so it decides nothing, and what it answers is their word.
 */
import { MAX_PRINTED_LENGTH, MAX_VALUE_LENGTH } from '../limits.ts';
import { READER } from './reader.ts';

/** Defines the module `_viva` with `seal` (after every boot) and `handle` (JSON in, JSON out, ASCII). */
export const HARNESS = String.raw`
def _build():
    # What we need ourselves, and what candidates like to import: it costs them no time when it is in the snapshot.
    import abc, array, ast, asyncio, bisect, calendar, collections, contextlib, copy, csv, dataclasses, datetime, decimal, enum
    import fractions, functools, gc, graphlib, hashlib, heapq, inspect, io, itertools, json, linecache, math, numbers, operator
    import pprint, queue, random, re, statistics, string, struct, sys, textwrap, threading, time, traceback, types, typing

    FILE = 'solution.py'
    MAX_PRINTED = ${MAX_PRINTED_LENGTH}
    MAX_VALUE = ${MAX_VALUE_LENGTH}
    HIDDEN = ('js', 'pyodide', 'pyodide_js', '_pyodide', '_pyodide_core', 'pyodide_ffi', 'micropip')
    FORBIDDEN = frozenset(HIDDEN + (
        'ctypes', '_ctypes', 'socket', '_socket', 'ssl', '_ssl', 'subprocess', 'multiprocessing', '_multiprocessing',
        'urllib3', 'requests', 'http', 'ftplib', 'smtplib', 'poplib', 'imaplib', 'webbrowser', 'socketserver', 'xmlrpc',
        'numpy', 'pandas', 'scipy', 'tkinter', 'sqlite3', 'curses', 'pip', 'ensurepip', 'venv',
    ))
    dumps, loads, compile_, exec_, repr_, open_cache = json.dumps, json.loads, compile, exec, repr, linecache.cache
    isfinite, collect = math.isfinite, gc.collect
    SIMPLE = frozenset((bool, str, type(None)))

    class Refusing:
        """Says plainly what is not here, before the other finders look."""
        def find_spec(self, name, path=None, target=None):
            if name.partition('.')[0] in FORBIDDEN:
                raise ModuleNotFoundError(f"the module '{name.partition('.')[0]}' is not available here", name=name)
            return None

    class Waiting:
        """All that a loop without sockets needs of a selector: to let time pass."""
        def select(self, timeout):
            if timeout is None:
                raise RuntimeError('every task waits for something that will not come')
            if timeout > 0:
                time.sleep(timeout)
            return []
        def close(self):
            pass

    class Loop(asyncio.base_events.BaseEventLoop):
        def __init__(self):
            super().__init__()
            self._selector = Waiting()
        def _process_events(self, events):
            pass
        def _write_to_self(self):
            pass

    def run_coroutine(main, *, debug=None, loop_factory=None):
        if not asyncio.iscoroutine(main):
            raise ValueError(f'a coroutine was expected, got {main!r}')
        with asyncio.Runner(loop_factory=Loop) as runner:
            return runner.run(main)

    def new_loop():
        return Loop()

    def stream(descriptor):
        raw = io.FileIO(descriptor, 'r' if descriptor == 0 else 'w', closefd=False)
        if descriptor == 0:
            return io.TextIOWrapper(io.BufferedReader(raw), encoding='utf-8', errors='replace')
        return io.TextIOWrapper(io.BufferedWriter(raw), encoding='utf-8', errors='backslashreplace', newline='\n', line_buffering=True)

    def start_streams():
        sys.stdin, sys.stdout, sys.stderr = stream(0), stream(1), stream(2)
        sys.__stdin__, sys.__stdout__, sys.__stderr__ = sys.stdin, sys.stdout, sys.stderr

    def flush():
        for out in (sys.stdout, sys.stderr, sys.__stdout__, sys.__stderr__):
            try:
                out.flush()
            except BaseException:
                pass

    def carries(value, depth=0):
        """Whether JSON says exactly this value."""
        kind = type(value)
        if kind in SIMPLE:
            return True
        if kind is int:
            return -9007199254740991 <= value <= 9007199254740991
        if kind is float:
            return isfinite(value)
        if depth > 100:
            return False
        # JSON has one kind of list.
        if isinstance(value, (list, tuple)):
            return all(carries(item, depth + 1) for item in (list if isinstance(value, list) else tuple).__iter__(value))
        if isinstance(value, dict):
            return all(type(key) is str and carries(item, depth + 1) for key, item in dict.items(value))
        return False

    def printed_of(value):
        try:
            text = repr_(value)
        except BaseException as error:
            return f'<{type(value).__name__} that cannot be printed: {type(error).__name__}>'
        return text if len(text) <= MAX_PRINTED else f'{text[:MAX_PRINTED]}… {len(text) - MAX_PRINTED} characters more'

    def json_of(value):
        try:
            if not carries(value):
                return None
            text = dumps(value, allow_nan=False)
            return text if len(text) <= MAX_VALUE else None
        except BaseException:
            return None

    def line_of(error):
        if isinstance(error, SyntaxError) and error.filename == FILE:
            return error.lineno
        line, step = None, error.__traceback__
        while step is not None:
            if step.tb_frame.f_code.co_filename == FILE:
                line = step.tb_lineno
            step = step.tb_next
        return line

    def raised(error):
        name = type(error).__name__
        try:
            message = str(error.msg if isinstance(error, SyntaxError) else error)[:1000]
        except BaseException:
            message = ''
        line = line_of(error)
        if not isinstance(error, MemoryError):
            try:
                step = error.__traceback__
                while step is not None and step.tb_frame.f_code.co_filename != FILE:
                    step = step.tb_next
                sys.stderr.write(''.join(traceback.format_exception(type(error), error, step, limit=-8)))
            except BaseException:
                pass
        text = f'{name}: {message}' if message else name
        return {'outcome': 'raised', 'error': text if line is None else f'{text} (line {line})'}

    def namespace(name):
        module = types.ModuleType(name)
        sys.modules[name] = module
        return module.__dict__

    state = {'code': None, 'function': None, 'args': (), 'value': None}

    def check(request):
        try:
            compile_(request['code'], FILE, 'exec')
        except SyntaxError as error:
            return {'line': error.lineno or 1, 'column': max(1, error.offset or 1), 'message': error.msg}
        except (ValueError, MemoryError, RecursionError, OverflowError) as error:
            return {'line': 1, 'column': 1, 'message': str(error) or 'the code is nested too deeply'}
        return None

    def load(request):
        source = request['code']
        open_cache[FILE] = (len(source), None, source.splitlines(True), FILE)
        try:
            state['code'] = compile_(source, FILE, 'exec')
            if request['function'] is None:
                return {'outcome': 'returned'}
            names = namespace('solution')
            exec_(state['code'], names)
            name = request['function']
            if not callable(names.get(name)):
                raise NameError(f"the function '{name}' is not defined")
            state['function'] = names[name]
            return {'outcome': 'returned'}
        except BaseException as error:
            return raised(error)

    def prepare(request):
        state['args'] = request['args']
        return {'outcome': 'returned'}

    def invoke(request):
        try:
            value = state['function'](*state['args'])
            if asyncio.iscoroutine(value):
                value = run_coroutine(value)
        except BaseException as error:
            return raised(error)
        state['value'] = value
        return {'outcome': 'returned'}

    def trip(request):
        return {'outcome': 'returned'}

    def result(request):
        value = state['value']
        return {'outcome': 'returned', 'json': json_of(value), 'printed': printed_of(value)}

    def call(request):
        prepare(request)
        ended = invoke(request)
        return result(request) if ended['outcome'] == 'returned' else ended

    def program(request):
        start_streams()
        try:
            exec_(state['code'], namespace('__main__'))
        except SystemExit as error:
            if error.code is not None and error.code != 0:
                return raised(error)
        except BaseException as error:
            return raised(error)
        return {'outcome': 'returned'}

${READER}
    operations = {'check': check, 'read': read, 'load': load, 'call': call, 'prepare': prepare, 'invoke': invoke, 'result': result, 'program': program, 'trip': trip}

    def handle(text):
        request = loads(text)
        try:
            reply = operations[request['kind']](request)
        except MemoryError:
            reply = {'outcome': 'raised', 'error': 'MemoryError'}
        flush()
        try:
            return dumps(reply)
        except BaseException:
            return dumps({'outcome': 'raised', 'error': 'MemoryError'})

    def seal(text):
        """After a boot: hides what the runtime brought along, and puts our own loop and streams in place."""
        for name in list(sys.modules):
            if name.partition('.')[0] in FORBIDDEN:
                del sys.modules[name]
        # The runtime's own finders ask for packages by its bridge; files in memory are all that there is.
        sys.meta_path[:] = [Refusing()] + [finder for finder in sys.meta_path if isinstance(finder, type)]
        asyncio.run = asyncio.runners.run = run_coroutine
        asyncio.new_event_loop = asyncio.events.new_event_loop = new_loop
        asyncio.events._set_running_loop(None)
        sys.path[:] = [entry for entry in sys.path if entry.startswith('/lib/')]
        start_streams()
        # The same numbers on every machine, wherever the memory was made.
        random.seed(0)
        collect()
        gc.freeze()
        return 'sealed'

    module = types.ModuleType('_viva')
    module.handle, module.seal = handle, seal
    sys.modules['_viva'] = module

_build()
del _build
`;
