import { useTranslation } from 'react-i18next';
import type { Analysis } from '../../../../data/coaching.ts';
import { Row } from './row.tsx';
import css from './time-line.module.css';

const HEIGHT = 24;

interface MarksProps {
  readonly fillers: Analysis['fillers'];
  readonly pauses: Analysis['pauses'];
  readonly durationS: number;
}

/** Where fillers and pauses were: strokes over bars, as two shapes however many there are. */
export function Marks({ fillers, pauses, durationS }: MarksProps) {
  const { t } = useTranslation();
  const at = (timeS: number): string => ((timeS / durationS) * 1000).toFixed(2);
  const strokes = fillers.map(({ startS, endS }) => `M${at((startS + endS) / 2)} 2V${HEIGHT - 10}`).join('');
  const bars = pauses.map(({ startS, endS }) => `M${at(startS)} ${HEIGHT - 8}H${at(endS)}V${HEIGHT - 2}H${at(startS)}Z`).join('');
  return (
    <Row
      name={t('coachingReport.line.marks')}
      label={t('coachingReport.line.marksLabel', { fillers: fillers.length, pauses: pauses.length })}
      height={HEIGHT}
      legend={
        <>
          <span className={css.keyStroke} /> {t('coachingReport.line.legend.filler')} <span className={css.keyBar} /> {t('coachingReport.line.legend.pause')}
        </>
      }
    >
      <path className={css.pauses} d={bars} />
      <path className={css.fillers} d={strokes} />
    </Row>
  );
}
