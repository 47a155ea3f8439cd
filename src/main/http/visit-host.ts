/** Where a server that listens on an address is reached from its own machine. */

/** Listening on these is no address to visit. */
const EVERYWHERE: ReadonlySet<string> = new Set(['0.0.0.0', '::', 'localhost']);

/** The host of an address to visit, in brackets where it is IPv6. @param host as it is configured */
export function toVisitHost(host: string): string {
  if (EVERYWHERE.has(host)) return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
