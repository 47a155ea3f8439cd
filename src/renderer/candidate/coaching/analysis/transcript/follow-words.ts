import type { Playback } from '../player/playback.ts';
import { indexAt, type Paragraph } from './paragraphs.ts';
import css from './transcript.module.css';

/** A reader who scrolled is left alone for so long. */
const LEAVE_ALONE_MS = 4_000;

/** Marks the word that is being played, and keeps it in sight while it plays. Returns the function that ends it. */
export function followWords(box: HTMLElement, paragraphs: readonly Paragraph[], playback: Playback): () => void {
  const startsS = paragraphs.flatMap(({ pieces }) => pieces.filter(({ kind }) => kind === 'word').map(({ startS }) => startS));
  const words = box.querySelectorAll<HTMLElement>('[data-word]');
  let current: HTMLElement | null = null;
  let leftAloneUntilMs = 0;
  const onWheel = (): void => {
    leftAloneUntilMs = performance.now() + LEAVE_ALONE_MS;
  };
  const follow = (): void => {
    const next = words[indexAt(startsS, playback.timeS.get())] ?? null;
    if (next === current) return;
    current?.classList.remove(css['now'] ?? '');
    next?.classList.add(css['now'] ?? '');
    current = next;
    if (!next || performance.now() < leftAloneUntilMs) return;
    // Only the box scrolls, never the page.
    const [outer, inner] = [box.getBoundingClientRect(), next.getBoundingClientRect()];
    if (inner.top < outer.top + 8 || inner.bottom > outer.bottom - 32) box.scrollTop += inner.top - outer.top - outer.height / 3;
  };
  follow();
  const end = playback.timeS.subscribe(follow);
  box.addEventListener('wheel', onWheel, { passive: true });
  box.addEventListener('touchmove', onWheel, { passive: true });
  return () => {
    end();
    current?.classList.remove(css['now'] ?? '');
    box.removeEventListener('wheel', onWheel);
    box.removeEventListener('touchmove', onWheel);
  };
}
