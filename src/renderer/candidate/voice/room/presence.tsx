import { useTranslation } from 'react-i18next';
import { Interviewer } from '../../../ui/avatar/interviewer.tsx';
import css from '../../../ui/avatar/presence.module.css';
import type { TalkView } from './talk-view.ts';

/** The interviewer, whose lips go with its voice. What it does is told in words below. */
export function Presence({ view, level }: { readonly view: TalkView; readonly level: () => number }) {
  const { t } = useTranslation();
  return (
    <div className={css.place} data-playing={view.isPlaying || undefined}>
      <Interviewer look="maria" level={level} active={view.isPlaying && !view.isPaused} label={t('proctored.look')} />
    </div>
  );
}
