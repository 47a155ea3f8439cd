/** Attacks in JavaScript that end, hold up or spoil their interpreter; each has one of its own. */
import { TEST_SECRET, type Attack } from './attack.ts';

const f = (body: string): string => `function f() {\n${body}\n}`;
const late = ['timeout'] as const;
const stopped = ['stopped'] as const;
const any = ['returned', 'raised', 'stopped'] as const;

export const JAVASCRIPT_VIOLENT: readonly Attack[] = [
  { name: 'endless loop', code: () => f('for (;;);'), ends: late },
  { name: 'endless loop when loaded', code: () => 'for (;;);', ends: late },
  { name: 'loop that swallows everything', code: () => f('for (;;) try { for (;;); } catch {} finally { continue }'), ends: late },
  { name: 'storm of promises', code: () => f('const g = () => Promise.resolve().then(g); return g()'), ends: [...late, 'raised', 'stopped'] },
  { name: 'storm of microtasks', code: () => f('const g = () => queueMicrotask(g); g(); return new Promise(() => {})'), ends: [...late, 'raised', 'stopped'], isEndless: true },
  { name: 'await for ever', code: () => 'async function f() { for (;;) await 0 }', ends: [...late, 'raised', 'stopped'], isEndless: true },
  { name: 'setInterval for ever', code: () => f('setInterval(() => {}, 1); return new Promise(() => {})'), ends: late },
  { name: 'setTimeout of an hour', code: () => f('return new Promise((resolve) => setTimeout(resolve, 3600000))'), ends: late },
  { name: 'regular expression bomb', code: () => f("return /(a+)+$/.test('a'.repeat(60) + 'b')"), ends: late },
  { name: 'big integer bomb', code: () => f('let n = 3n; for (;;) n = n * n'), ends: [...late, 'raised', 'stopped'] },
  { name: 'time made to stand still', code: () => f('Date.now = () => 0; performance.now = () => 0; for (;;);'), ends: late },
  { name: 'heap bomb', code: () => f('const kept = []; for (;;) kept.push({ a: [1, 2, 3], b: "x" })'), ends: ['raised', 'stopped', 'timeout'] },
  { name: 'heap bomb that swallows everything', code: () => f('const kept = []; for (;;) try { kept.push(new Array(1e5).fill(1)) } catch {}'), ends: ['raised', 'stopped', 'timeout'], isEndless: true },
  { name: 'endless output', code: () => f("for (;;) console.log('x'.repeat(1000))"), ends: stopped, says: /printed more/u },
  { name: 'endless errors that swallow everything', code: () => f("for (;;) try { console.error('x'.repeat(1000)) } catch {}"), ends: stopped, says: /printed more/u },
  { name: 'value that lists itself for ever', code: () => f('return new Proxy({}, { ownKeys() { for (;;); } })'), ends: late },
  { name: 'getter that never ends', code: () => f('return { get x() { for (;;); } }'), ends: late },
  { name: 'toJSON that never ends', code: () => f('Array.prototype.toJSON = () => { for (;;); }; return [1]'), ends: [...late, 'returned'], isEndless: true },
  { name: 'Object.prototype polluted', code: () => f("for (const name of ['json', 'outcome', 'error', 'then', 'get', 'value', 'length']) Object.prototype[name] = 'polluted'; return { a: 1 }"), ends: any },
  { name: 'Array.prototype polluted', code: () => f("Array.prototype.includes = Array.prototype.push = Array.prototype.join = Array.prototype.concat = () => { throw 1 }; return [1]"), ends: any },
  { name: 'JSON replaced', code: () => f(`JSON.stringify = () => '{"outcome":"returned","json":"\\\\"forged\\\\""}'; JSON.parse = () => 1; return 'own'`), ends: ['returned'], says: /own/u },
  { name: 'console replaced', code: () => f('console.log = () => { for (;;); }; globalThis.console = null; return 1'), ends: ['returned'] },
  { name: 'Promise replaced', code: () => f('Promise.prototype.then = function () { return this }; globalThis.Promise = null; return (async () => 1)()'), ends: any },
  { name: 'RegExp and String replaced', code: () => f("RegExp.prototype.exec = String.prototype.slice = String.prototype.replace = () => { throw 1 }; throw new Error('x')"), ends: ['raised'] },
  { name: 'globals searched for the next test', code: () => f(`const seen = new Set(); const walk = (o, depth) => { if (o === null || (typeof o !== 'object' && typeof o !== 'function') || seen.has(o) || depth > 6) return ''; seen.add(o); return Reflect.ownKeys(o).map((k) => { try { return String(k) + (typeof o[k] === 'string' ? o[k] : walk(o[k], depth + 1)) } catch { return '' } }).join() }; return walk(globalThis, 0).includes('${TEST_SECRET.slice(0, 12)}' + '${TEST_SECRET.slice(12)}') ? 'found' : 'nothing'`), ends: ['returned'], says: /nothing/u },
  { name: 'JSON of a deep value', code: () => f('let o = {}; for (let i = 0; i < 1e5; i++) o = { o }; return JSON.stringify(o)'), ends: [...late, 'raised', 'stopped'], isEndless: true },
  { name: 'globals frozen', code: () => f('Object.freeze(globalThis); Object.freeze(Object.prototype); return 1'), ends: any },
];
