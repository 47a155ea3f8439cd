import { createInterface } from 'node:readline';
import { findElectron } from './electron.mjs';
import { useProjectNode } from './node.mjs';
import { isEnding, start } from './processes.mjs';
import { say } from './say.mjs';

/** The address in a `listening` line; null for any other line. */
export function addressIn(line) {
  try {
    const parsed = JSON.parse(line);
    return parsed?.event === 'listening' && typeof parsed.appUrl === 'string' ? parsed.appUrl : null;
  } catch {
    return null;
  }
}

/** Runs the program, passes its stdout on and tells a person the address. */
async function runAndTell(command, args, root) {
  const { child, ended } = start(command, args, { cwd: root, stdio: ['inherit', 'pipe', 'inherit'] });
  let listening = false;
  createInterface({ input: child.stdout }).on('line', (line) => {
    process.stdout.write(`${line}\n`);
    const address = addressIn(line);
    if (address === null) return;
    listening = true;
    say(`Viva is at ${address}`);
  });
  return { code: await ended, listening };
}

/** Electron where it can run, else the server, whose interface any browser shows. */
export async function startInterface(root, args) {
  const node = useProjectNode(root);
  const electron = await findElectron(root, node);
  if (electron !== null) {
    const { code, listening } = await runAndTell(electron, [root, ...args], root);
    if (listening || code === 0 || isEnding()) return code;
    say(`Electron could not start (code ${code}): starting the server for a browser instead`);
  }
  const { code } = await runAndTell(node, ['out/main/headless.js', ...args], root);
  return code;
}
