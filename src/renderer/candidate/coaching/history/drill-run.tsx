import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Drill } from '../../../data/coaching.ts';
import { useObservable } from '../../../data/observable.ts';
import { Button } from '../../../ui/button.tsx';
import { toClock } from '../../../ui/format.ts';
import { createDrillClock } from './drill-clock.ts';
import css from './drills.module.css';

interface DrillRunProps {
  readonly drill: Drill;
  readonly language: string;
  readonly onEnd: () => void;
}

/** A drill step by step, with quiet time beside it: nothing ends by itself, and no screen reader counts seconds. */
export function DrillRun({ drill, language, onEnd }: DrillRunProps) {
  const { t } = useTranslation();
  const [index, setIndex] = useState(0);
  const clock = useMemo(() => createDrillClock(drill.minutes, () => performance.now()), [drill.minutes]);
  useEffect(() => {
    clock.resume();
    return () => clock.close();
  }, [clock]);
  const leftS = useObservable(clock.leftS);
  const isRunning = useObservable(clock.isRunning);
  const step = useRef<HTMLParagraphElement>(null);
  useEffect(() => step.current?.focus(), [index]);
  const isLast = index >= drill.steps.length - 1;
  return (
    <div className={css.run}>
      <h4 lang={language}>{drill.title}</h4>
      <div className={css.runHead}>
        <span>{t('coachingHistory.step', { step: index + 1, whole: drill.steps.length })}</span>
        <span className={css.time} role="timer" aria-live="off" aria-label={t('coachingHistory.timeLeft')}>
          {toClock(leftS)}
        </span>
      </div>
      <p ref={step} tabIndex={-1} className={css.step} lang={language}>
        {drill.steps[index]}
      </p>
      <p role="status" className={css.note}>
        {leftS === 0 && t('coachingHistory.timeOver')}
      </p>
      <div className={css.actions}>
        {isLast ? (
          <Button kind="primary" onClick={onEnd}>
            {t('coachingHistory.finish')}
          </Button>
        ) : (
          <Button kind="primary" onClick={() => setIndex(index + 1)}>
            {t('coachingHistory.next')}
          </Button>
        )}
        {index > 0 && <Button onClick={() => setIndex(index - 1)}>{t('coachingHistory.previous')}</Button>}
        {leftS > 0 && <Button onClick={() => (isRunning ? clock.hold() : clock.resume())}>{t(isRunning ? 'coachingHistory.hold' : 'coachingHistory.resume')}</Button>}
        {!isLast && (
          <Button kind="quiet" onClick={onEnd}>
            {t('coachingHistory.stop')}
          </Button>
        )}
      </div>
    </div>
  );
}
