/** Pages that work unseen: opened in the desktop program itself, else in a browser of this machine; and what they are used for. */
import type { Config } from './base/config.ts';
import type { Logger } from './base/log.ts';
import { createBrowserOpener } from './page-worker/browser.ts';
import { findBrowser } from './page-worker/browser-places.ts';
import { createExpressionReader } from './page-worker/expression-reader.ts';
import { createPageWorker } from './page-worker/page-worker.ts';
import type { Clock } from './ports/clock.ts';
import type { ModelCatalogue } from './ports/models.ts';
import type { PageOpener } from './ports/page-worker.ts';

export interface PagesOptions {
  readonly config: Pick<Config, 'browser'>;
  readonly models: Pick<ModelCatalogue, 'file'>;
  /** The desktop's own; it wins over a browser. */
  readonly openHidden: PageOpener['open'] | undefined;
  /** Where our own server is reached; null while nothing listens. */
  readonly origin: () => string | null;
  readonly clock: Clock;
  readonly log: Logger;
}

export function createPages({ config, models, openHidden, origin, clock, log }: PagesOptions) {
  const program = openHidden === undefined ? findBrowser(config.browser) : null;
  const opener = openHidden !== undefined && config.browser !== 'none' ? { open: openHidden } : program === null ? null : createBrowserOpener({ program, log });
  const worker = createPageWorker({ opener, origin, clock, log });
  return { worker, expression: createExpressionReader({ worker, models }) };
}
