import { spawn } from 'node:child_process';
import { constants } from 'node:os';

const running = new Set();
let ending = null;

function endAll(signal) {
  ending = signal;
  if (running.size === 0) process.exit(exitCodeOf(null, signal));
  for (const child of running) child.kill(signal);
}

/** SIGINT and SIGTERM go to whatever runs; with nothing running they end this process. */
export function forwardSignals() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => endAll(signal));
  if (process.env.npm_lifecycle_event !== undefined) endWithParent();
}

/** A signal to npm ends the shell between npm and us and never arrives here: the orphan notices and ends too. */
function endWithParent() {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    endAll('SIGTERM');
  }, 200);
  timer.unref();
}

/** Whether a signal asked this process to end: no further step should begin. */
export const isEnding = () => ending !== null;

/** The exit code a shell would show. */
export function exitCodeOf(code, signal) {
  return code ?? 128 + (constants.signals[signal] ?? 1);
}

/** Starts a child that signals are forwarded to. @returns the child and a promise of its exit code */
export function start(command, args, options = {}) {
  const child = spawn(command, args, { stdio: 'inherit', windowsHide: true, ...options });
  running.add(child);
  const ended = new Promise((resolve, reject) => {
    child.on('error', (error) => {
      running.delete(child);
      reject(error);
    });
    child.on('close', (code, signal) => {
      running.delete(child);
      resolve(exitCodeOf(code, signal));
    });
  });
  return { child, ended };
}

/** Runs a child with our own stdin, stdout and stderr. @returns its exit code */
export function runToEnd(command, args, options = {}) {
  return start(command, args, options).ended;
}

/** Calls `then` whenever `read` gave the same for `silenceMs`. @returns the interval's handle */
function onSilence(read, silenceMs, then) {
  let last = read();
  let sinceMs = Date.now();
  return setInterval(() => {
    const now = read();
    if (now !== last) {
      last = now;
      sinceMs = Date.now();
    } else if (Date.now() - sinceMs >= silenceMs) then();
  }, Math.min(1_000, silenceMs));
}

/**
 * Runs a child and keeps what it prints, the last 64 KB of it.
 * @param options.limitMs ends the child when it takes longer (code 124)
 * @param options.silenceMs ends it when for so long it neither prints anything nor changes what `progress` returns (code 124)
 * @param options.progress any number that changes while the child gets on
 */
export async function runQuietly(command, args, { limitMs = 0, silenceMs = 0, progress = () => 0, ...options } = {}) {
  const env = { ...(options.env ?? process.env), NO_COLOR: '1' };
  const { child, ended } = start(command, args, { ...options, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let printed = 0;
  const keep = (chunk) => {
    printed += 1;
    output = (output + chunk).slice(-65_536);
  };
  child.stdout.setEncoding('utf8').on('data', keep);
  child.stderr.setEncoding('utf8').on('data', keep);
  let late = false;
  const giveUp = () => {
    late = true;
    child.kill('SIGKILL');
  };
  const timer = limitMs > 0 && setTimeout(giveUp, limitMs);
  const watch = silenceMs > 0 && onSilence(() => `${printed} ${progress()}`, silenceMs, giveUp);
  try {
    const code = await ended;
    return { code: late ? 124 : code, output };
  } finally {
    clearTimeout(timer);
    clearInterval(watch);
  }
}
