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

/** Whether the program itself said what is wrong (a wrong flag, a data folder in use): another way to start would say it again. */
export function isOwnRefusal(stderr) {
  return /^viva: /m.test(stderr);
}

/** Runs the program, passes on what it prints and tells a person the address. */
async function runAndTell(command, args, root) {
  const { child, ended } = start(command, args, { cwd: root, stdio: ['inherit', 'pipe', 'pipe'] });
  let listening = false;
  let complaint = '';
  child.stderr.on('data', (chunk) => {
    process.stderr.write(chunk);
    complaint = `${complaint}${chunk}`.slice(-4_096);
  });
  createInterface({ input: child.stdout }).on('line', (line) => {
    process.stdout.write(`${line}\n`);
    const address = addressIn(line);
    if (address === null) return;
    listening = true;
    say(`Viva is at ${address}`);
  });
  return { code: await ended, listening, refused: isOwnRefusal(complaint) };
}

/** Electron where it can run, else the server, whose interface any browser shows. */
export async function startInterface(root, args) {
  const node = useProjectNode(root);
  const electron = await findElectron(root, node);
  if (electron !== null) {
    const { code, listening, refused } = await runAndTell(electron, [root, ...args], root);
    if (listening || refused || code === 0 || isEnding()) return code;
    say(`Electron could not start (code ${code}): starting the server for a browser instead`);
  }
  const { code } = await runAndTell(node, ['out/main/headless.js', ...args], root);
  return code;
}
