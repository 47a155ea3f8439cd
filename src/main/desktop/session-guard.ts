/** What pages may ask of the machine: microphone and camera for our own, and the network only for our own server. */
import type { Session } from 'electron';
import { isOwn } from './own-origin.ts';

export type MediaKind = 'audio' | 'video';

export interface GuardOptions {
  readonly session: Session;
  readonly origin: string;
  /** Asks the operating system, where it wants to be asked (macOS). */
  readonly askSystem: (kind: MediaKind) => Promise<boolean>;
}

const LOCAL_SCHEMES = new Set(['blob:', 'data:', 'devtools:', 'chrome-extension:']);

/** Whether a request may leave: to our own server (HTTP or WebSocket), or to no network at all. */
export function mayRequest(url: string, origin: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol } = new URL(url);
  return LOCAL_SCHEMES.has(protocol) || isOwn(url.replace(/^ws/, 'http'), origin);
}

export function guardSession({ session, origin, askSystem }: GuardOptions): void {
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin) => permission === 'media' && isOwn(requestingOrigin, origin));
  session.setPermissionRequestHandler((contents, permission, callback, details) => {
    const media = permission === 'media' && isOwn(details.requestingUrl, origin) && isOwn(contents.getURL(), origin);
    const kinds = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    if (!media || kinds.length === 0) {
      callback(false);
      return;
    }
    Promise.all(kinds.map(askSystem)).then(
      (answers) => callback(answers.every(Boolean)),
      () => callback(false),
    );
  });
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest(({ url }, callback) => callback({ cancel: !mayRequest(url, origin) }));
}
