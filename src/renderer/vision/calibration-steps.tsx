import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { CALIBRATION_POINTS, type Calibration, type CalibrationPoint } from './calibration.ts';
import { createCalibrationRun } from './calibration-run.ts';
import css from './calibration-steps.module.css';
import type { FaceReader } from './face-reader.ts';
import { startPicturePump } from './picture-pump.ts';

interface CalibrationStepsProps {
  /** Plays the camera's stream. */
  readonly video: HTMLVideoElement;
  /** Stays the caller's. */
  readonly reader: FaceReader;
  /** Null: left out, or the face was not seen. Called once. */
  readonly onDone: (calibration: Calibration | null) => void;
}

/** A dot in five places of the window, followed by the eyes. Escape leaves it out. */
export function CalibrationSteps({ video, reader, onDone }: CalibrationStepsProps) {
  const { t } = useTranslation();
  const [point, setPoint] = useState<CalibrationPoint>('centre');
  const done = useRef(onDone);
  done.current = onDone;
  const leave = useRef(() => {});

  useEffect(() => {
    const run = createCalibrationRun();
    let isOver = false;
    const finish = (calibration: Calibration | null) => {
      if (isOver) return;
      isOver = true;
      pump.close();
      done.current(calibration);
    };
    const pump = startPicturePump({
      video,
      reader,
      onReading(reading) {
        run.push(reading);
        const next = run.point();
        if (next === null) finish(run.result());
        else setPoint(next);
      },
      onFailed: () => finish(null),
    });
    leave.current = () => finish(null);
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && finish(null);
    window.addEventListener('keydown', onKey);
    return () => {
      isOver = true;
      pump.close();
      window.removeEventListener('keydown', onKey);
    };
  }, [video, reader]);

  return (
    <div className={css.screen} role="dialog" aria-modal aria-label={t('vision.calibration.title')}>
      <span className={css.dot} data-point={point} aria-hidden />
      <div className={css.text}>
        <p role="status">{t('vision.calibration.look', { number: CALIBRATION_POINTS.indexOf(point) + 1, whole: CALIBRATION_POINTS.length })}</p>
        <Button kind="quiet" autoFocus onClick={() => leave.current()}>{t('vision.calibration.skip')}</Button>
      </div>
    </div>
  );
}
