import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useObservable } from '../../../data/observable.ts';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { AttentionLight } from '../../../vision/attention-light.tsx';
import { CameraPicture } from '../camera/camera-picture.tsx';
import type { Camera } from '../camera/use-camera.ts';
import type { Attention } from './attention.ts';
import css from './attention-panel.module.css';

interface AttentionPanelProps {
  readonly camera: Camera;
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly attention: Attention;
}

/** One's own picture, what is measured of it just now, and what that means. */
export function AttentionPanel({ camera, video, attention }: AttentionPanelProps) {
  const { t } = useTranslation();
  const { status, now } = useObservable(attention.view);
  const instead = status === 'unavailable' ? t('proctored.light.unavailable') : status === 'starting' ? t('proctored.light.starting') : null;
  const { state } = camera;
  const failed = state !== 'open' && state !== 'opening';
  return (
    <>
      <div className={css.panel}>
        <CameraPicture stream={camera.stream} video={video} />
        <AttentionLight now={now} {...(instead === null ? {} : { instead })} />
      </div>
      {failed && (
        <Notice kind="caution" action={<Button onClick={camera.retry}>{t('states.retry')}</Button>}>
          {t(`proctored.camera.${state}`)} {t('proctored.camera.without')}
        </Notice>
      )}
    </>
  );
}
