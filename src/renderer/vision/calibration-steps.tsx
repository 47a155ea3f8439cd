import { useEffect, useLayoutEffect, useRef, useState } from 'react';
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
  /** Null: the face was not seen. Called once, unless it is left out. */
  readonly onDone: (calibration: Calibration | null) => void;
  readonly onLeave: () => void;
}

/** A dot in five places of the window, followed by the eyes. Escape leaves it out. */
export function CalibrationSteps({ video, reader, onDone, onLeave }: CalibrationStepsProps) {
  const { t } = useTranslation();
  const [point, setPoint] = useState<CalibrationPoint>('centre');
  const done = useRef(onDone);
  done.current = onDone;
  const screen = useRef<HTMLDialogElement>(null);

  // Closed while it is still in the page: then the focus goes back to where it was.
  useLayoutEffect(() => {
    const element = screen.current;
    // Nothing behind it can be reached meanwhile.
    element?.showModal();
    return () => element?.close();
  }, []);
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
    return () => {
      isOver = true;
      pump.close();
    };
  }, [video, reader]);

  return (
    <dialog
      ref={screen}
      className={css.screen}
      aria-label={t('vision.calibration.title')}
      onCancel={(event) => {
        event.preventDefault();
        onLeave();
      }}
    >
      <span className={css.dot} data-point={point} aria-hidden />
      <div className={css.text}>
        <p role="status">{t('vision.calibration.look', { number: CALIBRATION_POINTS.indexOf(point) + 1, whole: CALIBRATION_POINTS.length })}</p>
        <Button kind="quiet" autoFocus onClick={onLeave}>{t('vision.calibration.skip')}</Button>
      </div>
    </dialog>
  );
}
