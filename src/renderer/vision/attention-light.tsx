import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import type { AttentionNow } from './attention-states.ts';
import css from './attention-light.module.css';

interface AttentionLightProps {
  /** Null while nothing is measured. */
  readonly now: AttentionNow | null;
  /** Said in place of the state, e.g. that it was switched off. */
  readonly instead?: string;
}

/** What the camera shows, in plain words and its own shape for each state; and, on a press, what it is for and what not. */
export function AttentionLight({ now, instead }: AttentionLightProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const state = now?.state ?? 'unknown';
  const words = instead ?? (now === null ? t('vision.light.nothing') : now.reason === null ? t(`vision.light.event.${now.event}`) : t(`vision.light.reason.${now.reason}`));
  return (
    <div className={css.light}>
      <div className={css.row}>
        {/* Not told aloud at each change: whoever answers is not to be interrupted. */}
        <span className={css.state} data-state={state}>
          <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden className={css.shape}>
            {state === 'focused' && <circle cx="8" cy="8" r="5" />}
            {state === 'distracted' && <path d="M8 2.5 L13.5 13 L2.5 13 Z" />}
            {state === 'unknown' && <circle cx="8" cy="8" r="4.5" fill="none" stroke="currentColor" strokeWidth="2" strokeDasharray="3 2.6" />}
          </svg>
          {words}
        </span>
        <Button kind="quiet" aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>{t('vision.light.what')}</Button>
      </div>
      <p id={id} className={css.text} hidden={!isOpen}>{t('vision.light.text')}</p>
    </div>
  );
}
