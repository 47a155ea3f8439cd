/** A step that could not be done; its message says what to do. Shown without a stack. */
export class Failure extends Error {}

/** One line for a person. Always stderr: stdout belongs to what is started. */
export function say(line) {
  process.stderr.write(`viva: ${line}\n`);
}
