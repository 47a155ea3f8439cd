import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useObservable } from '../../../data/observable.ts';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page, Panel } from '../../../ui/page.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { CalibrationSteps } from '../../../vision/calibration-steps.tsx';
import { CameraPicture } from '../camera/camera-picture.tsx';
import { useCamera } from '../camera/use-camera.ts';
import { useFaceReader } from '../camera/use-face-reader.ts';
import { screenCalibration } from './attention.ts';
import type { ProctoredRoomInHand } from './room-in-hand.ts';
import type { ProctoredView } from './proctored-view.ts';
import css from './welcome.module.css';

interface WelcomeProps {
  readonly id: string;
  readonly view: ProctoredView;
  readonly room: ProctoredRoomInHand;
}

/** Before the first question, and after a reload: where the screen is, then a press to begin. */
export function Welcome({ id, view, room }: WelcomeProps) {
  const { t } = useTranslation();
  const isNew = view.answers.size === 0 && view.reached === 0;
  const isCalibrated = useObservable(screenCalibration)?.interviewId === id;
  return (
    <Page title={t('proctored.way')}>
      {view.room?.attention === true && !isCalibrated && view.link !== 'elsewhere' ? (
        <Calibrate id={id} />
      ) : (
        <EmptyState
          title={t('proctored.welcome')}
          action={
            // After the dots the keyboard goes on from here.
            <Button kind="primary" size="large" autoFocus={view.room?.attention === true} onClick={() => void room.begin()}>
              {isNew ? t('proctored.start') : t('proctored.goOn')}
            </Button>
          }
        >
          {isNew ? t('proctored.welcomeFirst') : t('proctored.welcomeBack')}
        </EmptyState>
      )}
    </Page>
  );
}

/** Five looks that tell where the screen is; may be left out. */
function Calibrate({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const video = useRef<HTMLVideoElement>(null);
  const { state, stream } = useCamera(true);
  const { reader, failed } = useFaceReader(stream !== null);
  const [running, setRunning] = useState(false);
  const [unseen, setUnseen] = useState(false);
  const isBlind = failed || (state !== 'open' && state !== 'opening');
  const leave = () => screenCalibration.set({ interviewId: id, calibration: null });
  return (
    <Panel title={t('proctored.calibrate.title')}>
      <div className={css.camera}>
        <CameraPicture stream={stream} video={video} />
        <div className={css.words}>
          <p>{t('proctored.calibrate.text')}</p>
          {unseen && <Notice kind="caution">{t('proctored.calibrate.unseen')}</Notice>}
          {failed && <Notice kind="caution">{t('proctored.light.unavailable')}</Notice>}
          {!failed && state !== 'open' && state !== 'opening' && (
            <Notice kind="caution">
              {t(`proctored.camera.${state}`)} {t('proctored.camera.without')}
            </Notice>
          )}
          {!isBlind && (
            <Button kind="primary" size="large" busy={reader === null} onClick={() => setRunning(true)}>
              {unseen ? t('proctored.calibrate.again') : t('proctored.calibrate.begin')}
            </Button>
          )}
          <Button kind={isBlind ? 'primary' : 'quiet'} onClick={leave}>
            {isBlind ? t('proctored.goOn') : t('proctored.calibrate.skip')}
          </Button>
        </div>
      </div>
      {running && reader !== null && video.current !== null && (
        <CalibrationSteps
          video={video.current}
          reader={reader}
          onDone={(calibration) => {
            setRunning(false);
            setUnseen(calibration === null);
            if (calibration !== null) screenCalibration.set({ interviewId: id, calibration });
          }}
          onLeave={leave}
        />
      )}
    </Panel>
  );
}
