import { useEffect, useRef, type ReactNode, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import css from './camera-picture.module.css';

interface CameraPictureProps {
  readonly stream: MediaStream | null;
  /** Where the element is needed outside, e.g. to look at its pictures. */
  readonly video?: RefObject<HTMLVideoElement | null>;
  /** Drawn over it. */
  readonly children?: ReactNode;
}

/** One's own picture, mirrored as in a mirror. */
export function CameraPicture({ stream, video, children }: CameraPictureProps) {
  const { t } = useTranslation();
  const own = useRef<HTMLVideoElement>(null);
  const element = video ?? own;
  useEffect(() => {
    const shown = element.current;
    if (!shown) return;
    shown.srcObject = stream;
    // A page that goes away stops the play; that is no failure.
    if (stream) void shown.play().catch(() => undefined);
  }, [stream, element]);
  return (
    <div className={css.frame} data-empty={stream === null || undefined}>
      <video ref={element} className={css.picture} muted playsInline aria-label={t('proctored.camera.preview')} />
      {children}
    </div>
  );
}
