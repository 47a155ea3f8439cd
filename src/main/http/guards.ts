/** Who may call at all: Host names (DNS rebinding), browser origins, API keys. */
import type { IncomingMessage } from 'node:http';
import type { NextFunction, Request, Response } from 'express';
import { AppError } from '../base/errors.ts';
import { isSameSecret } from '../base/secrets.ts';

export interface GuardOptions {
  readonly allowedHosts: readonly string[];
  readonly allowedOrigins: readonly string[];
  readonly apiKeys: readonly string[];
  /** The configured address, accepted as a Host name too. */
  readonly host: string;
}

const LOCAL_NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);
const LOCAL_ORIGIN = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/;

function hostName(header: string): string {
  return header.replace(/:\d{1,5}$/, '').toLowerCase();
}

/** Whether the Host header names this machine or a configured name. */
export function isKnownHost(request: IncomingMessage, options: GuardOptions): boolean {
  const name = hostName(request.headers.host ?? '');
  return LOCAL_NAMES.has(name) || name === options.host || name === `[${options.host}]` || options.allowedHosts.includes(name);
}

/** Whether a browser page of this origin may call; programs send no Origin and pass. */
export function isAllowedOrigin(origin: string | undefined, options: GuardOptions): boolean {
  return origin === undefined || LOCAL_ORIGIN.test(origin) || options.allowedOrigins.includes(origin);
}

/** The token of an `Authorization` header, `Bearer` in any letter case; absent where there is none. */
export function bearerToken(header: string | undefined): string | undefined {
  return /^bearer\s+(\S+)\s*$/iu.exec(header ?? '')?.[1];
}

/** Whether the request carries one of the configured API keys, in whatever of the three places; always, when none is configured. */
export function hasApiKey(request: IncomingMessage, options: GuardOptions): boolean {
  if (options.apiKeys.length === 0) return true;
  const query = new URL(request.url ?? '/', 'http://local').searchParams.get('api_key') ?? undefined;
  const header = request.headers['x-api-key'];
  // A bearer may be somebody's own token: the key then comes in another place.
  const given = [Array.isArray(header) ? header[0] : header, bearerToken(request.headers.authorization), query];
  return given.some((one) => options.apiKeys.some((key) => isSameSecret(one, key)));
}

/** Express middleware: refuses unknown hosts and origins, and answers CORS preflights for the APIs. */
export function createGuard(options: GuardOptions) {
  return (request: Request, response: Response, next: NextFunction): void => {
    if (!isKnownHost(request, options)) throw new AppError('FORBIDDEN', 'The Host header names another machine');
    const origin = request.headers.origin;
    if (!isAllowedOrigin(origin, options)) throw new AppError('FORBIDDEN', 'Pages of this origin may not call');
    const isDesk = request.path === '/desk' || request.path.startsWith('/desk/');
    if (origin !== undefined && !isDesk) {
      response.setHeader('Access-Control-Allow-Origin', origin);
      response.setHeader('Vary', 'Origin');
      response.setHeader('Access-Control-Expose-Headers', 'X-Request-Id, Retry-After, Content-Disposition, Content-Range, Accept-Ranges, WWW-Authenticate');
      if (request.method === 'OPTIONS' && request.headers['access-control-request-method'] !== undefined) {
        response.setHeader('Access-Control-Allow-Methods', 'GET, HEAD, POST, PUT, PATCH, DELETE');
        const asked = request.headers['access-control-request-headers'];
        response.setHeader('Access-Control-Allow-Headers', typeof asked === 'string' && /^[\w\s,-]{1,500}$/.test(asked) ? asked : 'Authorization, Content-Type');
        response.setHeader('Access-Control-Max-Age', '600');
        response.status(204).end();
        return;
      }
    }
    next();
  };
}

/** For /desk: only our own page, or a program on this machine, never a page of another origin. */
export function isSameOrigin(request: IncomingMessage): boolean {
  const { origin, host } = request.headers;
  return origin === undefined || origin === `http://${host ?? ''}` || origin === `https://${host ?? ''}`;
}
