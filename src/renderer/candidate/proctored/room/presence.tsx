import { useTranslation } from 'react-i18next';
import { Interviewer } from '../../../ui/avatar/interviewer.tsx';
import css from './presence.module.css';
import type { ProctoredView } from './proctored-view.ts';

/** The character who asks. What it does is told in words below. */
export function Presence({ view, level }: { readonly view: ProctoredView; readonly level: () => number }) {
  const { t } = useTranslation();
  return (
    <div className={css.place}>
      <Interviewer look={view.room?.look ?? 'maria'} level={level} active={view.isSpeaking && !view.isPaused} label={t('proctored.look')} />
    </div>
  );
}
