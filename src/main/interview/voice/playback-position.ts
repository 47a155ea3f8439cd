/** How far a reply was heard, told from what its player reports. */
import type { Clock } from '../../ports/clock.ts';

export interface PlaybackPosition {
  /** A sound was sent. */
  sent(sound: { readonly seq: number; readonly text: string; readonly durationS: number }): void;
  played(seq: number, playedMs: number): void;
  /** The words up to where it was heard, and their share of all that was to be said. */
  heard(): { readonly text: string; readonly share: number };
  /** How long the rest still plays, ms. */
  leftMs(): number;
}

/** @param whole what is to be said in all */
export function createPlaybackPosition(clock: Pick<Clock, 'nowMs'>, whole: string): PlaybackPosition {
  const sounds: { readonly seq: number; readonly text: string; readonly durationMs: number }[] = [];
  let reported: { readonly seq: number; readonly playedMs: number; readonly atMs: number } | null = null;
  let firstSentMs: number | null = null;

  /** Milliseconds of the reply that were heard; without reports as if it were played at once. */
  const heardMs = (): number => {
    const total = sounds.reduce((sum, { durationMs }) => sum + durationMs, 0);
    if (reported === null) return firstSentMs === null ? 0 : Math.min(total, clock.nowMs() - firstSentMs);
    const { seq, playedMs } = reported;
    return Math.min(total, sounds.filter((sound) => sound.seq < seq).reduce((sum, { durationMs }) => sum + durationMs, 0) + playedMs);
  };
  return {
    sent({ seq, text, durationS }) {
      firstSentMs ??= clock.nowMs();
      sounds.push({ seq, text, durationMs: durationS * 1_000 });
    },
    played: (seq, playedMs) => void (reported = { seq, playedMs, atMs: clock.nowMs() }),
    heard() {
      let leftMs = heardMs();
      const words: string[] = [];
      for (const { text, durationMs } of sounds) {
        const said = text.split(/\s+/u).filter((word) => word !== '');
        const share = durationMs <= 0 ? 1 : Math.max(0, Math.min(1, leftMs / durationMs));
        words.push(...said.slice(0, Math.round(said.length * share)));
        leftMs -= durationMs;
        if (share < 1) break;
      }
      const all = whole.split(/\s+/u).filter((word) => word !== '').length;
      return { text: words.join(' '), share: all === 0 ? 1 : Math.min(1, words.length / all) };
    },
    leftMs: () => Math.max(0, sounds.reduce((sum, { durationMs }) => sum + durationMs, 0) - heardMs()),
  };
}
