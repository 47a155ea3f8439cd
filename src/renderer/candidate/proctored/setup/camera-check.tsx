import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useObservable } from '../../../data/observable.ts';
import { Button } from '../../../ui/button.tsx';
import { Select } from '../../../ui/field.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Panel } from '../../../ui/page.tsx';
import { FramingGuide, FramingOval } from '../../../vision/framing-guide.tsx';
import { cameraChoice } from '../camera/camera-choice.ts';
import { CameraPicture } from '../camera/camera-picture.tsx';
import { useCamera } from '../camera/use-camera.ts';
import { useFraming } from '../camera/use-framing.ts';
import css from './camera-check.module.css';

interface CameraCheckProps {
  /** What it means to go on without; that of an interview on camera unless told. */
  readonly without?: string;
}

/** How one sits in the picture. A camera that is not there keeps nobody from going on. */
export function CameraCheck({ without }: CameraCheckProps) {
  const { t } = useTranslation();
  const chosen = useObservable(cameraChoice);
  const { state, stream, inputs, retry } = useCamera(true);
  const video = useRef<HTMLVideoElement>(null);
  const { framing, failed: isBlind } = useFraming(stream, video);
  const failed = state !== 'open' && state !== 'opening';
  return (
    <Panel title={t('proctored.camera.title')}>
      <div className={css.check}>
        <CameraPicture stream={stream} video={video}>
          {state === 'open' && !isBlind && <FramingOval framing={framing} />}
        </CameraPicture>
        <div className={css.side}>
          {inputs.length > 1 && (
            <Select
              label={t('proctored.camera.device')}
              value={chosen ?? ''}
              options={[
                { value: '', label: t('proctored.camera.default') },
                ...inputs.map((input, index) => ({ value: input.id, label: input.label || t('proctored.camera.numbered', { number: index + 1 }) })),
              ]}
              onValue={(id) => cameraChoice.set(id === '' ? null : id)}
            />
          )}
          <Notice kind={state === 'open' ? 'good' : failed ? 'caution' : 'plain'} action={failed ? <Button onClick={retry}>{t('states.retry')}</Button> : undefined}>
            {t(`proctored.camera.${state}`)} {failed && (without ?? t('proctored.camera.without'))}
          </Notice>
          {state === 'open' && (isBlind ? <Notice>{t('proctored.light.unavailable')}</Notice> : <FramingGuide framing={framing} />)}
        </div>
      </div>
    </Panel>
  );
}
