/** `npm run doctor [-- --json] [--retry-devices]`: says in under a minute whether a screening interview can run here. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig } from '../src/main/base/config.ts';
import { messageOf } from '../src/main/base/errors.ts';
import { createLog } from '../src/main/base/log.ts';
import { openDeviceMemory } from '../src/main/inference/device-memory.ts';
import { loadManifest } from '../src/main/models/manifest.ts';
import { createModelLibrary } from '../src/main/models/model-library.ts';
import { programPaths } from '../src/main/program-paths.ts';
import { isDataDirHeld } from '../src/main/store/inspection.ts';
import { engines } from './doctor/engines.ts';
import { canRun, type Finding, formatFinding, found, type Found } from './doctor/finding.ts';
import { machine, microphoneAndCamera } from './doctor/machine.ts';
import { models } from './doctor/models.ts';
import { addresses, ports, runningEndpoints } from './doctor/network.ts';
import { runningEngines } from './doctor/running.ts';
import { sandbox } from './doctor/sandbox.ts';
import { storeHealth } from './doctor/store.ts';

const USAGE = `Usage: npm run doctor [-- OPTIONS]
  --json           one JSON object on stdout
  --retry-devices  try again the graphics devices that failed or crashed before
  and the options of the program itself, such as --data-dir and --models-dir`;
/** Measuring ends here, so that all is said within a minute. */
const MEASURE_MS = 30_000;
const SANDBOX_MS = 25_000;

/** Python's snapshot of an earlier start, where no running Viva may be writing it; the doctor leaves nothing of its own. */
function snapshots(dataDir: string, isHeld: boolean): string | null {
  const folder = join(dataDir, 'runner');
  return !isHeld && existsSync(folder) ? folder : null;
}

async function main(given: readonly string[]): Promise<boolean> {
  const has = (flag: string): boolean => given.includes(flag);
  const [isJson, retryDevices] = [has('--json'), has('--retry-devices')];
  const startedMs = performance.now();
  const paths = programPaths(new URL('../src/main/headless.ts', import.meta.url).href);
  const config = loadConfig(given.filter((flag) => !['--json', '--retry-devices'].includes(flag)), paths.root);
  const log = createLog({ level: 'silent' });
  const findings: Finding[] = [];
  const say = (line: string): void => void (isJson || process.stdout.write(`${line}\n`));
  const note = (section: string, all: readonly Found[]): void => {
    if (all.length === 0) return;
    say(`\n${section}`);
    for (const one of all) {
      findings.push({ section, ...one });
      say(formatFinding(one));
    }
  };
  /** A check that fails is a finding, never the end of the others. */
  const check = async (section: string, look: () => Found[] | Promise<Found[]>): Promise<void> => {
    try {
      note(section, await look());
    } catch (error) {
      note(section, [found('fail', 'check', messageOf(error))]);
    }
  };

  say(`Viva ${paths.version}`);
  await check('Machine', machine);
  const isHeld = isDataDirHeld(config.dataDir);
  const running = isHeld ? runningEndpoints(config.dataDir) : null;
  await check('Stored', () => storeHealth(config.dataDir, isHeld));
  await check('Ports', () => ports(config, running));
  await check('Addresses', () => addresses(config));

  const library = createModelLibrary({ manifest: await loadManifest(paths.manifest), folders: config.modelsDirs, allowNetwork: false, log });
  try {
    await check('Models', () => models(library, config));
    if (isHeld) {
      if (retryDevices) openDeviceMemory(join(config.dataDir, 'devices.json')).clear();
      await check('Engines of the running Viva', () => runningEngines(running, config, retryDevices));
    } else {
      const measured = await engines({ config, workerUrl: paths.inferenceWorker, library, log, retryDevices, signal: AbortSignal.timeout(MEASURE_MS) });
      note('Devices', measured.devices);
      note('Speed', measured.speed);
    }
  } finally {
    await library.close();
  }
  await check('Sandbox', () => sandbox(paths.runnerProcess, snapshots(config.dataDir, isHeld), log, AbortSignal.timeout(SANDBOX_MS)));
  await check('Microphone and camera', () => microphoneAndCamera());

  const ok = canRun(findings);
  const seconds = (performance.now() - startedMs) / 1_000;
  if (isJson) process.stdout.write(`${JSON.stringify({ ok, version: paths.version, seconds, findings }, null, 1)}\n`);
  else say(`\n${ok ? 'A screening interview can run here.' : 'A screening interview cannot run here yet: see ✗ above.'} (${seconds.toFixed(1)} s)`);
  return ok;
}

if (process.argv.includes('--help')) process.stdout.write(`${USAGE}\n`);
else {
  process.exitCode = await main(process.argv.slice(2)).then((ok) => (ok ? 0 : 1), (error: unknown) => {
    process.stderr.write(`${messageOf(error)}\n`);
    return 1;
  });
}
