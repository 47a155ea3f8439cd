import { useTranslation } from 'react-i18next';
import { COMFORTABLE_LIVE_PACE } from '../../../../contracts/coaching.ts';
import type { Language } from '../../../data/desk.ts';
import { PACE_SCALE, paceWord } from './live-pace.ts';
import css from './pace-meter.module.css';

const WIDTH = PACE_SCALE.high - PACE_SCALE.low;
const MARK = 3;

const toPlace = (wordsPerMinute: number): number => Math.min(PACE_SCALE.high, Math.max(PACE_SCALE.low, wordsPerMinute)) - PACE_SCALE.low;

interface PaceMeterProps {
  /** Words a minute; null while nothing is known. */
  readonly value: number | null;
  /** In which the answer is given. */
  readonly language: Language;
  /** The value is of a moment ago. */
  readonly isStill: boolean;
}

/** The pace of the last seconds against the comfortable one. It says nothing by itself: who wants it reads it. */
export function PaceMeter({ value, language, isStill }: PaceMeterProps) {
  const { t } = useTranslation();
  const { low, high } = COMFORTABLE_LIVE_PACE[language];
  const word = value === null ? t('practiceRoom.live.noPace') : t(`practiceRoom.live.paces.${paceWord(value, language)}`);
  const range = t('practiceRoom.live.paceRange', { low, high });
  return (
    <div className={css.pace} data-still={isStill || undefined}>
      <svg
        className={css.meter}
        viewBox={`0 0 ${WIDTH} 14`}
        preserveAspectRatio="none"
        role="meter"
        aria-label={t('practiceRoom.live.pace')}
        aria-valuemin={PACE_SCALE.low}
        aria-valuemax={PACE_SCALE.high}
        aria-valuenow={value === null ? PACE_SCALE.low : toPlace(value) + PACE_SCALE.low}
        aria-valuetext={value === null ? word : `${t('practiceRoom.live.paceValue', { value })}, ${word}. ${range}`}
      >
        <rect className={css.track} y={6} width={WIDTH} height={2} />
        <rect className={css.band} x={toPlace(low)} y={4} width={high - low} height={6} />
        {value !== null && <rect className={css.mark} x={Math.min(WIDTH - MARK, Math.max(0, toPlace(value) - MARK / 2))} width={MARK} height={14} />}
      </svg>
      <p className={css.words} aria-hidden>
        <span>{value === null ? word : `${t('practiceRoom.live.paceValue', { value })} · ${word}`}</span>
        <span className={css.range}>{range}</span>
      </p>
    </div>
  );
}
