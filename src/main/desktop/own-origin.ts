/** What counts as our own page: the interface's origin on this machine, and nothing else. */

/** Whether `url` belongs to `origin` (scheme, host and port alike); false for anything that is not a URL. */
export function isOwn(url: string, origin: string): boolean {
  try {
    return new URL(url).origin === origin;
  } catch {
    return false;
  }
}
