/** The real signals that the room records. Each is told to the candidate before the interview; none is a verdict. */
import type { IntegrityEvent } from '../../../data/coding.ts';

export type Record = (type: IntegrityEvent, details?: string) => void;

/** A paste of up to this many characters is everyday work. The document's own limit. */
const everydayPaste = 200;
const mostOwn = 40;
const normal = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Tells a big paste from outside apart from moving one's own code around. */
export interface PasteJudge {
  /** Something was copied or cut in the editor. */
  copied(text: string): void;
  /** @param code the text of the editor before the paste */
  pasted(text: string, code: string): void;
}

export function createPasteJudge(record: Record): PasteJudge {
  let own: string[] = [];
  return {
    copied(text) {
      own = [...own, normal(text)].slice(-mostOwn);
    },
    pasted(text, code) {
      if (text.length <= everydayPaste) return;
      const what = normal(text);
      // Also a part of what was copied, and what stands in the editor: after a reload nobody remembers the copying.
      if (own.some((each) => each.includes(what)) || normal(code).includes(what)) return;
      record('big_paste', `${text.length} characters`);
    },
  };
}

/** Focus that comes back within this time went to a menu or to a switch of windows that was thought better of. */
const leaveAfterMs = 400;

/**
 * One event for each time that the person leaves: `tab_switch` when the page is hidden, `suspicious_focus` when another
 * window has the focus beside it. Closing or reloading the page is neither. Returns the function that ends the watch.
 */
export function watchLeaving(record: Record, isExplained: () => boolean): () => void {
  const watch = new AbortController();
  const { signal } = watch;
  let isAway = false;
  let isUnloading = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const leave = (type: 'tab_switch' | 'suspicious_focus') => {
    clearTimeout(timer);
    if (isAway || isUnloading || isExplained()) return;
    isAway = true;
    record(type);
  };
  const back = () => {
    clearTimeout(timer);
    if (document.visibilityState === 'visible') isAway = false;
  };
  addEventListener('pagehide', () => (isUnloading = true), { signal });
  addEventListener('pageshow', () => (isUnloading = false), { signal });
  document.addEventListener('visibilitychange', () => (document.visibilityState === 'hidden' ? leave('tab_switch') : back()), { signal });
  addEventListener('focus', back, { signal });
  addEventListener(
    'blur',
    () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (document.visibilityState === 'visible' && !document.hasFocus()) leave('suspicious_focus');
      }, leaveAfterMs);
    },
    { signal },
  );
  return () => {
    clearTimeout(timer);
    watch.abort();
  };
}

const toolsWithinMs = 3_000;
/** The smallest strip that docked tools take from the page. */
const toolsPx = 120;

const isToolsKey = ({ code, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): boolean =>
  code === 'F12' || (['KeyI', 'KeyJ', 'KeyC'].includes(code) && ((ctrlKey && shiftKey) || (metaKey && altKey)));

/**
 * Developer tools leave no sure sign, so two signs together are asked for: their shortcut, and within three seconds a
 * page that has lost a strip of its size while the window and the zoom stayed, or lost the focus to a window of their
 * own. Tools opened by a menu are not seen: rather miss some than accuse somebody who zoomed or opened a side bar.
 */
export function watchTools(record: Record): { readonly isOpening: () => boolean; readonly close: () => void } {
  const watch = new AbortController();
  const { signal } = watch;
  const size = () => ({ inner: innerWidth + innerHeight, outer: outerWidth + outerHeight, zoom: devicePixelRatio });
  let before = size();
  let pressedMs = -Infinity;
  const isOpening = () => performance.now() - pressedMs < toolsWithinMs;
  const seen = () => {
    pressedMs = -Infinity;
    record('devtools_opened');
  };
  document.addEventListener(
    'keydown',
    (event) => {
      if (!isToolsKey(event) || event.repeat) return;
      before = size();
      pressedMs = performance.now();
    },
    { signal, capture: true },
  );
  addEventListener(
    'resize',
    () => {
      const now = size();
      if (isOpening() && now.outer === before.outer && now.zoom === before.zoom && before.inner - now.inner >= toolsPx) seen();
    },
    { signal },
  );
  addEventListener('blur', () => isOpening() && document.visibilityState === 'visible' && seen(), { signal });
  return { isOpening, close: () => watch.abort() };
}
