/**
 * A stopwatch that is put under a solution and runs with it in the sandbox: the way in and out of the sandbox takes longer
 * than a fast solution does. It repeats the call on fresh copies of the input until the time is above the clock's
 * step, and then takes the least of several such rounds: short rounds fit between what else the machine is doing.
 */
import type { CodeLanguage } from '../../../ports/runner.ts';

/** Called with the arguments as JSON text, the least time of a round and the most of all, in ms; returns [ms of one call, its result]. */
export const STOPWATCH: Readonly<Record<CodeLanguage, string>> = { python: 'viva_stopwatch', javascript: 'vivaStopwatch' };

/** Copies of the input in one go hold no more characters than this. */
const COPIED = 4_000_000;
const REPEATS = 4_096;
const ROUNDS = 9;

/** @param functionName of the solution */
export function withStopwatch(code: string, language: CodeLanguage, functionName: string): string {
  return `${code}\n\n${language === 'python' ? python(functionName) : javascript(functionName)}`;
}

const python = (name: string): string => `
def ${STOPWATCH.python}(text, least_ms, most_ms):
    import json
    import time
    clock = time.perf_counter

    def batch(times):
        inputs = [json.loads(text) for _ in range(times)]
        start = clock()
        for args in inputs:
            ${name}(*args)
        return (clock() - start) * 1000

    result = ${name}(*json.loads(text))
    times = 1
    spent = batch(times)
    while spent < least_ms and times < ${REPEATS} and times * len(text) < ${COPIED}:
        times *= 2
        spent = batch(times)
    best = total = spent
    for _ in range(${ROUNDS}):
        if total < most_ms:
            spent = batch(times)
            best = min(best, spent)
            total += spent
    return [best / times, result]
`;

const javascript = (name: string): string => `
function ${STOPWATCH.javascript}(text, leastMs, mostMs) {
  const { parse } = JSON;
  const { now } = Date;
  const batch = (times) => {
    const inputs = [];
    for (let count = 0; count < times; count += 1) inputs.push(parse(text));
    const start = now();
    for (const args of inputs) ${name}(...args);
    return now() - start;
  };
  const result = ${name}(...parse(text));
  let times = 1;
  let spent = batch(times);
  while (spent < leastMs && times < ${REPEATS} && times * text.length < ${COPIED}) {
    times *= 2;
    spent = batch(times);
  }
  let [best, total] = [spent, spent];
  for (let round = 0; round < ${ROUNDS} && total < mostMs; round += 1) {
    spent = batch(times);
    best = Math.min(best, spent);
    total += spent;
  }
  return [best / times, result];
}
`;
