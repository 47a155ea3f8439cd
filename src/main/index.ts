/** The desktop program: config -> compose -> listen -> window. */
import { join } from 'node:path';
import { composeApp } from './compose.ts';
import { loadConfig } from './base/config.ts';
import { messageOf } from './base/errors.ts';
import { createLog } from './base/log.ts';
import { runDesktop } from './desktop/desktop.ts';
import { openHidden } from './desktop/hidden-window.ts';
import { programPaths } from './program-paths.ts';

declare global {
  interface ImportMeta {
    /** Set by the bundler. */
    readonly env?: { readonly DEV: boolean };
  }
}

/** Electron puts itself first, and the program's folder second where it is not packaged. */
const { defaultApp } = process as NodeJS.Process & { readonly defaultApp?: boolean };
const argv = process.argv.slice(defaultApp === true ? 2 : 1);

async function main(): Promise<void> {
  const paths = programPaths(import.meta.url);
  const config = loadConfig(argv, paths.root);
  const log = createLog({ level: config.logLevel });
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'unhandled rejection'));
  await runDesktop({
    dataDir: config.dataDir,
    preloadPath: join(paths.root, 'out', 'preload', 'index.cjs'),
    iconPath: join(paths.resources, 'icons', 'viva.png'),
    isDevelopment: import.meta.env?.DEV === true,
    async start() {
      const app = await composeApp({ config, paths, version: paths.version, log, mode: 'desktop', openHidden });
      try {
        const ports = await app.listen();
        process.stdout.write(`${JSON.stringify({ event: 'listening', ...ports, appUrl: app.appUrl() })}\n`);
      } catch (error) {
        await app.close();
        throw error;
      }
      return app;
    },
  });
}

main().catch((error: unknown) => {
  process.stderr.write(`viva: ${messageOf(error)}\n`);
  process.exit(1);
});
