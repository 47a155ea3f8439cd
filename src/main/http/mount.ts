/** Puts a contract's routes on an express router: parse, handle, check the reply, render errors. */
import express, { type NextFunction, type Request, type Response, type Router } from 'express';
import type { z } from 'zod';
import type { ApiContract, Route, RouteBody, RouteParams, RouteQuery, RouteReply, RouteUpload, Upload } from '../../contracts/route.ts';
import { AppError, toAppError } from '../base/errors.ts';
import type { Logger } from '../base/log.ts';
import type { Metrics } from '../base/metrics.ts';
import { receiveUpload } from './upload.ts';
import { clientOrigin, type ProxyTrust, type RequestContext } from './context.ts';
import { sendReply, type AnyReply } from './send-reply.ts';

export interface HandlerInput<R extends Route> {
  readonly params: RouteParams<R>;
  readonly query: RouteQuery<R>;
  readonly body: RouteBody<R>;
  readonly upload: RouteUpload<R>;
  readonly context: RequestContext;
}

export type Handler<R extends Route> = (input: HandlerInput<R>) => Promise<RouteReply<R>> | RouteReply<R>;

/** One handler for each route of the contract; a missing one does not compile. */
export type Handlers<A extends ApiContract> = { readonly [K in keyof A['routes']]: Handler<A['routes'][K]> };

/** How an API says that something went wrong. */
export type ErrorRenderer = (error: AppError) => unknown;

/** The shape of all APIs but coding: `{"detail": …}`. */
export const renderDetail: ErrorRenderer = (error) => ({ detail: error.message });

export interface MountOptions {
  readonly prefix: string;
  readonly renderError: ErrorRenderer;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly trust: ProxyTrust;
  /** What a well-formed request that does not fit the contract is: a bad request, or as `UNPROCESSABLE` a 422. */
  readonly misfit?: 'INVALID_REQUEST' | 'UNPROCESSABLE';
  /** Runs before a handler; throws to refuse. */
  readonly authorise?: (request: Request, routeName: string) => void | Promise<void>;
  /** Middleware that sees every request of this API first (rate limits). */
  readonly before?: readonly ((request: Request, response: Response, next: NextFunction) => void)[];
}

const DEFAULT_BODY_LIMIT = 1024 * 1024;

/** JSON may name half a character, which no database and no strict reader of our replies takes: it becomes U+FFFD. */
const toWellFormed = (_key: string, value: unknown): unknown => (typeof value === 'string' ? value.toWellFormed() : value);

type AnyHandler = (input: { params: unknown; query: unknown; body: unknown; upload: Upload | undefined; context: RequestContext }) => Promise<AnyReply> | AnyReply;

function parse(schema: z.ZodType | undefined, value: unknown, where: string, misfit: 'INVALID_REQUEST' | 'UNPROCESSABLE'): unknown {
  if (schema === undefined) return undefined;
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issues = result.error.issues.slice(0, 5).map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
  const lines = issues.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`));
  throw new AppError(misfit, `${where}: ${lines.join('; ')}`, { details: { issues } });
}

/** What express and body-parser throw, in our terms. */
function fromExpress(thrown: unknown): AppError {
  if (thrown instanceof AppError || !(thrown instanceof Error)) return toAppError(thrown);
  const type = (thrown as { type?: unknown }).type;
  if (type === 'entity.too.large') return new AppError('BODY_TOO_LARGE', undefined, { cause: thrown });
  if (type === 'entity.parse.failed') return new AppError('INVALID_REQUEST', `The body is not valid JSON: ${thrown.message}`, { cause: thrown });
  const status = (thrown as { status?: unknown }).status;
  if (typeof status === 'number' && status >= 400 && status < 500) return new AppError('INVALID_REQUEST', thrown.message, { cause: thrown });
  return toAppError(thrown);
}

/**
 * A router that serves the contract. Unknown paths fall through; `closeApi` ends them where the API owns its
 * whole prefix.
 */
export function mountApi<A extends ApiContract>(contract: A, handlers: Handlers<A>, options: MountOptions): Router {
  const router = express.Router({ caseSensitive: true });
  const expressPath = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1');
  for (const middleware of options.before ?? []) router.use(middleware);
  for (const [name, route] of Object.entries(contract.routes)) {
    const handler = handlers[name] as unknown as AnyHandler;
    const endpoint = `${options.prefix}${route.path}`;
    const limit = route.bodyLimitBytes ?? DEFAULT_BODY_LIMIT;
    const bodyType = route.isForm === true ? 'application/x-www-form-urlencoded' : 'application/json';
    const parsers = route.body === undefined ? [] : [route.isForm === true ? express.urlencoded({ limit, extended: false }) : express.json({ limit, strict: false, reviver: toWellFormed })];
    const misfit = options.misfit ?? 'INVALID_REQUEST';
    const started = (_request: Request, response: Response, next: NextFunction): void => {
      const stop = options.metrics.httpLatency.startTimer({ method: route.method.toUpperCase(), endpoint });
      response.once('close', () => {
        stop();
        options.metrics.httpRequests.inc({ method: route.method.toUpperCase(), endpoint, http_status: String(response.statusCode) });
      });
      next();
    };
    const authorised = async (request: Request, _response: Response, next: NextFunction): Promise<void> => {
      await options.authorise?.(request, name);
      next();
    };
    router[route.method](expressPath(route.path), started, authorised, ...parsers, async (request: Request, response: Response) => {
      const abort = new AbortController();
      response.once('close', () => {
        if (!response.writableFinished) abort.abort();
      });
      const type = request.headers['content-type'];
      const mayBeAbsent = type === undefined && route.body?.safeParse(undefined).success === true;
      if (route.body !== undefined && request.body === undefined && !mayBeAbsent) {
        throw new AppError('INVALID_REQUEST', type === undefined ? `A body is expected: ${bodyType}` : `Content-Type must be ${bodyType}, not ${type}`);
      }
      const context: RequestContext = {
        requestId: String(response.getHeader('X-Request-Id')),
        origin: clientOrigin(request, options.prefix, options.trust),
        signal: abort.signal,
        // Parts are for GET alone (RFC 9110, 14.2).
        header: (header) => (header === 'range' && request.method !== 'GET' ? undefined : request.get(header)),
      };
      const input = {
        params: parse(route.params, request.params, 'path', misfit),
        query: parse(route.query, request.query, 'query', misfit),
        body: parse(route.body, request.body, 'body', misfit),
        context,
      };
      if (route.upload === undefined) return sendReply(response, route, await handler({ ...input, upload: undefined }), abort.signal);
      const received = await receiveUpload(request, route.upload);
      try {
        await sendReply(response, route, await handler({ ...input, upload: received.upload }), abort.signal);
      } finally {
        received.discard();
      }
    });
  }
  const methods = new Map<string, string[]>();
  for (const route of Object.values(contract.routes)) methods.set(route.path, [...(methods.get(route.path) ?? []), route.method.toUpperCase()]);
  for (const [path, allowed] of methods) {
    router.all(expressPath(path), (_request, response) => {
      response.setHeader('Allow', allowed.join(', '));
      throw new AppError('METHOD_NOT_ALLOWED');
    });
  }
  router.use(createErrorHandler(options));
  return router;
}

/** Express error middleware that renders any throw in the API's shape; a reply under way is cut off instead. */
export function createErrorHandler({ renderError, log }: Pick<MountOptions, 'renderError' | 'log'>) {
  return (thrown: unknown, request: Request, response: Response, next: NextFunction): void => {
    const gone = response.destroyed || request.socket.destroyed;
    const error = fromExpress(thrown);
    if (error.status >= 500 && !gone) {
      log.error({ requestId: response.getHeader('X-Request-Id'), code: error.code, err: error.cause ?? error }, 'request failed');
    }
    if (gone) return;
    if (response.headersSent) return next(thrown);
    if (error.status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
    const { retryAfterS, byteLength } = error.details;
    if (error.code === 'RANGE_NOT_SATISFIABLE') response.setHeader('Content-Range', `bytes */${String(byteLength)}`);
    if (typeof retryAfterS === 'number') response.setHeader('Retry-After', String(retryAfterS));
    response.status(error.status).json(renderError(error));
  };
}

/** Ends a prefix that one API owns: 404 in its own shape. */
export function closeApi(options: Pick<MountOptions, 'renderError' | 'log'>) {
  const router = express.Router();
  router.use(() => {
    throw new AppError('NOT_FOUND');
  });
  router.use(createErrorHandler(options));
  return router;
}
