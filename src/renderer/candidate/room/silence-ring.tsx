import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { ringMs } from './room.ts';
import css from './silence-ring.module.css';

/** Says that the answer is about to be sent by itself, and how to go on speaking. */
export function SilenceRing({ onKeep }: { readonly onKeep: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={css.ring} role="status">
      <svg viewBox="0 0 36 36" width="32" height="32" aria-hidden className={css.circle}>
        <circle cx="18" cy="18" r="15" className={css.track} />
        <circle
          cx="18"
          cy="18"
          r="15"
          pathLength={1}
          className={css.hand}
          ref={(hand) => {
            hand?.style.setProperty('animation-duration', `${ringMs}ms`);
          }}
        />
      </svg>
      <span>{t('room.sending')}</span>
      <Button onClick={onKeep}>{t('room.keepListening')}</Button>
    </div>
  );
}
