/** A server for the benchmark, on free ports, with a data folder that goes afterwards. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../src/main/base/config.ts';
import { createLog } from '../../src/main/base/log.ts';
import { composeApp } from '../../src/main/compose.ts';
import { programPaths } from '../../src/main/program-paths.ts';

export async function withServer<T>(work: (base: string) => Promise<T>): Promise<T> {
  const paths = programPaths(new URL('../../src/main/headless.ts', import.meta.url).href);
  const dataDir = mkdtempSync(join(tmpdir(), 'viva-bench-'));
  const config = loadConfig(['--port', '0', '--screening-port', '0', '--data-dir', dataDir, '--no-install'], paths.root);
  const app = await composeApp({ config, paths, version: paths.version, log: createLog({ level: 'error' }), mode: 'headless' });
  try {
    const { port } = await app.listen();
    return await work(`http://127.0.0.1:${port}`);
  } finally {
    await app.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
