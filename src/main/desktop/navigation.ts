/** Keeps a window on our own pages: no other address, no new window, no webview. */
import type { WebContents } from 'electron';
import { isOwn } from './own-origin.ts';

/** Pages outside that the interface links to; they open in the person's browser. */
const OUTSIDE = ['https://www.gnu.org/licenses/', 'https://www.apache.org/licenses/', 'https://opensource.org/license/'];
/** Our own pages that are made for a browser. */
const OWN_DOCUMENTS = ['/docs', '/openapi/'];

/** Whether a link may open in the person's browser. */
export function mayOpenOutside(url: string, origin: string): boolean {
  if (isOwn(url, origin)) return OWN_DOCUMENTS.some((path) => new URL(url).pathname.startsWith(path));
  return URL.canParse(url) && OUTSIDE.some((allowed) => new URL(url).href.startsWith(allowed));
}

/** @param openOutside opens an allowed address in the person's browser */
export function lockNavigation(contents: WebContents, origin: string, openOutside: (url: string) => void): void {
  const stay = (event: { readonly url: string; readonly isMainFrame?: boolean; preventDefault(): void }): void => {
    if (isOwn(event.url, origin)) return;
    if (event.isMainFrame === false && /^about:(blank|srcdoc)$/.test(event.url)) return;
    event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    if (mayOpenOutside(url, origin)) openOutside(url);
    return { action: 'deny' };
  });
}
