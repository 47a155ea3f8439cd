import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { toClock } from '../../ui/format.ts';
import { trackOf, type Moment, type Track } from './moments.ts';
import { toActivity, type Replay } from './replay.ts';
import css from './time-line.module.css';

const SPANS = 160;
const TRACKS: readonly Track[] = ['run', 'message', 'sign'];

interface TimeLineProps {
  readonly replay: Replay;
  readonly moments: readonly Moment[];
  /** When versions were saved, milliseconds from the beginning. */
  readonly savedMs: readonly number[];
  readonly timeMs: number;
  readonly endMs: number;
  readonly onTime: (timeMs: number) => void;
}

/** One axis, four tracks, one cursor. A press goes there; by keyboard the list and the slider do the same. */
export function TimeLine({ replay, moments, savedMs, timeMs, endMs, onTime }: TimeLineProps) {
  const { t } = useTranslation();
  const activity = useMemo(() => toActivity(replay, endMs, SPANS), [replay, endMs]);
  const at = (time: number): string => `${(time / endMs) * 100}%`;
  // Versions that fall together are one tick.
  const saves = new Set(savedMs.map((saved) => Math.round((saved / endMs) * SPANS)));
  const count = (track: Track): number => moments.filter((moment) => trackOf(moment) === track).length;
  const label = t('codingDesk.course.line', { whole: toClock(endMs / 1_000), runs: count('run'), messages: count('message'), signs: count('sign') });
  return (
    <div className={css.line}>
      <div className={css.names} aria-hidden>
        <span>{t('codingDesk.course.tracks.writing')}</span>
        <span>{t('codingDesk.course.tracks.runs')}</span>
        <span>{t('codingDesk.course.tracks.chat')}</span>
        <span>{t('codingDesk.course.tracks.signs')}</span>
      </div>
      <div className={css.plot}>
        <svg
          className={css.tracks}
          role="img"
          aria-label={label}
          onClick={(event) => {
            const box = event.currentTarget.getBoundingClientRect();
            onTime(((event.clientX - box.left) / box.width) * endMs);
          }}
        >
          {[1, 2, 3].map((row) => (
            <line key={row} className={css.rule} x1="0" x2="100%" y1={row * 28} y2={row * 28} />
          ))}
          {activity.map((share, index) => share > 0 && (
            <rect key={index} className={css.writing} x={`${(index / SPANS) * 100}%`} width={`${100 / SPANS}%`} y={26 - share * 22} height={share * 22} />
          ))}
          {[...saves].map((span) => (
            <line key={span} className={css.save} x1={`${(span / SPANS) * 100}%`} x2={`${(span / SPANS) * 100}%`} y1="28" y2="32" />
          ))}
          {moments.map((moment, index) => {
            const track = trackOf(moment);
            return track && (
              <svg key={index} x={at(moment.timeMs)} y={TRACKS.indexOf(track) * 28 + 28} overflow="visible">
                <Mark moment={moment} />
              </svg>
            );
          })}
          <line className={css.cursor} x1={at(timeMs)} x2={at(timeMs)} y1="0" y2="112" />
        </svg>
        <div className={css.clock} aria-hidden>
          <span>0:00</span>
          <span>{toClock(timeMs / 1_000)}</span>
          <span>{toClock(endMs / 1_000)}</span>
        </div>
      </div>
    </div>
  );
}

/** Centred on its time; full and empty shapes tell kinds apart without colour. */
function Mark({ moment }: { readonly moment: Moment }) {
  if (moment.kind === 'run') return <path className={css.run} data-full={moment.visible.passed === moment.visible.total || undefined} d="M0 8 L6 20 H-6 Z" />;
  if (moment.kind === 'message') return <rect className={css.message} data-full={moment.role === 'user' || undefined} x="-4" y="10" width="8" height="8" />;
  return <path className={css.sign} data-full={moment.kind === 'event' || undefined} d="M0 8 L6 14 L0 20 L-6 14 Z" />;
}
