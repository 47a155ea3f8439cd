/** The express application of one listener: guards, then the APIs in their order, then the pages. */
import { randomUUID } from 'node:crypto';
import express, { type Express, type NextFunction, type Request, type Response, type Router } from 'express';
import { AppError } from '../base/errors.ts';
import type { Logger } from '../base/log.ts';
import { createGuard, hasApiKey, type GuardOptions } from './guards.ts';
import { closeApi, createErrorHandler, renderDetail, type ErrorRenderer } from './mount.ts';
import { setSecurityHeaders } from './pages.ts';

export interface MountedApi {
  /** Empty for the root, else e.g. `/apis/screening`. */
  readonly prefix: string;
  readonly router: Router;
  readonly renderError: ErrorRenderer;
}

export interface RouterOptions {
  readonly apis: readonly MountedApi[];
  /** Pages and small documents, by path. */
  readonly pages: ReadonlyMap<string, Router>;
  readonly guard: GuardOptions;
  readonly log: Logger;
}

/** Paths that stay open when API keys are asked for: pages hold no data, and health must be reachable. */
const OPEN = /^\/((app|docs|openapi)(\/|$)|(apis\/[a-z]+\/)?healthz?$)/;

export function createApplication({ apis, pages, guard, log }: RouterOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.enable('case sensitive routing');
  app.use((request, response, next) => {
    const given = request.get('x-request-id');
    response.setHeader('X-Request-Id', given !== undefined && /^[\w-]{1,64}$/.test(given) ? given : randomUUID());
    setSecurityHeaders(response);
    next();
  });
  app.use(createGuard(guard));
  app.use((request, _response, next) => {
    if (!OPEN.test(request.path) && !request.path.startsWith('/desk/') && !hasApiKey(request, guard)) throw new AppError('UNAUTHORIZED');
    next();
  });
  for (const [path, router] of pages) app.use(path, router);
  for (const api of apis.filter(({ prefix }) => prefix !== '')) {
    app.use(api.prefix, api.router, closeApi({ renderError: api.renderError, log }));
  }
  for (const api of apis.filter(({ prefix }) => prefix === '')) app.use(api.router);
  app.use(() => {
    throw new AppError('NOT_FOUND');
  });
  // What the guards refuse is said in the shape of the API that was called.
  app.use((thrown: unknown, request: Request, response: Response, next: NextFunction) => {
    const owner = apis.find(({ prefix }) => prefix !== '' && (request.path === prefix || request.path.startsWith(`${prefix}/`)));
    createErrorHandler({ renderError: owner?.renderError ?? renderDetail, log })(thrown, request, response, next);
  });
  return app;
}
