/**
 * Our own JavaScript inside the interpreter, run before the code of strangers. It keeps the built-ins that it needs,
 * decides nothing, and what it answers is the candidate's word.
 */
import { INSPECT } from './inspect.ts';
import { MAX_PRINTED_LENGTH, MAX_VALUE_LENGTH } from '../limits.ts';

/**
 * An expression: `(write, readAll) => ({ prepare, call, begin, fail, step, result })`. `write(isError, text)` prints,
 * `readAll()` gives the input that is left. `prepare(argsJson)`, then `call(function)` starts; `step()` gives the
 * milliseconds until something may happen, or true when there is an end, of which `result()` gives the JSON. Timers run
 * in `step`.
 */
export const HARNESS = String.raw`
(function (write, readAll) {
  'use strict';
  const { parse, stringify } = JSON;
  const { isArray } = Array;
  const { getPrototypeOf, keys, defineProperty } = Object;
  const { isFinite: isFiniteNumber } = Number;
  const { apply } = Reflect;
  const { now } = Date;
  const { min, max } = Math;
  const objectPrototype = Object.prototype;
  const execRegExp = RegExp.prototype.exec;
  const then = Promise.prototype.then;
  const PromiseOf = Promise;
  const ErrorOf = Error;
  const MapOf = Map;
  const SetOf = Set;
  const DateOf = Date;
  const MAX_PRINTED = ${MAX_PRINTED_LENGTH};
  const MAX_VALUE = ${MAX_VALUE_LENGTH};
  ${INSPECT}

  const carries = (value, depth) => {
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
    if (typeof value === 'number') return isFiniteNumber(value);
    if (typeof value !== 'object' || depth > 100) return false;
    if (isArray(value)) {
      for (let index = 0; index < value.length; index++) if (!(index in value) || !carries(value[index], depth + 1)) return false;
      return true;
    }
    const prototype = getPrototypeOf(value);
    if (prototype !== objectPrototype && prototype !== null) return false;
    const names = keys(value);
    for (let index = 0; index < names.length; index++) if (!carries(value[names[index]], depth + 1)) return false;
    return true;
  };
  const jsonOf = (value) => {
    try {
      if (!carries(value, 0)) return null;
      const text = stringify(value);
      return typeof text === 'string' && text.length <= MAX_VALUE ? text : null;
    } catch {
      return null;
    }
  };
  const cut = (text) => (text.length <= MAX_PRINTED ? text : text.slice(0, MAX_PRINTED) + '… ' + (text.length - MAX_PRINTED) + ' characters more');
  const printedOf = (value) => {
    try {
      return cut(inspect(value, 0, []));
    } catch {
      return '<a value that cannot be printed>';
    }
  };
  const describe = (thrown) => {
    try {
      if (!(thrown instanceof ErrorOf)) return 'Uncaught ' + printedOf(thrown).slice(0, 1000);
      const text = thrown.name + (thrown.message === '' ? '' : ': ' + String(thrown.message).slice(0, 1000));
      const found = apply(execRegExp, /solution\.js:(\d+)/, [String(thrown.stack)]);
      return found === null ? text : text + ' (line ' + found[1] + ')';
    } catch {
      return 'Error';
    }
  };

  const cloned = (value, seen) => {
    if (typeof value === 'function' || typeof value === 'symbol') throw new TypeError('a ' + typeof value + ' cannot be cloned');
    if (value === null || typeof value !== 'object') return value;
    if (seen.has(value)) return seen.get(value);
    if (value instanceof DateOf) return new DateOf(value.getTime());
    const copy = isArray(value) ? [] : value instanceof MapOf ? new MapOf() : value instanceof SetOf ? new SetOf() : {};
    seen.set(value, copy);
    if (copy instanceof MapOf) value.forEach((item, key) => copy.set(cloned(key, seen), cloned(item, seen)));
    else if (copy instanceof SetOf) value.forEach((item) => copy.add(cloned(item, seen)));
    else {
      const names = keys(value);
      for (let index = 0; index < names.length; index++) copy[names[index]] = cloned(value[names[index]], seen);
    }
    return copy;
  };

  let timers = [];
  let lastTimer = 0;
  const addTimer = (action, delayMs, args, isRepeated) => {
    if (typeof action !== 'function') throw new TypeError('the callback is not a function');
    const waitMs = max(1, min(2147483647, Number(delayMs) || 0));
    timers[timers.length] = { id: ++lastTimer, dueMs: now() + waitMs, action, args, everyMs: isRepeated ? waitMs : 0 };
    return lastTimer;
  };
  const removeTimer = (id) => {
    const left = [];
    for (let index = 0; index < timers.length; index++) if (timers[index].id !== id) left[left.length] = timers[index];
    timers = left;
  };
  /** Runs the first timer when it is due; milliseconds until then otherwise, -1 when there is none. */
  const runTimer = () => {
    let first = null;
    for (let index = 0; index < timers.length; index++) if (first === null || timers[index].dueMs < first.dueMs) first = timers[index];
    if (first === null) return -1;
    const waitMs = first.dueMs - now();
    if (waitMs > 0) return waitMs;
    if (first.everyMs > 0) first.dueMs = now() + first.everyMs;
    else removeTimer(first.id);
    apply(first.action, undefined, first.args);
    return 0;
  };

  let outcome = null;
  const settle = (value) => {
    outcome ??= { value };
  };
  const fail = (thrown) => {
    outcome ??= { error: describe(thrown) };
  };
  let isProgram = false;
  let args = [];

  const define = (name, value) => defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });
  const line = (isError) => (...values) => write(isError, format(values) + '\n');
  const out = line(false);
  const err = line(true);
  define('console', {
    log: out, info: out, debug: out, dir: (value) => out(value), table: (value) => out(value), group: out, groupEnd() {},
    error: err, warn: err, trace: err, time() {}, timeEnd() {}, count() {},
    assert: (condition, ...values) => { if (!condition) err('Assertion failed', ...values); },
  });
  define('setTimeout', (action, delayMs, ...args) => addTimer(action, delayMs, args, false));
  define('setInterval', (action, delayMs, ...args) => addTimer(action, delayMs, args, true));
  define('setImmediate', (action, ...args) => addTimer(action, 0, args, false));
  define('clearTimeout', removeTimer);
  define('clearInterval', removeTimer);
  define('clearImmediate', removeTimer);
  define('queueMicrotask', (action) => { apply(then, PromiseOf.resolve(), [() => action()]); });
  define('performance', { now });
  // Habits of Node: what a file exports is of no use here, and does no harm.
  define('module', { exports: {} });
  define('exports', globalThis.module.exports);
  define('structuredClone', (value) => cloned(value, new MapOf()));
  let lines = null;
  let nextLine = 0;
  define('readline', () => {
    lines ??= readAll().split('\n');
    const isOver = nextLine >= lines.length || (nextLine === lines.length - 1 && lines[nextLine] === '');
    return isOver ? null : lines[nextLine++].replace(/\r$/, '');
  });
  define('require', (name) => {
    const text = () => (lines === null ? readAll() : lines.splice(nextLine).join('\n'));
    if (name === 'fs' || name === 'node:fs') {
      return { readFileSync(path) {
        if (path === 0 || path === '/dev/stdin') return text();
        throw new ErrorOf('files are not available here');
      } };
    }
    throw new ErrorOf("the module '" + String(name) + "' is not available here");
  });

  return {
    prepare(argsJson) {
      outcome = null;
      timers = [];
      isProgram = false;
      args = parse(argsJson);
    },
    call(target) {
      try {
        const value = apply(target, undefined, args);
        if (value instanceof PromiseOf) apply(then, value, [settle, fail]);
        else settle(value);
      } catch (thrown) {
        fail(thrown);
      }
    },
    /** For code that the host runs itself: its end, or what it threw. */
    begin() {
      outcome = null;
      timers = [];
      isProgram = true;
    },
    fail,
    step() {
      if (outcome !== null) return true;
      let waitMs;
      try {
        waitMs = runTimer();
      } catch (thrown) {
        fail(thrown);
        return 0;
      }
      if (waitMs < 0) {
        if (isProgram) settle(undefined);
        else fail(new ErrorOf('the promise was never settled'));
        return 0;
      }
      return waitMs;
    },
    result() {
      if (outcome.error !== undefined) return stringify({ outcome: 'raised', error: outcome.error });
      const { value } = outcome;
      return stringify({ outcome: 'returned', json: jsonOf(value), printed: printedOf(value) });
    },
  };
})
`;
