/** The server under plain Node: `listening` as one JSON line on stdout, logs on stderr, SIGTERM ends it. */
import { composeApp } from './compose.ts';
import { loadConfig, usage } from './base/config.ts';
import { messageOf } from './base/errors.ts';
import { createLog } from './base/log.ts';
import { programPaths } from './program-paths.ts';

const CLOSE_WITHIN_MS = 4_500;

function fail(error: unknown): never {
  process.stderr.write(`viva: ${messageOf(error)}\n`);
  process.exit(1);
}

async function main(): Promise<void> {
  const paths = programPaths(import.meta.url);
  const config = loadConfig(process.argv.slice(2), paths.root);
  const log = createLog({ level: config.logLevel });
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'unhandled rejection'));
  const app = await composeApp({ config, paths, version: paths.version, log, mode: 'headless' });
  let closing = false;
  const stop = (signal: string): void => {
    if (closing) return;
    closing = true;
    log.info({ signal }, 'closing');
    // A worker that does not let go must not keep the process.
    setTimeout(() => process.exit(0), CLOSE_WITHIN_MS).unref();
    app.close().then(() => process.exit(0), fail);
  };
  process.on('SIGTERM', () => stop('SIGTERM'));
  process.on('SIGINT', () => stop('SIGINT'));
  try {
    const ports = await app.listen();
    process.stdout.write(`${JSON.stringify({ event: 'listening', ...ports, appUrl: app.appUrl() })}\n`);
  } catch (error) {
    await app.close();
    fail(error);
  }
}

if (process.argv.includes('--help')) process.stdout.write(usage());
else main().catch(fail);
