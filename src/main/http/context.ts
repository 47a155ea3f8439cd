/** What the HTTP layer knows of a request and hands to a handler besides the parsed input. */
import type { IncomingMessage } from 'node:http';

/** The address under which the client reached us. */
export interface ClientOrigin {
  readonly secure: boolean;
  /** Host with port, as the client named it. */
  readonly host: string;
  /** `/apis/<name>` when the call came under a prefix, else empty. */
  readonly prefix: string;
  /** Whether a believed proxy named the address. */
  readonly forwarded: boolean;
}

export interface RequestContext {
  readonly requestId: string;
  readonly origin: ClientOrigin;
  /** Aborts when the client has gone. */
  readonly signal: AbortSignal;
  header(name: string): string | undefined;
}

export interface ProxyTrust {
  readonly trustedProxies: readonly string[];
}

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** Whether a connection's other end is this machine. */
export const isLoopback = (address: string | undefined): boolean => LOOPBACK.has(address ?? '');

const first = (value: string | string[] | undefined): string | undefined =>
  (Array.isArray(value) ? value[0] : value)?.split(',')[0]?.trim() || undefined;

/**
 * Both forwarded headers together, from a believed proxy, win over the Host header: they name the address
 * that the client really used (docs/decisions).
 */
export function clientOrigin(request: IncomingMessage, prefix: string, trust: ProxyTrust): ClientOrigin {
  const peer = request.socket.remoteAddress ?? '';
  const believed = isLoopback(peer) || trust.trustedProxies.includes(peer.replace(/^::ffff:/, ''));
  const proto = first(request.headers['x-forwarded-proto'])?.toLowerCase();
  const host = first(request.headers['x-forwarded-host']);
  if (believed && host !== undefined && /^[\w.:[\]-]{1,260}$/.test(host) && (proto === 'http' || proto === 'https')) {
    return { secure: proto === 'https', host, prefix, forwarded: true };
  }
  return { secure: false, host: request.headers.host ?? 'localhost', prefix, forwarded: false };
}
