import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { toCoarseS, toTimeLeftMs, type Progressed } from './time-left.ts';

/** The time that an analysis still needs, as words; null while it cannot be told. */
export function useTimeLeft(stage: string, share: number): string | null {
  const { i18n } = useTranslation();
  const first = useRef<Progressed | null>(null);
  const now = { atMs: performance.now(), share };
  // Waiting says nothing of the pace, and work that began anew has a pace of its own.
  if (stage === 'waiting' || first.current === null || share < first.current.share) first.current = now;
  const leftMs = toTimeLeftMs(first.current, now);
  if (leftMs === null) return null;
  const leftS = toCoarseS(leftMs);
  const isMinutes = leftS > 90;
  return new Intl.NumberFormat(i18n.language, { style: 'unit', unit: isMinutes ? 'minute' : 'second', unitDisplay: 'long' }).format(isMinutes ? leftS / 60 : leftS);
}
